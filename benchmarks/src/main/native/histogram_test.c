/* histogram_test.c - what is read back is what was recorded, within 1/64. */
#include "histogram.h"

#include <stdio.h>
#include <stdlib.h>

static int failures;

static void expect(int condition, const char *what, uint64_t value) {
  if (!condition) {
    failures++;
    fprintf(stderr, "%s: %llu\n", what, (unsigned long long) value);
  }
}

static struct histogram histogram;

static void one_value_comes_back(uint64_t value) {
  uint64_t read;
  histogram_clear(&histogram);
  histogram_record(&histogram, value);
  read = histogram_quantile(&histogram, 0.5);
  expect(read >= value, "too low", value);
  expect(read - value <= value / 64, "too high", value);
}

static int ascending(const void *left, const void *right) {
  uint64_t a = *(const uint64_t *) left;
  uint64_t b = *(const uint64_t *) right;
  return a < b ? -1 : a > b;
}

static void quantiles_are_those_of_a_sorted_array(void) {
  static uint64_t values[10007];
  const double quantiles[] = {0, 0.5, 0.99, 0.999, 1};
  uint64_t state = 42;
  size_t count = sizeof values / sizeof values[0];
  histogram_clear(&histogram);
  for (size_t index = 0; index < count; index++) {
    state = state * UINT64_C(6364136223846793005) + 1442695040888963407u;
    values[index] = state >> (34 + state % 25);
    histogram_record(&histogram, values[index]);
  }
  qsort(values, count, sizeof values[0], ascending);
  for (size_t index = 0; index < sizeof quantiles / sizeof quantiles[0]; index++) {
    size_t rank = (size_t) (quantiles[index] * (double) count);
    uint64_t exact = values[rank < count ? rank : count - 1];
    uint64_t read = histogram_quantile(&histogram, quantiles[index]);
    expect(read >= exact && read - exact <= exact / 64, "quantile", exact);
  }
}

int main(void) {
  for (uint64_t value = 0; value < 70000; value++) {
    one_value_comes_back(value);
  }
  for (int bit = 17; bit < 64; bit++) {
    one_value_comes_back(UINT64_C(1) << bit);
    one_value_comes_back((UINT64_C(1) << bit) - 1);
  }
  one_value_comes_back(UINT64_MAX);
  quantiles_are_those_of_a_sorted_array();
  histogram_clear(&histogram);
  expect(histogram_quantile(&histogram, 0.5) == 0, "empty", histogram_quantile(&histogram, 0.5));
  return failures == 0 ? 0 : 1;
}
