/* platform.h - what the contract needs of the system beyond what it tests. */
#ifndef SIXPHASE_PLATFORM_H
#define SIXPHASE_PLATFORM_H

#include <stdint.h>

#define PLATFORM_PATH_BYTES 64

#ifdef _WIN32
#define PLATFORM_HAS_PATHS 0
#define PLATFORM_SHARES_PORTS 0
#define PLATFORM_BAD_DESCRIPTOR SIX_ENOTSOCK /* Winsock does not tell the two apart */
#else
#define PLATFORM_HAS_PATHS 1
#define PLATFORM_SHARES_PORTS 1
#define PLATFORM_BAD_DESCRIPTOR SIX_EBADF
#endif

/* Makes whatever could fail silently end the program, so that ctest reports it. */
void platform_prepare(void);

/* How many descriptors, or handles, this process has open. */
int platform_open_count(void);

int64_t platform_nanos(void);

int platform_is_not_inherited(int descriptor);
int platform_does_not_block(int descriptor);

/* Each waits for ten seconds, and returns whether it came to be. */
int platform_is_readable(int descriptor);
int platform_is_writable(int descriptor);

/* The number of the loopback interface. */
uint32_t platform_loopback_index(void);

/* An empty directory of its own, whose path is filled in. Both end the program if they fail. */
void platform_make_directory(char path[PLATFORM_PATH_BYTES]);
void platform_remove(const char *file);
void platform_remove_directory(const char *path);

#endif
