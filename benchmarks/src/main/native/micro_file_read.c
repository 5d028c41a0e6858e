/*
 * micro_file_read.c - uv_fs_read of the first 4 KiB of an open file, which the system has in memory, one read after
 * the other.
 */
#define _GNU_SOURCE
#include "micro_clock.h"
#include <unistd.h>
#include <uv.h>

#define BYTES 4096
#define COUNT 20000
#define ROUNDS 7

static char bytes[BYTES];
static uv_buf_t buffer;
static uv_fs_t request;
static int file;
static int left;

static void read_next(uv_fs_t *done);

static void start(void) {
  left--;
  if (uv_fs_read(uv_default_loop(), &request, file, &buffer, 1, 0, read_next) != 0) {
    fprintf(stderr, "uv_fs_read\n");
    exit(1);
  }
}

static void read_next(uv_fs_t *done) {
  if (done->result != BYTES) {
    fprintf(stderr, "read %ld\n", (long) done->result);
    exit(1);
  }
  uv_fs_req_cleanup(done);
  if (left > 0) {
    start();
  }
}

int main(void) {
  char name[] = "/tmp/micro_file_read.XXXXXX";
  double rounds[ROUNDS];
  file = mkstemp(name);
  if (file < 0 || unlink(name) != 0 || write(file, bytes, BYTES) != BYTES) {
    perror(name);
    return 1;
  }
  buffer = uv_buf_init(bytes, BYTES);
  for (int round = 0; round < ROUNDS; round++) {
    const double began = wall_nanos();
    left = COUNT;
    start();
    uv_run(uv_default_loop(), UV_RUN_DEFAULT);
    rounds[round] = (wall_nanos() - began) / COUNT;
  }
  say("file_read", median(rounds, ROUNDS));
  return 0;
}
