/* kqueue_contract.c - bsd/kqueue.h, on a system that has it or over libkqueue. */
#define _GNU_SOURCE
#include "contract.h"
#include "kqueue.h"
#include "signals.h"
#include "six_errno.h"

#include <sys/types.h>
/* It needs the types before it on the BSDs. */
#include <sys/event.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define SECOND_NANOS INT64_C(1000000000)

static struct kevent events[4];

static void *token(uint64_t number) {
  return (void *) (uintptr_t) number;
}

static struct kevent change(int descriptor, short filter, unsigned short flags, uint64_t number) {
  struct kevent result;
  EV_SET(&result, (uintptr_t) descriptor, filter, flags, 0, 0, token(number));
  return result;
}

/* Applies one change and returns 0, or -errno, as the receipt has it. */
static int applied(int queue, struct kevent one) {
  struct kevent receipt;
  one.flags |= EV_RECEIPT;
  EXPECT_EQUAL(1, six_kqueue_wait(queue, &one, 1, &receipt, 1, 0));
  EXPECT(receipt.flags & EV_ERROR);
  return -six_errno_of((int) receipt.data);
}

static int poll_once(int queue, int64_t timeout_nanos) {
  memset(events, 0, sizeof events);
  return six_kqueue_wait(queue, NULL, 0, events, 4, timeout_nanos);
}

static void a_queue_is_close_on_exec(void) {
  int queue = six_kqueue_create();
  EXPECT(fcntl(queue, F_GETFD) & FD_CLOEXEC);
  EXPECT_EQUAL(0, six_kqueue_close(queue));
  EXPECT_EQUAL(-SIX_EBADF, six_kqueue_close(queue));
}

static void readiness_is_level_triggered_and_tokens_come_back(void) {
  int queue = six_kqueue_create();
  uint64_t number = UINT64_C(0x8123456789abcdef);
  int ends[2];
  EXPECT_EQUAL(0, pipe(ends));
  EXPECT_EQUAL(0, applied(queue, change(ends[0], EVFILT_READ, EV_ADD, number)));
  EXPECT_EQUAL(0, poll_once(queue, 0));
  EXPECT_EQUAL(1, write(ends[1], "x", 1));
  for (int round = 0; round < 2; round++) {
    EXPECT_EQUAL(1, poll_once(queue, -1));
    EXPECT(events[0].udata == token(number));
    EXPECT_EQUAL(ends[0], events[0].ident);
    EXPECT_EQUAL(EVFILT_READ, events[0].filter);
    EXPECT_EQUAL(0, events[0].flags & (EV_EOF | EV_ERROR));
  }
  EXPECT_EQUAL(0, applied(queue, change(ends[0], EVFILT_READ, EV_DELETE, 0)));
  EXPECT_EQUAL(0, poll_once(queue, 0));
  EXPECT_EQUAL(0, close(ends[0]));
  EXPECT_EQUAL(0, close(ends[1]));
  EXPECT_EQUAL(0, six_kqueue_close(queue));
}

static void changes_and_wait_are_one_call(void) {
  int queue = six_kqueue_create();
  int ends[2];
  struct kevent changes[2];
  EXPECT_EQUAL(0, socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
  EXPECT_EQUAL(1, write(ends[1], "x", 1));
  changes[0] = change(ends[0], EVFILT_READ, EV_ADD, 1);
  changes[1] = change(ends[0], EVFILT_WRITE, EV_ADD, 2);
  EXPECT_EQUAL(2, six_kqueue_wait(queue, changes, 2, events, 4, SECOND_NANOS));
  EXPECT(events[0].udata != events[1].udata);
  changes[0] = change(ends[0], EVFILT_WRITE, EV_DELETE, 0);
  changes[1] = change(ends[0], EVFILT_WRITE, EV_ADD, 3);
  EXPECT_EQUAL(0, applied(queue, change(ends[0], EVFILT_READ, EV_DELETE, 0)));
  EXPECT_EQUAL(1, six_kqueue_wait(queue, changes, 2, events, 4, SECOND_NANOS));
  EXPECT(events[0].udata == token(3));
  EXPECT_EQUAL(0, applied(queue, change(ends[0], EVFILT_WRITE, EV_DELETE, 0)));
  EXPECT_EQUAL(0, poll_once(queue, 0));
  EXPECT_EQUAL(0, close(ends[0]));
  EXPECT_EQUAL(0, close(ends[1]));
  EXPECT_EQUAL(0, six_kqueue_close(queue));
}

static void an_end_is_reported_to_reader_and_writer(void) {
  int queue = six_kqueue_create();
  int ends[2];
  EXPECT_EQUAL(0, pipe(ends));
  EXPECT_EQUAL(0, applied(queue, change(ends[0], EVFILT_READ, EV_ADD, 1)));
  EXPECT_EQUAL(0, close(ends[1]));
  for (int round = 0; round < 2; round++) {
    EXPECT_EQUAL(1, poll_once(queue, -1));
    EXPECT(events[0].flags & EV_EOF);
  }
  EXPECT_EQUAL(0, applied(queue, change(ends[0], EVFILT_READ, EV_DELETE, 0)));
  EXPECT_EQUAL(0, close(ends[0]));
  EXPECT_EQUAL(0, pipe(ends));
  EXPECT_EQUAL(0, applied(queue, change(ends[1], EVFILT_WRITE, EV_ADD, 2)));
  EXPECT_EQUAL(0, close(ends[0]));
  EXPECT_EQUAL(1, poll_once(queue, -1));
  EXPECT(events[0].flags & EV_EOF);
  EXPECT_EQUAL(0, applied(queue, change(ends[1], EVFILT_WRITE, EV_DELETE, 0)));
  EXPECT_EQUAL(0, close(ends[1]));
  EXPECT_EQUAL(0, six_kqueue_close(queue));
}

static void refusals_come_back_in_receipts(void) {
  int queue = six_kqueue_create();
  int ends[2];
  EXPECT_EQUAL(0, pipe(ends));
  EXPECT_EQUAL(-SIX_ENOENT, applied(queue, change(ends[0], EVFILT_READ, EV_DELETE, 0)));
  EXPECT_EQUAL(0, applied(queue, change(ends[0], EVFILT_READ, EV_ADD, 1)));
  EXPECT_EQUAL(0, applied(queue, change(ends[0], EVFILT_READ, EV_DELETE, 1)));
  EXPECT_EQUAL(-SIX_EBADF, applied(queue, change(1 << 20, EVFILT_READ, EV_ADD, 1)));
  EXPECT(six_kqueue_wait(-1, NULL, 0, events, 4, 0) < 0);
  EXPECT(six_kqueue_trigger(-1) < 0);
  EXPECT_EQUAL(0, close(ends[0]));
  EXPECT_EQUAL(0, close(ends[1]));
  EXPECT_EQUAL(0, six_kqueue_close(queue));
}

static void triggers_are_reported_once(void) {
  int queue = six_kqueue_create();
  EXPECT_EQUAL(0, six_kqueue_watch_trigger(queue));
  EXPECT_EQUAL(0, poll_once(queue, 0));
  for (int round = 0; round < 3; round++) {
    EXPECT_EQUAL(0, six_kqueue_trigger(queue));
    EXPECT_EQUAL(0, six_kqueue_trigger(queue));
    EXPECT_EQUAL(1, poll_once(queue, -1));
    EXPECT_EQUAL(EVFILT_USER, events[0].filter);
    EXPECT_EQUAL(0, poll_once(queue, 0));
  }
  EXPECT_EQUAL(0, six_kqueue_close(queue));
}

static void nanoseconds_are_never_cut_short(void) {
  int queue = six_kqueue_create();
  struct timespec start;
  struct timespec end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  EXPECT_EQUAL(0, poll_once(queue, 1500000));
  clock_gettime(CLOCK_MONOTONIC, &end);
  EXPECT((end.tv_sec - start.tv_sec) * SECOND_NANOS + end.tv_nsec - start.tv_nsec >= 1500000);
  EXPECT_EQUAL(0, six_kqueue_close(queue));
}

static void kinds_of_files_are_told_apart(void) {
  int ends[2];
  FILE *file = tmpfile();
  int directory = open("/", O_RDONLY);
  int device = open("/dev/null", O_RDONLY);
  EXPECT_EQUAL(0, pipe(ends));
  EXPECT_EQUAL(SIX_WATCHABLE, six_kqueue_kind(ends[0]));
  EXPECT_EQUAL(SIX_FILE, six_kqueue_kind(fileno(file)));
  EXPECT_EQUAL(SIX_FILE, six_kqueue_kind(directory));
  EXPECT_EQUAL(SIX_DEVICE, six_kqueue_kind(device));
  EXPECT_EQUAL(-SIX_EBADF, six_kqueue_kind(-1));
  EXPECT_EQUAL(0, close(device));
  EXPECT_EQUAL(0, close(directory));
  EXPECT_EQUAL(0, fclose(file));
  EXPECT_EQUAL(0, close(ends[0]));
  EXPECT_EQUAL(0, close(ends[1]));
}

static int queue_to_interrupt;

static int wait_for_ever(void) {
  return poll_once(queue_to_interrupt, -1);
}

static void a_signal_is_reported_and_not_retried(void) {
  queue_to_interrupt = six_kqueue_create();
  EXPECT_EQUAL(-SIX_EINTR, interrupted(wait_for_ever));
  EXPECT_EQUAL(0, six_kqueue_close(queue_to_interrupt));
}

void poller_contract(void) {
  a_queue_is_close_on_exec();
  readiness_is_level_triggered_and_tokens_come_back();
  changes_and_wait_are_one_call();
  an_end_is_reported_to_reader_and_writer();
  refusals_come_back_in_receipts();
  triggers_are_reported_once();
  nanoseconds_are_never_cut_short();
  kinds_of_files_are_told_apart();
  a_signal_is_reported_and_not_retried();
}
