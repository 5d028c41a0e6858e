/*
 * start_time.c - starts a program, waits for its end, and prints how long that took and how much processor time.
 *
 * start_time PROGRAM [ARGUMENT...]
 *
 * What the program prints is dropped, but not what it complains of. A program that fails is a failure here.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static int64_t now_nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t) now.tv_sec * 1000000000 + now.tv_nsec;
}

static int64_t nanos_of(struct timeval time) {
  return (int64_t) time.tv_sec * 1000000000 + (int64_t) time.tv_usec * 1000;
}

int main(int argc, char **argv) {
  posix_spawn_file_actions_t actions;
  struct rusage usage;
  pid_t process;
  int status;
  int error;
  int64_t start;
  if (argc < 2) {
    fprintf(stderr, "start_time PROGRAM [ARGUMENT...]\n");
    return 2;
  }
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  start = now_nanos();
  error = posix_spawnp(&process, argv[1], &actions, NULL, argv + 1, environ);
  if (error != 0) {
    fprintf(stderr, "start_time: %s: %s\n", argv[1], strerror(error));
    return 1;
  }
  if (wait4(process, &status, 0, &usage) != process) {
    fprintf(stderr, "start_time: wait4: %s\n", strerror(errno));
    return 1;
  }
  printf("wallNanos %" PRId64 "\ncpuNanos %" PRId64 "\n", now_nanos() - start,
         nanos_of(usage.ru_utime) + nanos_of(usage.ru_stime));
  if (status != 0) {
    fprintf(stderr, "start_time: %s ended with status %d\n", argv[1], status);
    return 1;
  }
  return 0;
}
