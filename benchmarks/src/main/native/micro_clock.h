/*
 * micro_clock.h - the two clocks of the small measurements, in nanoseconds, and their one line of output.
 */
#ifndef MICRO_CLOCK_H
#define MICRO_CLOCK_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline double nanos_of(clockid_t clock) {
  struct timespec now;
  if (clock_gettime(clock, &now) != 0) {
    perror("clock_gettime");
    exit(1);
  }
  return (double) now.tv_sec * 1e9 + (double) now.tv_nsec;
}

static inline double wall_nanos(void) {
  return nanos_of(CLOCK_MONOTONIC);
}

static inline double thread_cpu_nanos(void) {
  return nanos_of(CLOCK_THREAD_CPUTIME_ID);
}

static inline void say(const char *figure, double nanos_per_operation) {
  printf("%s %.1f\n", figure, nanos_per_operation);
}

static inline int by_value(const void *one, const void *other) {
  const double a = *(const double *) one;
  const double b = *(const double *) other;
  return (a > b) - (a < b);
}

/* Sorts the values. */
static inline double median(double *values, size_t count) {
  qsort(values, count, sizeof *values, by_value);
  return values[count / 2];
}

#endif
