/* socket.c - the sockets of Windows, where they differ from those of other systems; no state. */
#include "socket.h"

#include "native_socket.h"
#include "socket_address.h"

#include <limits.h>
#include <mswsock.h>
#include <string.h>

#define WINSOCK_VERSION_WANTED MAKEWORD(2, 2)

/* What one call writes at most; the stack holds the list. The rest is for the next call. */
#define MOST_SLICES 128

int six_socket_startup(void) {
  WSADATA facts;
  return -six_errno_of(WSAStartup(WINSOCK_VERSION_WANTED, &facts));
}

static int type_of(int descriptor) {
  int type = 0;
  int length = sizeof type;
  return getsockopt(native_socket(descriptor), SOL_SOCKET, SO_TYPE, (char *) &type, &length) == 0 ? type : 0;
}

/*
 * Here SO_REUSEADDR lets anybody take a port from its owner. That is what sharers of a UDP port ask for. For
 * TCP the word means that lingering connections are no hindrance, and here that is the lack of an exclusive
 * use ("Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE").
 */
struct native_option adapted_option(int descriptor, struct native_option option) {
  struct native_option exclusive_use = {SOL_SOCKET, SO_EXCLUSIVEADDRUSE, 1};
  int is_reuse = option.level == SOL_SOCKET && option.name == SO_REUSEADDR;
  return is_reuse && type_of(descriptor) == SOCK_STREAM ? exclusive_use : option;
}

/*
 * Whether an answer "nobody receives there" to a datagram fails a later call. Other systems tell it a
 * connected socket alone; here it would be told to any, which cannot know whom it sent to.
 */
static void report_refusals(int descriptor, BOOL on) {
  DWORD length;
  WSAIoctl(native_socket(descriptor), SIO_UDP_CONNRESET, &on, sizeof on, NULL, 0, &length, NULL, NULL);
}

static int prepared(SOCKET socket) {
  u_long on = 1;
  if (socket == INVALID_SOCKET) {
    return failure();
  }
  /* An accepted socket does not take over the flags that its listener was opened with. */
  if (ioctlsocket(socket, (long) FIONBIO, &on) != 0
      || !SetHandleInformation((HANDLE) socket, HANDLE_FLAG_INHERIT, 0)) {
    int result = failure();
    closesocket(socket);
    return result;
  }
  return number_of((HANDLE) socket);
}

int six_socket_open(int family, int kind) {
  int domain = family == SIX_INET6 ? AF_INET6 : AF_INET;
  int type = kind == SIX_DATAGRAM ? SOCK_DGRAM : SOCK_STREAM;
  int descriptor;
  if (family != SIX_INET && family != SIX_INET6) {
    return -SIX_EAFNOSUPPORT;
  }
  descriptor = prepared(
      WSASocketW(domain, type, 0, NULL, 0, WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT));
  if (descriptor >= 0 && kind == SIX_DATAGRAM) {
    report_refusals(descriptor, FALSE);
  }
  return descriptor;
}

int six_socket_allow_restart(int descriptor) {
  /* Restarting needs nothing here; but without this any process could take the address over. */
  BOOL on = TRUE;
  return outcome(setsockopt(native_socket(descriptor), SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *) &on, sizeof on));
}

int six_socket_accept(int descriptor, struct six_address *peer) {
  union any_address address;
  socklen_t length = sizeof address;
  int accepted = prepared(accept(native_socket(descriptor), &address.header, &length));
  if (accepted >= 0) {
    six_decode(&address, length, peer);
  }
  /* "The remote peer terminated an indicated connection prior to accepting the call": accept(). */
  return accepted == -SIX_ECONNRESET ? -SIX_ECONNABORTED : accepted;
}

int six_socket_bind(int descriptor, const struct six_address *local) {
  union any_address address;
  int length = six_encode(local, &address);
  int result;
  if (length < 0) {
    return length;
  }
  result = outcome(bind(native_socket(descriptor), &address.header, length));
  /* bind() says so of an address whose owner has its exclusive use, and of a port that is set aside for one. */
  return result == -SIX_EACCES && type_of(descriptor) == SOCK_STREAM ? -SIX_EADDRINUSE : result;
}

int six_socket_connect(int descriptor, const struct six_address *remote) {
  union any_address address;
  int length = six_encode(remote, &address);
  int result;
  if (length < 0) {
    return length;
  }
  result = outcome(connect(native_socket(descriptor), &address.header, length));
  if (result == 0 && type_of(descriptor) == SOCK_DGRAM) {
    report_refusals(descriptor, TRUE);
  }
  return result == -SIX_EAGAIN ? -SIX_EINPROGRESS : result;
}

int six_socket_disconnect(int descriptor) {
  union any_address nobody = {.inet6 = {.sin6_family = AF_UNSPEC}};
  int result = outcome(connect(native_socket(descriptor), &nobody.header, sizeof nobody.inet6));
  if (result == 0) {
    report_refusals(descriptor, FALSE);
  }
  return result;
}

int six_socket_close(int descriptor) {
  return outcome(closesocket(native_socket(descriptor)));
}

/* What other systems say of a socket that is not bound: any address, and port 0. */
static int unbound_address(int descriptor, struct six_address *out) {
  WSAPROTOCOL_INFOW facts;
  int length = sizeof facts;
  if (getsockopt(native_socket(descriptor), SOL_SOCKET, SO_PROTOCOL_INFOW, (char *) &facts, &length) != 0) {
    return failure();
  }
  memset(out, 0, sizeof *out);
  out->family = facts.iAddressFamily == AF_INET6 ? SIX_INET6 : SIX_INET;
  return 0;
}

int six_socket_local_address(int descriptor, struct six_address *out) {
  union any_address address;
  int length = sizeof address;
  if (getsockname(native_socket(descriptor), &address.header, &length) != 0) {
    return WSAGetLastError() == WSAEINVAL ? unbound_address(descriptor, out) : failure();
  }
  six_decode(&address, length, out);
  return 0;
}

int six_socket_read(int descriptor, void *target, size_t length) {
  int count = recv(native_socket(descriptor), target, (int) length, 0);
  return count >= 0 ? count : failure();
}

int six_socket_write(int descriptor, const void *source, size_t length) {
  int count = send(native_socket(descriptor), source, (int) length, 0);
  return count >= 0 ? count : failure();
}

int64_t six_socket_write_slices(int descriptor, const struct six_slice *slices, int count) {
  WSABUF buffers[MOST_SLICES];
  DWORD used = 0;
  DWORD written = 0;
  uint64_t room = INT_MAX;
  for (int index = 0; index < count && used < MOST_SLICES && room > 0; index++) {
    uint64_t length = slices[index].length < room ? slices[index].length : room;
    buffers[used].buf = (char *) (uintptr_t) slices[index].address;
    buffers[used].len = (ULONG) length;
    room -= length;
    used++;
  }
  if (WSASend(native_socket(descriptor), buffers, used, &written, 0, NULL, NULL) != 0) {
    return failure();
  }
  return written;
}

int six_socket_send(int descriptor, const void *source, size_t length, const struct six_address *remote) {
  union any_address address;
  int address_length = remote == NULL ? 0 : six_encode(remote, &address);
  int count;
  if (address_length < 0) {
    return address_length;
  }
  count = sendto(native_socket(descriptor), source, (int) length, 0, remote == NULL ? NULL : &address.header,
                 address_length);
  if (count < 0) {
    int result = failure();
    return result == -SIX_ENOTCONN ? -SIX_EDESTADDRREQ : result;
  }
  return count;
}

int six_socket_receive(int descriptor, void *target, size_t length, struct six_address *sender) {
  union any_address address;
  int address_length = sizeof address;
  int count = recvfrom(native_socket(descriptor), target, (int) length, 0, &address.header, &address_length);
  if (count < 0) {
    int result = failure();
    if (result == -SIX_ECONNRESET) {
      return -SIX_ECONNREFUSED;
    }
    if (result != -SIX_EMSGSIZE) {
      return result;
    }
    /* The rest of the datagram is lost, as elsewhere, where nothing is said about it. */
    count = (int) length;
  }
  six_decode(&address, address_length, sender);
  return count;
}
