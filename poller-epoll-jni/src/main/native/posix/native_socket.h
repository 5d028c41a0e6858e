/* native_socket.h - what the C of all platforms needs to know of sockets on Linux, macOS and the BSDs. */
#ifndef SIXPHASE_NATIVE_SOCKET_H
#define SIXPHASE_NATIVE_SOCKET_H

#include "six_errno.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>

#ifdef __APPLE__
#define TCP_KEEPIDLE TCP_KEEPALIVE
#endif

#if defined(__linux__) && !defined(TCP_INQ)
#define TCP_INQ 36 /* Linux 4.18; headers of older C libraries lack it */
#define TCP_CM_INQ TCP_INQ
#endif

#ifdef SO_LINGER_SEC
#define SO_LINGER_IN_SECONDS SO_LINGER_SEC /* macOS counts SO_LINGER in ticks */
#else
#define SO_LINGER_IN_SECONDS SO_LINGER
#endif

#ifdef __linux__
#define BUFFER_SIZE_FACTOR 2 /* the kernel doubles a size for its bookkeeping and tells the double: socket(7) */
#else
#define BUFFER_SIZE_FACTOR 1
#endif

typedef int linger_seconds;

/* is_opposite: a truth means its contrary here. */
struct native_option {
  int level;
  int name;
  int is_opposite;
};

static inline struct native_option adapted_option(int descriptor, struct native_option option) {
  (void) descriptor;
  return option;
}

static inline int native_socket(int descriptor) {
  return descriptor;
}

static inline int failure(void) {
  return -six_errno_of(errno);
}

static inline int outcome(int result) {
  return result == 0 ? 0 : failure();
}

#endif
