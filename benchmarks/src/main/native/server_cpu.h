/* server_cpu.h - how much processor time another process has used, from /proc. */
#ifndef BENCH_SERVER_CPU_H
#define BENCH_SERVER_CPU_H

#include <stdint.h>

/*
 * All threads together. The kernel counts the time in nanoseconds, and samples which part of it was spent in user
 * space; so the part is an estimate, the better the longer the interval.
 */
struct server_cpu {
  uint64_t total_nanos;
  uint64_t user_ticks;
  uint64_t system_ticks;
};

/* Returns 0, or -1 if the process cannot be read. */
int server_cpu_read(int process, struct server_cpu *out);

#endif
