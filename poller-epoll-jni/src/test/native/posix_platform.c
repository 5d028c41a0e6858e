/* posix_platform.c - platform.h for Linux, macOS and the BSDs. */
#define _GNU_SOURCE
#include "platform.h"

#include <dirent.h>
#include <fcntl.h>
#include <net/if.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define DESCRIPTORS "/dev/fd"

#ifdef __linux__
#define LOOPBACK "lo"
#else
#define LOOPBACK "lo0"
#endif

static void require(int done, const char *what) {
  if (!done) {
    perror(what);
    exit(2);
  }
}

void platform_prepare(void) {
  /* A SIGPIPE ends the program. */
  signal(SIGPIPE, SIG_DFL);
}

int platform_open_count(void) {
  DIR *directory = opendir(DESCRIPTORS);
  int count = 0;
  require(directory != NULL, DESCRIPTORS);
  while (readdir(directory) != NULL) {
    count++;
  }
  closedir(directory);
  return count;
}

int64_t platform_nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

int platform_is_not_inherited(int descriptor) {
  return (fcntl(descriptor, F_GETFD) & FD_CLOEXEC) != 0;
}

int platform_does_not_block(int descriptor) {
  return (fcntl(descriptor, F_GETFL) & O_NONBLOCK) != 0;
}

static int is_ready(int descriptor, short event_mask) {
  struct pollfd poll_one = {.fd = descriptor, .events = event_mask};
  return poll(&poll_one, 1, 10000) == 1;
}

int platform_is_readable(int descriptor) {
  return is_ready(descriptor, POLLIN);
}

int platform_is_writable(int descriptor) {
  return is_ready(descriptor, POLLOUT);
}

uint32_t platform_loopback_index(void) {
  return if_nametoindex(LOOPBACK);
}

void platform_make_directory(char path[PLATFORM_PATH_BYTES]) {
  strcpy(path, "/tmp/sixphase-contract-XXXXXX");
  require(mkdtemp(path) != NULL, path);
}

void platform_remove(const char *file) {
  require(unlink(file) == 0, file);
}

void platform_remove_directory(const char *path) {
  require(rmdir(path) == 0, path);
}
