/*
 * kqueue.c - one system call per function, or none, but where a kqueue cannot be made close-on-exec by the
 * same call; no state. Retries after signals and bookkeeping are in Java.
 */
#include "kqueue.h"

#include "six_errno.h"

#include <sys/types.h>
/* It needs the types before it on the BSDs. */
#include <sys/event.h>

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define NANOS_PER_SECOND 1000000000

static int failure(void) {
  return -six_errno_of(errno);
}

int six_kqueue_create(void) {
  int descriptor = kqueue();
  if (descriptor < 0) {
    return failure();
  }
  if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0) {
    int error = errno;
    close(descriptor);
    return -six_errno_of(error);
  }
  return descriptor;
}

static int change_trigger(int kqueue, unsigned short flags, unsigned int filter_flags) {
  struct kevent change;
  EV_SET(&change, 0, EVFILT_USER, flags, filter_flags, 0, 0);
  return kevent(kqueue, &change, 1, NULL, 0, NULL) == 0 ? 0 : failure();
}

int six_kqueue_watch_trigger(int kqueue) {
  return change_trigger(kqueue, EV_ADD | EV_CLEAR, 0);
}

int six_kqueue_trigger(int kqueue) {
  return change_trigger(kqueue, 0, NOTE_TRIGGER);
}

int six_kqueue_wait(int kqueue, const void *changes, int change_count, void *events, int max_events,
                    int64_t timeout_nanos) {
  struct timespec timeout = {
      .tv_sec = (time_t) (timeout_nanos / NANOS_PER_SECOND),
      .tv_nsec = (long) (timeout_nanos % NANOS_PER_SECOND),
  };
  int count = kevent(kqueue, changes, change_count, events, max_events, timeout_nanos < 0 ? NULL : &timeout);
  return count >= 0 ? count : failure();
}

int six_kqueue_event_size(void) {
  return (int) sizeof(struct kevent);
}

int six_kqueue_kind(int descriptor) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) {
    return failure();
  }
  if (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode) || S_ISBLK(status.st_mode)) {
    return SIX_FILE;
  }
  return S_ISCHR(status.st_mode) && !isatty(descriptor) ? SIX_DEVICE : SIX_WATCHABLE;
}

int six_kqueue_close(int descriptor) {
  return close(descriptor) == 0 ? 0 : failure();
}
