/*
 * direct_call.h - the calls that a busy loop makes for each message. On Linux they go without what the C library
 * adds for pthread_cancel() as soon as a process has a second thread: two atomic operations around each, more than
 * all the rest of its user-space side. A JVM cancels no threads. The arguments are those of the man pages.
 */
#ifndef SIXPHASE_DIRECT_CALL_H
#define SIXPHASE_DIRECT_CALL_H

#include <stddef.h>
#include <sys/socket.h>

#ifdef __linux__

#include <sys/syscall.h>
#include <unistd.h>

/* Each returns what the kernel says, or -1 with errno set. */
static inline ssize_t direct_recvfrom(int descriptor, void *target, size_t length, int flags,
                                      struct sockaddr *sender, socklen_t *sender_length) {
  return syscall(SYS_recvfrom, descriptor, target, length, flags, sender, sender_length);
}

static inline ssize_t direct_sendto(int descriptor, const void *source, size_t length, int flags,
                                    const struct sockaddr *to, socklen_t to_length) {
  return syscall(SYS_sendto, descriptor, source, length, flags, to, to_length);
}

static inline ssize_t direct_recvmsg(int descriptor, struct msghdr *message, int flags) {
  return syscall(SYS_recvmsg, descriptor, message, flags);
}

/* Not every processor has a call epoll_wait; without a mask the other is the same. */
static inline int direct_epoll_wait(int epoll, void *events, int max_events, int timeout_millis) {
#ifdef SYS_epoll_wait
  return (int) syscall(SYS_epoll_wait, epoll, events, max_events, timeout_millis);
#else
  return (int) syscall(SYS_epoll_pwait, epoll, events, max_events, timeout_millis, NULL, (size_t) 0);
#endif
}

#else

#define direct_recvfrom recvfrom
#define direct_sendto sendto

#endif

#endif
