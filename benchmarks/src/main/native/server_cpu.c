/* server_cpu.c - proc_pid_schedstat(5) for each thread, and proc_pid_stat(5). */
#include "server_cpu.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void add_thread(int process, const char *thread, struct server_cpu *out) {
  char path[64];
  uint64_t nanos;
  FILE *file;
  snprintf(path, sizeof path, "/proc/%d/task/%.16s/schedstat", process, thread);
  file = fopen(path, "r");
  if (file == NULL) {
    return; /* it has ended meanwhile; what it used stays in stat */
  }
  if (fscanf(file, "%" SCNu64, &nanos) == 1) {
    out->total_nanos += nanos;
  }
  fclose(file);
}

static int read_ticks(int process, struct server_cpu *out) {
  char path[32];
  char line[1024];
  const char *after_name;
  FILE *file;
  int fields = 0;
  snprintf(path, sizeof path, "/proc/%d/stat", process);
  file = fopen(path, "r");
  if (file == NULL) {
    return -1;
  }
  if (fgets(line, sizeof line, file) != NULL) {
    /* The name, in brackets, may hold anything. */
    after_name = strrchr(line, ')');
    fields = after_name == NULL ? 0
                                : sscanf(after_name + 1,
                                         " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %" SCNu64 " %" SCNu64,
                                         &out->user_ticks, &out->system_ticks);
  }
  fclose(file);
  return fields == 2 ? 0 : -1;
}

int server_cpu_read(int process, struct server_cpu *out) {
  char path[32];
  struct dirent *entry;
  DIR *threads;
  memset(out, 0, sizeof *out);
  snprintf(path, sizeof path, "/proc/%d/task", process);
  threads = opendir(path);
  if (threads == NULL) {
    return -1;
  }
  while ((entry = readdir(threads)) != NULL) {
    if (entry->d_name[0] != '.') {
      add_thread(process, entry->d_name, out);
    }
  }
  closedir(threads);
  return read_ticks(process, out);
}
