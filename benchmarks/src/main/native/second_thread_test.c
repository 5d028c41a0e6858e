/*
 * second_thread_test.c - whoever is linked with second_thread.c has two threads, of which it started one.
 */
#include <dirent.h>
#include <stdio.h>

int main(void) {
  DIR *threads = opendir("/proc/self/task");
  int count = 0;
  if (threads == NULL) {
    perror("/proc/self/task");
    return 1;
  }
  for (const struct dirent *entry = readdir(threads); entry != NULL; entry = readdir(threads)) {
    count += entry->d_name[0] != '.';
  }
  closedir(threads);
  if (count != 2) {
    fprintf(stderr, "%d threads\n", count);
    return 1;
  }
  return 0;
}
