/*
 * second_thread.c - a thread that sleeps, for a program that has one thread and shall be compared with a JVM, which has
 * many. As soon as there are two, the kernel counts who uses a descriptor at each call (fdget in fs/file.c).
 *
 * To be linked with the program, which knows nothing of it.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *sleep_on(void *nothing) {
  for (;;) {
    pause();
  }
  return nothing;
}

__attribute__((constructor)) static void start(void) {
  pthread_t thread;
  const int error = pthread_create(&thread, NULL, sleep_on, NULL);
  if (error != 0) {
    fprintf(stderr, "no second thread: %s\n", strerror(error));
    exit(1);
  }
}
