/*
 * micro_cross_thread_post.c - uv_async_send, and the queue under a lock that a program needs beside it: one thread
 * posts a hundred thousand callbacks and waits until the loop on another has run them. cross_thread_send is the same
 * without a queue, so that sends coalesce.
 */
#define _GNU_SOURCE
#include "micro_clock.h"
#include <pthread.h>
#include <uv.h>

#define COUNT 100000
#define ROUNDS 50

struct letter {
  struct letter *next;
  void (*callback)(void);
};

static uv_loop_t loop;
static uv_async_t arrival;
static uv_async_t bell;
static uv_sem_t done;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct letter *first;
static struct letter **last = &first;
static _Alignas(64) struct letter letters[COUNT];
/* On a line of its own: the loop writes it all the time. */
static _Alignas(64) int left;

static void ran(void) {
  left--;
  if (left == 0) {
    uv_sem_post(&done);
  }
}

static void post(struct letter *letter) {
  letter->callback = ran;
  letter->next = NULL;
  pthread_mutex_lock(&lock);
  *last = letter;
  last = &letter->next;
  pthread_mutex_unlock(&lock);
  uv_async_send(&arrival);
}

static void open_mail(uv_async_t *handle) {
  (void) handle;
  pthread_mutex_lock(&lock);
  struct letter *letter = first;
  first = NULL;
  last = &first;
  pthread_mutex_unlock(&lock);
  while (letter != NULL) {
    struct letter *next = letter->next;
    letter->callback();
    letter = next;
  }
}

static void rang(uv_async_t *handle) {
  (void) handle;
}

static void *run_loop(void *unused) {
  (void) unused;
  uv_run(&loop, UV_RUN_DEFAULT);
  return NULL;
}

int main(void) {
  double posts[ROUNDS];
  double sends[ROUNDS];
  pthread_t thread;
  uv_loop_init(&loop);
  uv_async_init(&loop, &arrival, open_mail);
  uv_async_init(&loop, &bell, rang);
  uv_sem_init(&done, 0);
  pthread_create(&thread, NULL, run_loop, NULL);
  for (int round = 0; round < ROUNDS; round++) {
    left = COUNT;
    double began = wall_nanos();
    for (int index = 0; index < COUNT; index++) {
      post(&letters[index]);
    }
    uv_sem_wait(&done);
    posts[round] = (wall_nanos() - began) / COUNT;
    began = wall_nanos();
    for (int index = 0; index < COUNT; index++) {
      uv_async_send(&bell);
    }
    sends[round] = (wall_nanos() - began) / COUNT;
  }
  say("cross_thread_post", median(posts, ROUNDS));
  say("cross_thread_send", median(sends, ROUNDS));
  return 0;
}
