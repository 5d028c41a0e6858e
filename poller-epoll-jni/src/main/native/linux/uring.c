/*
 * uring.c - one system call per function; no state. By number, because neither the C library that the binary
 * must load on nor its headers know these calls.
 */
#define _GNU_SOURCE
#include "uring.h"

#include "uring_abi.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#define NANOS_PER_SECOND 1000000000

static int outcome_of(long result) {
  return result >= 0 ? (int) result : -errno;
}

int six_uring_setup(unsigned entries, void *params) {
  return outcome_of(syscall(URING_SETUP_NUMBER, entries, params));
}

int six_uring_enter(int ring, unsigned submit_count, unsigned complete_count, unsigned flags,
                    int64_t timeout_nanos) {
  struct uring_timespec timeout = {
      .seconds = timeout_nanos / NANOS_PER_SECOND,
      .nanos = timeout_nanos % NANOS_PER_SECOND,
  };
  struct uring_enter_arg argument = {.timespec = (uint64_t) (uintptr_t) &timeout};
  if (timeout_nanos < 0) {
    return outcome_of(syscall(URING_ENTER_NUMBER, ring, submit_count, complete_count, flags, NULL, (size_t) 0));
  }
  return outcome_of(syscall(URING_ENTER_NUMBER, ring, submit_count, complete_count,
                            flags | URING_ENTER_EXT_ARG, &argument, sizeof argument));
}

int six_uring_register(int ring, unsigned operation, void *argument, unsigned count) {
  return outcome_of(syscall(URING_REGISTER_NUMBER, ring, operation, argument, count));
}

int64_t six_uring_map(int ring, int64_t offset, size_t length) {
  int flags = ring < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED | MAP_POPULATE;
  void *address = mmap(NULL, length, PROT_READ | PROT_WRITE, flags, ring, offset);
  return address == MAP_FAILED ? -errno : (int64_t) (intptr_t) address;
}

int six_uring_unmap(int64_t address, size_t length) {
  return outcome_of(munmap((void *) (intptr_t) address, length));
}
