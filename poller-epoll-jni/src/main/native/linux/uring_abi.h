/*
 * uring_abi.h - what io_uring's system calls take, for headers that are older than the kernel: io_uring(7),
 * io_uring_setup(2), io_uring_enter(2), io_uring_register(2). All of it is the same on every processor. Numbers
 * that Java needs are in UringNative.java, and jni/uring_jni.c compares its offsets with these structures.
 */
#ifndef SIXPHASE_URING_ABI_H
#define SIXPHASE_URING_ABI_H

#include <stdint.h>

#define URING_SETUP_NUMBER 425
#define URING_ENTER_NUMBER 426
#define URING_REGISTER_NUMBER 427

#define URING_ENTER_EXT_ARG (1u << 3)

struct uring_sq_offsets {
  uint32_t head, tail, ring_mask, ring_entries, flags, dropped, array, reserved;
  uint64_t user_address;
};

struct uring_cq_offsets {
  uint32_t head, tail, ring_mask, ring_entries, overflow, cqes, flags, reserved;
  uint64_t user_address;
};

struct uring_params {
  uint32_t sq_entries, cq_entries, flags, sq_thread_cpu, sq_thread_idle, features, wq_fd, reserved[3];
  struct uring_sq_offsets sq;
  struct uring_cq_offsets cq;
};

/* A submission. */
struct uring_sqe {
  uint8_t opcode, flags;
  uint16_t ioprio;
  int32_t fd;
  uint64_t off, addr;
  uint32_t len, op_flags;
  uint64_t user_data;
  uint16_t buf_group, personality;
  int32_t file_index;
  uint64_t addr3, reserved;
};

/* A completion. */
struct uring_cqe {
  uint64_t user_data;
  int32_t res;
  uint32_t flags;
};

/* A provided buffer. The tail of their ring lies where the first one has what it does not use. */
struct uring_buf {
  uint64_t addr;
  uint32_t len;
  uint16_t bid, tail;
};

struct uring_buf_reg {
  uint64_t ring_addr;
  uint32_t ring_entries;
  uint16_t bgid, flags;
  uint64_t reserved[3];
};

struct uring_probe_op {
  uint8_t op, reserved1;
  uint16_t flags;
  uint32_t reserved2;
};

struct uring_probe {
  uint8_t last_op, ops_len;
  uint16_t reserved1;
  uint32_t reserved2[3];
  struct uring_probe_op ops[];
};

struct uring_timespec {
  int64_t seconds, nanos;
};

struct uring_enter_arg {
  uint64_t sigmask;
  uint32_t sigmask_size, min_wait_micros;
  uint64_t timespec;
};

_Static_assert(sizeof(struct uring_params) == 120, "struct io_uring_params");
_Static_assert(sizeof(struct uring_sqe) == 64, "struct io_uring_sqe");
_Static_assert(sizeof(struct uring_cqe) == 16, "struct io_uring_cqe");
_Static_assert(sizeof(struct uring_buf) == 16, "struct io_uring_buf");
_Static_assert(sizeof(struct uring_buf_reg) == 40, "struct io_uring_buf_reg");
_Static_assert(sizeof(struct uring_probe) == 16, "struct io_uring_probe");
_Static_assert(sizeof(struct uring_probe_op) == 8, "struct io_uring_probe_op");
_Static_assert(sizeof(struct uring_enter_arg) == 24, "struct io_uring_getevents_arg");

#endif
