/*
 * kqueue.h - what macOS and the BSDs offer for waiting, as plain C. Every function returns its result, or
 * -errno in the numbers of six_errno.h.
 */
#ifndef SIXPHASE_KQUEUE_H
#define SIXPHASE_KQUEUE_H

#include <stdint.h>

/* What stat(2) says a descriptor is, as far as it matters to who would watch it. */
enum six_kind_of_file { SIX_WATCHABLE = 0, SIX_FILE = 1, SIX_DEVICE = 2 };

/* Returns a new close-on-exec kqueue, or -errno. */
int six_kqueue_create(void);

/* Has the kqueue report each six_kqueue_trigger once, as an event of the filter EVFILT_USER. 0, or -errno. */
int six_kqueue_watch_trigger(int kqueue);
int six_kqueue_trigger(int kqueue);

/*
 * kevent(2): applies the changes, then waits for at most timeout_nanos, -1 for ever. Both arrays are of struct
 * kevent. Returns the number of events written, or -errno. -SIX_EINTR means that the changes were applied:
 * measure what is left of the time-out and call again without them.
 */
int six_kqueue_wait(int kqueue, const void *changes, int change_count, void *events, int max_events,
                    int64_t timeout_nanos);

/* The size of struct kevent: 32 bytes, but for FreeBSD, which has 64. */
int six_kqueue_event_size(void);

/* Returns an enum six_kind_of_file, or -errno. */
int six_kqueue_kind(int descriptor);

/* Returns 0, or -errno; the descriptor is gone in both cases. */
int six_kqueue_close(int descriptor);

#endif
