/*
 * socket.c - the sockets of Linux, macOS and the BSDs, where they differ from those of Windows: one system
 * call per function where the kernel has it, no state.
 */
#define _GNU_SOURCE
#include "socket.h"

#include "direct_call.h"
#include "native_socket.h"
#include "socket_address.h"

#include <fcntl.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#ifdef SO_NOSIGPIPE
#define WITHOUT_SIGPIPE 0 /* the socket has the option */
#else
#define WITHOUT_SIGPIPE MSG_NOSIGNAL
#endif

_Static_assert(sizeof(struct six_slice) == sizeof(struct iovec), "a slice is an iovec");
_Static_assert(offsetof(struct six_slice, length) == offsetof(struct iovec, iov_len), "laid out alike");

int six_socket_startup(void) {
  return 0;
}

#ifdef SOCK_CLOEXEC
#define OPEN_FLAGS (SOCK_NONBLOCK | SOCK_CLOEXEC)
#else
#define OPEN_FLAGS 0
#endif

/*
 * Gives a new descriptor what OPEN_FLAGS could not: macOS has neither these flags nor accept4. A program that
 * another thread starts in between inherits the descriptor; that system offers no way to prevent it.
 */
static int prepared(int descriptor) {
  if (descriptor < 0) {
    return failure();
  }
#ifndef SOCK_CLOEXEC
  if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0 || fcntl(descriptor, F_SETFL, O_NONBLOCK) != 0) {
    int error = errno;
    close(descriptor);
    return -six_errno_of(error);
  }
#endif
#ifdef SO_NOSIGPIPE
  /* Fails on a connection that was reset meanwhile, which does not raise it either: its reads end first. */
  setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &(int) {1}, sizeof(int));
#endif
  return descriptor;
}

int six_socket_open(int family, int kind) {
  int domain = family == SIX_INET6 ? AF_INET6 : family == SIX_INET ? AF_INET : AF_UNIX;
  int type = kind == SIX_DATAGRAM ? SOCK_DGRAM : SOCK_STREAM;
  return prepared(socket(domain, type | OPEN_FLAGS, 0));
}

int six_socket_allow_restart(int descriptor) {
  return outcome(setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &(int) {1}, sizeof(int)));
}

int six_socket_accept(int descriptor, struct six_address *peer) {
  union any_address address;
  socklen_t length = sizeof address;
#ifdef SOCK_CLOEXEC
  int accepted = prepared(accept4(descriptor, &address.header, &length, OPEN_FLAGS));
#else
  int accepted = prepared(accept(descriptor, &address.header, &length));
#endif
  if (accepted >= 0) {
    six_decode(&address, length, peer);
  }
  return accepted;
}

int six_socket_bind(int descriptor, const struct six_address *local) {
  union any_address address;
  int length = six_encode(local, &address);
  if (length < 0) {
    return length;
  }
  return outcome(bind(descriptor, &address.header, (socklen_t) length));
}

int six_socket_connect(int descriptor, const struct six_address *remote) {
  union any_address address;
  int length = six_encode(remote, &address);
  if (length < 0) {
    return length;
  }
  return outcome(connect(descriptor, &address.header, (socklen_t) length));
}

int six_socket_disconnect(int descriptor) {
  struct sockaddr nobody = {.sa_family = AF_UNSPEC};
  int result = outcome(connect(descriptor, &nobody, sizeof nobody));
#ifndef __linux__
  /* The BSDs' connect(2): the error is harmless, the peer is gone. */
  return result == -SIX_EAFNOSUPPORT ? 0 : result;
#else
  return result;
#endif
}

int six_socket_close(int descriptor) {
  return outcome(close(descriptor));
}

int six_socket_local_address(int descriptor, struct six_address *out) {
  union any_address address;
  socklen_t length = sizeof address;
  if (getsockname(descriptor, &address.header, &length) != 0) {
    return failure();
  }
  six_decode(&address, length, out);
  return 0;
}

int six_socket_read(int descriptor, void *target, size_t length) {
  ssize_t count = direct_recvfrom(descriptor, target, length, 0, NULL, NULL);
  return count >= 0 ? (int) count : failure();
}

#ifdef TCP_INQ
int six_socket_read_telling_left(int descriptor, void *target, size_t length, int32_t *left) {
  union {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof *left)];
  } control;
  struct iovec slice = {.iov_base = target, .iov_len = length};
  struct msghdr message = {
      .msg_iov = &slice, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  ssize_t count = direct_recvmsg(descriptor, &message, 0);
  struct cmsghdr *told = count >= 0 ? CMSG_FIRSTHDR(&message) : NULL;

  *left = -1;
  if (told != NULL && told->cmsg_level == IPPROTO_TCP && told->cmsg_type == TCP_CM_INQ) {
    memcpy(left, CMSG_DATA(told), sizeof *left);
  }
  return count >= 0 ? (int) count : failure();
}
#endif

int six_socket_write(int descriptor, const void *source, size_t length) {
  ssize_t count = direct_sendto(descriptor, source, length, WITHOUT_SIGPIPE, NULL, 0);
  return count >= 0 ? (int) count : failure();
}

/* size_t with glibc, int with musl and on macOS. */
typedef __typeof__(((struct msghdr *) 0)->msg_iovlen) slice_count;

int64_t six_socket_write_slices(int descriptor, const struct six_slice *slices, int count) {
  /* sendmsg and not writev, which has no flag to leave out SIGPIPE. */
  struct msghdr message = {.msg_iov = (struct iovec *) (uintptr_t) slices, .msg_iovlen = (slice_count) count};
  ssize_t written = sendmsg(descriptor, &message, WITHOUT_SIGPIPE);
  return written >= 0 ? written : failure();
}

int six_socket_send(int descriptor, const void *source, size_t length, const struct six_address *remote) {
  union any_address address;
  int address_length = remote == NULL ? 0 : six_encode(remote, &address);
  ssize_t count;

  if (address_length < 0) {
    return address_length;
  }
  count = direct_sendto(descriptor, source, length, WITHOUT_SIGPIPE, remote == NULL ? NULL : &address.header,
                        (socklen_t) address_length);
  return count >= 0 ? (int) count : failure();
}

int six_socket_receive(int descriptor, void *target, size_t length, struct six_address *sender) {
  union any_address address;
  socklen_t address_length = sizeof address;
  ssize_t count = direct_recvfrom(descriptor, target, length, 0, &address.header, &address_length);
  if (count < 0) {
    return failure();
  }
  six_decode(&address, address_length, sender);
  return (int) count;
}
