/*
 * micro_poll.c - epoll_wait that does not wait, and each event that it gave looked at once. The sources are pipes, and
 * stay ready because nobody reads them.
 */
#define _GNU_SOURCE
#include "micro_clock.h"
#include <stdint.h>
#include <sys/epoll.h>
#include <unistd.h>

#define MOST 1024
#define ROUNDS 9
#define ROUND_NANOS 5e7

static uint64_t sum;

static void check(int result, const char *call) {
  if (result < 0) {
    perror(call);
    exit(1);
  }
}

static void poll_once(int epoll) {
  static struct epoll_event events[MOST];
  int count = epoll_wait(epoll, events, MOST, 0);
  check(count, "epoll_wait");
  for (int index = 0; index < count; index++) {
    sum += events[index].data.u64 + events[index].events;
  }
}

static double nanos_of_round(int epoll, int polls) {
  const double began = wall_nanos();
  for (int poll = 0; poll < polls; poll++) {
    poll_once(epoll);
  }
  return (wall_nanos() - began) / polls;
}

static void measure(const char *figure, int sources, int ready) {
  double rounds[ROUNDS];
  int ends[MOST][2];
  int epoll = epoll_create1(EPOLL_CLOEXEC);
  int polls;
  check(epoll, "epoll_create1");
  for (int index = 0; index < sources; index++) {
    struct epoll_event interest = {.events = EPOLLIN, .data = {.u64 = (uint64_t) index}};
    check(pipe(ends[index]), "pipe (see ulimit -n)");
    check(epoll_ctl(epoll, EPOLL_CTL_ADD, ends[index][0], &interest), "epoll_ctl");
    if (index < ready) {
      check((int) write(ends[index][1], "x", 1), "write");
    }
  }
  polls = 1 + (int) (ROUND_NANOS / nanos_of_round(epoll, 1000));
  for (int round = 0; round < ROUNDS; round++) {
    rounds[round] = nanos_of_round(epoll, polls);
  }
  say(figure, median(rounds, ROUNDS));
  for (int index = 0; index < sources; index++) {
    close(ends[index][0]);
    close(ends[index][1]);
  }
  close(epoll);
}

int main(void) {
  measure("poll_1", 1, 1);
  measure("poll_64", 64, 64);
  measure("poll_1024", MOST, MOST);
  measure("poll_empty", 64, 0);
  return sum == 0;
}
