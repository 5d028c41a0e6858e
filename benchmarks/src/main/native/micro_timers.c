/*
 * micro_timers.c - timer_start, timer_cancel: a million uv_timer_t of 0 to 60 s, at random. timer_run: processor time
 * of 200,000 of 1 to 50 ms. Each is the median of some rounds.
 */
#define _GNU_SOURCE
#include "micro_clock.h"
#include <uv.h>

#define COUNT 1000000
#define LONGEST_MILLIS 60000
#define RUN_COUNT 200000
#define LONGEST_RUN_MILLIS 50
#define ROUNDS 5

static uv_timer_t timers[COUNT];
static unsigned delays[COUNT];

static void fired(uv_timer_t *timer) {
  (void) timer;
}

static void choose_delays(int count, unsigned shortest, unsigned longest) {
  srandom(1);
  for (int index = 0; index < count; index++) {
    delays[index] = shortest + (unsigned) random() % (longest - shortest + 1);
  }
}

static void start_all(int count) {
  for (int index = 0; index < count; index++) {
    uv_timer_start(&timers[index], fired, delays[index], 0);
  }
}

static void stop_all(void) {
  for (int index = 0; index < COUNT; index++) {
    uv_timer_stop(&timers[index]);
  }
}

int main(void) {
  uv_loop_t *loop = uv_default_loop();
  double start[ROUNDS];
  double cancel[ROUNDS];
  double run[ROUNDS];
  for (int index = 0; index < COUNT; index++) {
    uv_timer_init(loop, &timers[index]);
  }
  choose_delays(COUNT, 0, LONGEST_MILLIS);
  for (int round = 0; round < ROUNDS; round++) {
    double began = wall_nanos();
    start_all(COUNT);
    start[round] = (wall_nanos() - began) / COUNT;
    began = wall_nanos();
    stop_all();
    cancel[round] = (wall_nanos() - began) / COUNT;
  }
  choose_delays(RUN_COUNT, 1, LONGEST_RUN_MILLIS);
  for (int round = 0; round < ROUNDS; round++) {
    uv_update_time(loop);
    start_all(RUN_COUNT);
    double began = thread_cpu_nanos();
    uv_run(loop, UV_RUN_DEFAULT);
    run[round] = (thread_cpu_nanos() - began) / RUN_COUNT;
  }
  say("timer_start", median(start, ROUNDS));
  say("timer_cancel", median(cancel, ROUNDS));
  say("timer_run", median(run, ROUNDS));
  return 0;
}
