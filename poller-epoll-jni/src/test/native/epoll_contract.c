/* epoll_contract.c - linux/epoll.h */
#define _GNU_SOURCE
#include "contract.h"
#include "epoll.h"
#include "signals.h"
#include "six_errno.h"
#include "uring_contract.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#define FAR_AWAY_NANOS INT64_C(9223372036854775807)

/* Here no number is translated. */
#define SAME(name) _Static_assert(SIX_##name == name, #name)
SAME(EPERM);
SAME(ENOENT);
SAME(EINTR);
SAME(EIO);
SAME(EBADF);
SAME(EAGAIN);
SAME(ENOMEM);
SAME(EACCES);
SAME(EFAULT);
SAME(EBUSY);
SAME(EEXIST);
SAME(EXDEV);
SAME(ENODEV);
SAME(ENOTDIR);
SAME(EISDIR);
SAME(EINVAL);
SAME(ENFILE);
SAME(EMFILE);
SAME(ENOSPC);
SAME(EROFS);
SAME(EPIPE);
SAME(ENAMETOOLONG);
SAME(ENOSYS);
SAME(ENOTEMPTY);
SAME(ELOOP);
SAME(ENOTSOCK);
SAME(EDESTADDRREQ);
SAME(EMSGSIZE);
SAME(ENOPROTOOPT);
SAME(ENOTSUP);
SAME(EAFNOSUPPORT);
SAME(EADDRINUSE);
SAME(EADDRNOTAVAIL);
SAME(ENETDOWN);
SAME(ENETUNREACH);
SAME(ECONNABORTED);
SAME(ECONNRESET);
SAME(ENOBUFS);
SAME(EISCONN);
SAME(ENOTCONN);
SAME(ETIMEDOUT);
SAME(ECONNREFUSED);
SAME(EHOSTDOWN);
SAME(EHOSTUNREACH);
SAME(EALREADY);
SAME(EINPROGRESS);
SAME(ECANCELED);

static struct epoll_event events[4];

static void close_on_exec(void) {
  int epoll = six_epoll_create();
  int eventfd = six_eventfd_create();
  EXPECT(fcntl(epoll, F_GETFD) & FD_CLOEXEC);
  EXPECT(fcntl(eventfd, F_GETFD) & FD_CLOEXEC);
  EXPECT(fcntl(eventfd, F_GETFL) & O_NONBLOCK);
  EXPECT_EQUAL(0, six_epoll_close(epoll));
  EXPECT_EQUAL(0, six_epoll_close(eventfd));
  EXPECT_EQUAL(-SIX_EBADF, six_epoll_close(eventfd));
}

/* seed 18 */
static void layout_is_the_kernels(void) {
  EXPECT_EQUAL(sizeof(struct epoll_event), six_epoll_event_size());
#ifdef __x86_64__
  EXPECT_EQUAL(12, six_epoll_event_size());
  EXPECT_EQUAL(4, six_epoll_data_offset());
#else
  EXPECT_EQUAL(16, six_epoll_event_size());
  EXPECT_EQUAL(8, six_epoll_data_offset());
#endif
}

static void readiness_is_level_triggered_and_data_comes_back(void) {
  int epoll = six_epoll_create();
  uint64_t token = UINT64_C(0x8123456789abcdef);
  int ends[2];
  EXPECT_EQUAL(0, pipe2(ends, O_CLOEXEC | O_NONBLOCK));
  EXPECT_EQUAL(0, six_epoll_control(epoll, EPOLL_CTL_ADD, ends[0], EPOLLIN, token));
  EXPECT_EQUAL(0, six_epoll_wait(epoll, events, 4, 0));
  EXPECT_EQUAL(1, write(ends[1], "x", 1));
  for (int round = 0; round < 2; round++) {
    EXPECT_EQUAL(1, six_epoll_wait(epoll, events, 4, -1));
    EXPECT(events[0].data.u64 == token);
    EXPECT_EQUAL(EPOLLIN, events[0].events);
  }
  EXPECT_EQUAL(0, six_epoll_control(epoll, EPOLL_CTL_MOD, ends[0], EPOLLOUT, token));
  EXPECT_EQUAL(0, six_epoll_wait(epoll, events, 4, 0));
  EXPECT_EQUAL(0, close(ends[1]));
  EXPECT_EQUAL(1, six_epoll_wait(epoll, events, 4, -1));
  EXPECT_EQUAL(EPOLLHUP, events[0].events);
  EXPECT_EQUAL(0, six_epoll_control(epoll, EPOLL_CTL_DEL, ends[0], 0, 0));
  EXPECT_EQUAL(0, six_epoll_wait(epoll, events, 4, 0));
  EXPECT_EQUAL(0, close(ends[0]));
  EXPECT_EQUAL(0, six_epoll_close(epoll));
}

static void refusals_come_back_as_errno(void) {
  int epoll = six_epoll_create();
  int eventfd = six_eventfd_create();
  FILE *file = tmpfile();
  EXPECT_EQUAL(-SIX_ENOENT, six_epoll_control(epoll, EPOLL_CTL_MOD, eventfd, EPOLLIN, 1));
  EXPECT_EQUAL(-SIX_ENOENT, six_epoll_control(epoll, EPOLL_CTL_DEL, eventfd, 0, 0));
  EXPECT_EQUAL(0, six_epoll_control(epoll, EPOLL_CTL_ADD, eventfd, EPOLLIN, 1));
  EXPECT_EQUAL(-SIX_EEXIST, six_epoll_control(epoll, EPOLL_CTL_ADD, eventfd, EPOLLIN, 1));
  EXPECT_EQUAL(-SIX_EPERM, six_epoll_control(epoll, EPOLL_CTL_ADD, fileno(file), EPOLLIN, 1));
  EXPECT_EQUAL(-SIX_EINVAL, six_epoll_control(epoll, EPOLL_CTL_ADD, epoll, EPOLLIN, 1));
  EXPECT_EQUAL(-SIX_EBADF, six_epoll_control(epoll, EPOLL_CTL_ADD, 1 << 20, EPOLLIN, 1));
  EXPECT_EQUAL(-SIX_EBADF, six_epoll_wait(-1, events, 4, 0));
  EXPECT_EQUAL(-SIX_EBADF, six_eventfd_signal(-1));
  EXPECT_EQUAL(0, fclose(file));
  EXPECT_EQUAL(0, six_epoll_close(eventfd));
  EXPECT_EQUAL(0, six_epoll_close(epoll));
}

static void each_signal_is_one_edge_though_nobody_reads(void) {
  int epoll = six_epoll_create();
  int eventfd = six_eventfd_create();
  EXPECT_EQUAL(0, six_epoll_control(epoll, EPOLL_CTL_ADD, eventfd, EPOLLIN | EPOLLET, 7));
  EXPECT_EQUAL(0, six_epoll_wait(epoll, events, 4, 0));
  for (int round = 0; round < 3; round++) {
    EXPECT_EQUAL(0, six_eventfd_signal(eventfd));
    EXPECT_EQUAL(1, six_epoll_wait(epoll, events, 4, -1));
    EXPECT_EQUAL(0, six_epoll_wait(epoll, events, 4, 0));
  }
  EXPECT_EQUAL(0, six_eventfd_signal(eventfd));
  EXPECT_EQUAL(0, six_eventfd_signal(eventfd));
  EXPECT_EQUAL(1, six_epoll_wait(epoll, events, 4, -1));
  EXPECT_EQUAL(0, six_epoll_wait(epoll, events, 4, 0));
  EXPECT_EQUAL(0, six_epoll_close(eventfd));
  EXPECT_EQUAL(0, six_epoll_close(epoll));
}

static void nanoseconds_are_never_cut_short(void) {
  int epoll = six_epoll_create();
  int eventfd = six_eventfd_create();
  int result = six_epoll_wait_nanos(epoll, events, 4, 1);
  struct timespec start;
  struct timespec end;
  if (result == -SIX_ENOSYS || result == -SIX_EPERM) {
    fprintf(stderr, "no epoll_pwait2 here\n");
  } else {
    EXPECT_EQUAL(0, result);
    clock_gettime(CLOCK_MONOTONIC, &start);
    EXPECT_EQUAL(0, six_epoll_wait_nanos(epoll, events, 4, 1500000));
    clock_gettime(CLOCK_MONOTONIC, &end);
    EXPECT((end.tv_sec - start.tv_sec) * 1000000000LL + end.tv_nsec - start.tv_nsec >= 1500000);
    EXPECT_EQUAL(0, six_epoll_control(epoll, EPOLL_CTL_ADD, eventfd, EPOLLOUT, 1));
    EXPECT_EQUAL(1, six_epoll_wait_nanos(epoll, events, 4, FAR_AWAY_NANOS));
  }
  EXPECT_EQUAL(0, six_epoll_close(eventfd));
  EXPECT_EQUAL(0, six_epoll_close(epoll));
}

static int epoll_to_interrupt;

static int wait_for_ever(void) {
  return six_epoll_wait(epoll_to_interrupt, events, 4, -1);
}

static void a_signal_is_reported_and_not_retried(void) {
  epoll_to_interrupt = six_epoll_create();
  EXPECT_EQUAL(-SIX_EINTR, interrupted(wait_for_ever));
  EXPECT_EQUAL(0, six_epoll_close(epoll_to_interrupt));
}

void poller_contract(void) {
  close_on_exec();
  layout_is_the_kernels();
  readiness_is_level_triggered_and_data_comes_back();
  refusals_come_back_as_errno();
  each_signal_is_one_edge_though_nobody_reads();
  nanoseconds_are_never_cut_short();
  a_signal_is_reported_and_not_retried();
  uring_contract();
}
