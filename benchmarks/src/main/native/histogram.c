/* histogram.c - see the header. */
#include "histogram.h"

#include <string.h>

#define SUB_BUCKETS (UINT64_C(1) << HISTOGRAM_SUB_BITS)

static unsigned bucket_of(uint64_t value) {
  unsigned shift;
  if (value < SUB_BUCKETS) {
    return (unsigned) value;
  }
  shift = 63 - (unsigned) __builtin_clzll(value) - HISTOGRAM_SUB_BITS;
  return (unsigned) (((uint64_t) (shift + 1) << HISTOGRAM_SUB_BITS) + ((value >> shift) - SUB_BUCKETS));
}

static uint64_t highest_of(unsigned bucket) {
  unsigned shift = bucket >> HISTOGRAM_SUB_BITS;
  uint64_t sub = bucket & (SUB_BUCKETS - 1);
  return shift == 0 ? sub : ((SUB_BUCKETS + sub + 1) << (shift - 1)) - 1;
}

void histogram_clear(struct histogram *histogram) {
  memset(histogram, 0, sizeof *histogram);
}

void histogram_record(struct histogram *histogram, uint64_t value) {
  histogram->counts[bucket_of(value)]++;
  histogram->count++;
}

uint64_t histogram_quantile(const struct histogram *histogram, double quantile) {
  uint64_t wanted = (uint64_t) (quantile * (double) histogram->count);
  uint64_t seen = 0;
  for (unsigned bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
    seen += histogram->counts[bucket];
    if (histogram->counts[bucket] > 0 && seen > wanted) {
      return highest_of(bucket);
    }
  }
  for (unsigned bucket = HISTOGRAM_BUCKETS; bucket-- > 0;) {
    if (histogram->counts[bucket] > 0) {
      return highest_of(bucket);
    }
  }
  return 0;
}
