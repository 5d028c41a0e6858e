/* native_socket.h - what the C of all platforms needs to know of sockets on Windows. */
#ifndef SIXPHASE_NATIVE_SOCKET_H
#define SIXPHASE_NATIVE_SOCKET_H

#include "handle.h"
#include "six_errno.h"

#include <stddef.h>
#include <stdint.h>
#include <ws2tcpip.h>

#include <afunix.h>

#define SHUT_WR SD_SEND
#define BUFFER_SIZE_FACTOR 1
#define SO_LINGER_IN_SECONDS SO_LINGER

/* "IPPROTO_TCP socket options", from Windows 10 1709 on; the headers of mingw lack it. */
#ifndef TCP_KEEPIDLE
#define TCP_KEEPIDLE 3
#endif

typedef u_short linger_seconds;

/* is_opposite: a truth means its contrary here. */
struct native_option {
  int level;
  int name;
  int is_opposite;
};

struct native_option adapted_option(int descriptor, struct native_option option);

static inline SOCKET native_socket(int descriptor) {
  return socket_of(descriptor);
}

static inline int failure(void) {
  return -six_errno_of(WSAGetLastError());
}

static inline int outcome(int result) {
  return result == 0 ? 0 : failure();
}

#endif
