/*
 * epoll.h - what Linux offers for waiting, as plain C. Every function returns its result, or -errno.
 */
#ifndef SIXPHASE_EPOLL_H
#define SIXPHASE_EPOLL_H

#include <stdint.h>

/* Returns a new close-on-exec epoll descriptor, or -errno. */
int six_epoll_create(void);

/* Adds, modifies or deletes (EPOLL_CTL_*). Returns 0, or -errno. */
int six_epoll_control(int epoll, int operation, int descriptor, uint32_t event_mask, uint64_t data);

/*
 * Waits for at most timeout_millis, -1 for ever. Returns the number of events written to the array, or
 * -errno. -EINTR means: measure what is left of the time-out and call again.
 */
int six_epoll_wait(int epoll, void *events, int max_events, int timeout_millis);

/* The same with a time-out of nanoseconds, 0 or more. -ENOSYS before Linux 5.11. */
int six_epoll_wait_nanos(int epoll, void *events, int max_events, int64_t timeout_nanos);

/* The layout of the array: 12 and 4 on x86_64, 16 and 8 elsewhere. */
int six_epoll_event_size(void);
int six_epoll_data_offset(void);

/* Returns a new non-blocking, close-on-exec eventfd that counts from 0, or -errno. */
int six_eventfd_create(void);

/* Adds 1 to the count, which makes an edge for whoever watches. Returns 0, or -errno. */
int six_eventfd_signal(int descriptor);

/* Closes either kind. Returns 0, or -errno; the descriptor is gone in both cases. */
int six_epoll_close(int descriptor);

#endif
