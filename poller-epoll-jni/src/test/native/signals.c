/* signals.c - a second thread sends signals until the first one's wait has ended. */
#define _GNU_SOURCE
#include "signals.h"

#include "contract.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <time.h>

struct interruption {
  pthread_t waiter;
  int ended;
};

static void ignore_signal(int number) {
  (void) number;
}

static void *interrupt_until_ended(void *argument) {
  struct interruption *it = argument;
  struct timespec pause = {.tv_nsec = 1000000};
  while (!__atomic_load_n(&it->ended, __ATOMIC_ACQUIRE)) {
    pthread_kill(it->waiter, SIGUSR1);
    nanosleep(&pause, NULL);
  }
  return NULL;
}

int interrupted(int (*wait)(void)) {
  struct sigaction action = {.sa_handler = ignore_signal};
  struct interruption it = {.waiter = pthread_self()};
  pthread_t interrupter;
  int result;
  sigaction(SIGUSR1, &action, NULL);
  EXPECT_EQUAL(0, pthread_create(&interrupter, NULL, interrupt_until_ended, &it));
  result = wait();
  __atomic_store_n(&it.ended, 1, __ATOMIC_RELEASE);
  pthread_join(interrupter, NULL);
  return result;
}
