/*
 * contract.c - what the platform's half promises to Java, run against the real kernel without a JVM, so that
 * sanitizers and valgrind see all of it. A number as argument repeats it all, for leaks to add up.
 */
#include "contract.h"
#include "platform.h"
#include "socket.h"

#include <stdlib.h>

int failed_expectations;

/* Once before counting: some systems open what they keep at first use. */
static void run(void) {
  poller_contract();
  socket_contract();
}

int main(int argument_count, char **arguments) {
  int rounds = argument_count > 1 ? atoi(arguments[1]) : 1;
  int before;

  platform_prepare();
  EXPECT_EQUAL(0, six_socket_startup());
  EXPECT_EQUAL(0, six_socket_startup());
  run();
  before = platform_open_count();
  for (int round = 0; round < rounds; round++) {
    run();
  }
  /* Fewer is no leak: libkqueue closes some descriptors later, by a thread of its own. */
  EXPECT(platform_open_count() <= before);
  fprintf(stderr, "%d expectations failed\n", failed_expectations);
  return failed_expectations == 0 ? 0 : 1;
}
