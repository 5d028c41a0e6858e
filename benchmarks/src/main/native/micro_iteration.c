/*
 * micro_iteration.c - iterations of uv_run with an idle handle, which keeps the loop alive and from waiting.
 */
#define _GNU_SOURCE
#include "micro_clock.h"
#include <uv.h>

#define COUNT 200000
#define ROUNDS 9

static int left;

static void count(uv_idle_t *idle) {
  left--;
  if (left == 0) {
    uv_idle_stop(idle);
  }
}

int main(void) {
  double rounds[ROUNDS];
  uv_idle_t idle;
  uv_idle_init(uv_default_loop(), &idle);
  for (int round = 0; round < ROUNDS; round++) {
    const double began = wall_nanos();
    left = COUNT;
    uv_idle_start(&idle, count);
    uv_run(uv_default_loop(), UV_RUN_DEFAULT);
    rounds[round] = (wall_nanos() - began) / COUNT;
  }
  say("empty_iteration", median(rounds, ROUNDS));
  return 0;
}
