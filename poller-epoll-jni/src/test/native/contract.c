/*
 * contract.c - what the platform's half promises to Java, run against the real kernel without a JVM, so that
 * sanitizers and valgrind see all of it.
 */
#define _GNU_SOURCE
#include "contract.h"

#include <dirent.h>
#include <signal.h>

int failed_expectations;

static int open_descriptors(void) {
  DIR *directory = opendir("/dev/fd");
  int count = 0;
  if (directory == NULL) {
    return -1;
  }
  while (readdir(directory) != NULL) {
    count++;
  }
  closedir(directory);
  return count;
}

int main(void) {
  int after_first;

  /* A SIGPIPE would end the program here, so that ctest reports it. */
  signal(SIGPIPE, SIG_DFL);
  poller_contract();
  socket_contract();
  after_first = open_descriptors();

  /* What a library opens once and keeps is no leak; what it opens each time is. */
  poller_contract();
  socket_contract();

  EXPECT_EQUAL(after_first, open_descriptors());
  fprintf(stderr, "%d expectations failed\n", failed_expectations);
  return failed_expectations == 0 ? 0 : 1;
}
