/*
 * without_io_uring.c - runs a program with io_uring forbidden by a seccomp filter, as sandboxes do. Called as
 * without_io_uring ERRNO PROGRAM ARGUMENT..., with the errno that the calls of io_uring give.
 */
#define _GNU_SOURCE
#include "uring_abi.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

int main(int count, char **arguments) {
  unsigned error = count > 2 ? (unsigned) atoi(arguments[1]) : 0;
  struct sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, URING_SETUP_NUMBER, 0, 2),
      BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, URING_REGISTER_NUMBER, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = {.len = sizeof rules / sizeof rules[0], .filter = rules};

  if (error == 0) {
    fprintf(stderr, "usage: without_io_uring ERRNO PROGRAM ARGUMENT...\n");
    return 2;
  }
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0) {
    perror("seccomp");
    return 3;
  }
  execvp(arguments[2], arguments + 2);
  perror(arguments[2]);
  return 4;
}
