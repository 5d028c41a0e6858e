/*
 * epoll.c - one system call per function, or none; no state. Rounding, retries after signals and
 * bookkeeping are in Java, where they can be tested without a kernel.
 */
#define _GNU_SOURCE
#include "epoll.h"

#include "direct_call.h"

#include <errno.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

/* The number is the same on every architecture. Older headers lack it, and so does the C library that
 * the binary must still load on, hence no epoll_pwait2(). */
#ifndef SYS_epoll_pwait2
#define SYS_epoll_pwait2 441
#endif

#define NANOS_PER_SECOND 1000000000

_Static_assert(sizeof(time_t) == 8, "the kernel's timespec of epoll_pwait2 has 64-bit seconds");

int six_epoll_create(void) {
  int descriptor = epoll_create1(EPOLL_CLOEXEC);
  return descriptor >= 0 ? descriptor : -errno;
}

int six_epoll_control(int epoll, int operation, int descriptor, uint32_t event_mask, uint64_t data) {
  struct epoll_event event = {.events = event_mask, .data = {.u64 = data}};
  return epoll_ctl(epoll, operation, descriptor, &event) == 0 ? 0 : -errno;
}

int six_epoll_wait(int epoll, void *events, int max_events, int timeout_millis) {
  int count = direct_epoll_wait(epoll, events, max_events, timeout_millis);
  return count >= 0 ? count : -errno;
}

int six_epoll_wait_nanos(int epoll, void *events, int max_events, int64_t timeout_nanos) {
  struct timespec timeout = {
      .tv_sec = timeout_nanos / NANOS_PER_SECOND,
      .tv_nsec = timeout_nanos % NANOS_PER_SECOND,
  };
  long count = syscall(SYS_epoll_pwait2, epoll, events, max_events, &timeout, NULL, (size_t) 0);
  return count >= 0 ? (int) count : -errno;
}

int six_epoll_event_size(void) {
  return (int) sizeof(struct epoll_event);
}

int six_epoll_data_offset(void) {
  return (int) offsetof(struct epoll_event, data);
}

int six_eventfd_create(void) {
  int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  return descriptor >= 0 ? descriptor : -errno;
}

int six_eventfd_signal(int descriptor) {
  uint64_t one = 1;
  return write(descriptor, &one, sizeof one) == (ssize_t) sizeof one ? 0 : -errno;
}

int six_epoll_close(int descriptor) {
  return close(descriptor) == 0 ? 0 : -errno;
}
