/*
 * micro_pool_round_trip.c - uv_queue_work of work that does nothing, with 1 and with 64 under way, on four threads.
 */
#define _GNU_SOURCE
#include "micro_clock.h"
#include <uv.h>

#define COUNT 50000
#define MOST_IN_FLIGHT 64
#define ROUNDS 5

static uv_work_t requests[MOST_IN_FLIGHT];
static int to_start;

static void work(uv_work_t *request) {
  (void) request;
}

static void ended(uv_work_t *request, int status) {
  (void) status;
  if (to_start > 0) {
    to_start--;
    uv_queue_work(request->loop, request, work, ended);
  }
}

static double nanos_of_trip(int in_flight) {
  double rounds[ROUNDS];
  for (int round = 0; round < ROUNDS; round++) {
    const double began = wall_nanos();
    to_start = COUNT - in_flight;
    for (int index = 0; index < in_flight; index++) {
      uv_queue_work(uv_default_loop(), &requests[index], work, ended);
    }
    uv_run(uv_default_loop(), UV_RUN_DEFAULT);
    rounds[round] = (wall_nanos() - began) / COUNT;
  }
  return median(rounds, ROUNDS);
}

int main(void) {
  say("pool_round_trip1", nanos_of_trip(1));
  say("pool_round_trip64", nanos_of_trip(MOST_IN_FLIGHT));
  return 0;
}
