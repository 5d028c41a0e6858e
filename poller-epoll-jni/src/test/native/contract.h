/* contract.h - a test says what it expects. */
#ifndef SIXPHASE_CONTRACT_H
#define SIXPHASE_CONTRACT_H

#include <stdio.h>

extern int failed_expectations;

#define EXPECT(condition)                                                             \
  do {                                                                                \
    if (!(condition)) {                                                               \
      failed_expectations++;                                                          \
      fprintf(stderr, "%s:%d: expected %s\n", __FILE__, __LINE__, #condition);        \
    }                                                                                 \
  } while (0)

#define EXPECT_EQUAL(expected, actual)                                                          \
  do {                                                                                          \
    long long expected_value = (long long) (expected);                                          \
    long long actual_value = (long long) (actual);                                              \
    if (expected_value != actual_value) {                                                       \
      failed_expectations++;                                                                    \
      fprintf(stderr, "%s:%d: %s: expected %lld, was %lld\n", __FILE__, __LINE__, #actual,      \
              expected_value, actual_value);                                                    \
    }                                                                                           \
  } while (0)

void poller_contract(void);
void socket_contract(void);

#endif
