/*
 * micro_sleeping_wakeup.c - two threads, each of which sleeps in epoll_wait while the other has the ball: the median
 * time there and back, by edge-triggered eventfds that nobody reads.
 */
#define _GNU_SOURCE
#include "micro_clock.h"
#include <pthread.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define COUNT 100000

struct side {
  int epoll;
  int event;
};

static struct side near;
static struct side far;
static double trips[COUNT];

static void check(int result, const char *call) {
  if (result < 0) {
    perror(call);
    exit(1);
  }
}

static void open_side(struct side *side) {
  struct epoll_event interest = {.events = EPOLLIN | EPOLLET};
  side->epoll = epoll_create1(EPOLL_CLOEXEC);
  check(side->epoll, "epoll_create1");
  side->event = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  check(side->event, "eventfd");
  check(epoll_ctl(side->epoll, EPOLL_CTL_ADD, side->event, &interest), "epoll_ctl");
}

static void wake(const struct side *side) {
  const uint64_t one = 1;
  check((int) write(side->event, &one, sizeof one), "write");
}

static void sleep_until_woken(const struct side *side) {
  struct epoll_event event;
  check(epoll_wait(side->epoll, &event, 1, -1), "epoll_wait");
}

static void *answer(void *unused) {
  (void) unused;
  for (int trip = 0; trip < COUNT; trip++) {
    sleep_until_woken(&far);
    wake(&near);
  }
  return NULL;
}

int main(void) {
  pthread_t thread;
  open_side(&near);
  open_side(&far);
  pthread_create(&thread, NULL, answer, NULL);
  for (int trip = 0; trip < COUNT; trip++) {
    const double began = wall_nanos();
    wake(&far);
    sleep_until_woken(&near);
    trips[trip] = wall_nanos() - began;
  }
  say("sleeping_wakeup", median(trips, COUNT));
  return 0;
}
