/*
 * uring.h - io_uring, as plain C: the system calls, and the memory that they share. The rings themselves are
 * driven from Java. Every function returns its result, or -errno.
 */
#ifndef SIXPHASE_URING_H
#define SIXPHASE_URING_H

#include <stddef.h>
#include <stdint.h>

/* Returns a new close-on-exec ring with the struct uring_params filled in, or -errno. */
int six_uring_setup(unsigned entries, void *params);

/*
 * Submits, then waits for so many completions (with IORING_ENTER_GETEVENTS in the flags) for at most
 * timeout_nanos, -1 for ever. Returns how many were submitted; or, if none was, -errno: -ETIME at the end of
 * the time, -EINTR after a signal.
 */
int six_uring_enter(int ring, unsigned submit_count, unsigned complete_count, unsigned flags,
                    int64_t timeout_nanos);

/* Returns the result of the operation (IORING_REGISTER_*), mostly 0, or -errno. */
int six_uring_register(int ring, unsigned operation, void *argument, unsigned count);

/*
 * Maps memory of a ring (the offset says which), or fresh memory, full of zeroes, if ring is -1.
 * Returns its address, or -errno.
 */
int64_t six_uring_map(int ring, int64_t offset, size_t length);

/* Returns 0, or -errno. */
int six_uring_unmap(int64_t address, size_t length);

#endif
