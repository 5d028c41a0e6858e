/*
 * histogram.h - counts of durations in log-linear buckets: 64 to each power of two, so that a value read back is
 * at most 1/64 too high. No allocation, and one addition to record.
 */
#ifndef BENCH_HISTOGRAM_H
#define BENCH_HISTOGRAM_H

#include <stdint.h>

#define HISTOGRAM_SUB_BITS 6
#define HISTOGRAM_BUCKETS ((64 - HISTOGRAM_SUB_BITS + 1) << HISTOGRAM_SUB_BITS)

struct histogram {
  uint64_t count;
  uint64_t counts[HISTOGRAM_BUCKETS];
};

void histogram_clear(struct histogram *histogram);
void histogram_record(struct histogram *histogram, uint64_t value);

/* The highest value of the bucket that the quantile, 0 to 1, falls into; 0 if nothing was recorded. */
uint64_t histogram_quantile(const struct histogram *histogram, double quantile);

#endif
