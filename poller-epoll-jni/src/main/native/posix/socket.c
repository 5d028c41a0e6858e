/*
 * socket.c - the sockets of Linux, macOS and the BSDs: one system call per function where the kernel has it,
 * no state. What the platform's sockaddr looks like is known here and nowhere else.
 */
#define _GNU_SOURCE
#include "socket.h"

#include "six_errno.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#ifdef SO_NOSIGPIPE
#define WITHOUT_SIGPIPE 0 /* the socket has the option */
#else
#define WITHOUT_SIGPIPE MSG_NOSIGNAL
#endif

/* The BSDs have 104 bytes. */
#define PATH_ROOM (sizeof(((struct sockaddr_un *) 0)->sun_path))

_Static_assert(PATH_ROOM <= SIX_PATH_BYTES, "a path fits");
_Static_assert(sizeof(struct six_slice) == sizeof(struct iovec), "a slice is an iovec");
_Static_assert(offsetof(struct six_slice, length) == offsetof(struct iovec, iov_len), "laid out alike");

static int failure(void) {
  return -six_errno_of(errno);
}

static int outcome(int result) {
  return result == 0 ? 0 : failure();
}

union any_address {
  struct sockaddr header;
  struct sockaddr_in inet;
  struct sockaddr_in6 inet6;
  struct sockaddr_un unix_path;
};

/* Returns the length of the sockaddr, or -errno. */
static int encode(const struct six_address *from, union any_address *to) {
  memset(to, 0, sizeof *to);
  switch (from->family) {
    case SIX_INET:
      to->inet.sin_family = AF_INET;
      to->inet.sin_port = htons((uint16_t) from->port);
      memcpy(&to->inet.sin_addr, from->bytes, sizeof to->inet.sin_addr);
      return (int) sizeof to->inet;
    case SIX_INET6:
      to->inet6.sin6_family = AF_INET6;
      to->inet6.sin6_port = htons((uint16_t) from->port);
      to->inet6.sin6_scope_id = from->scope;
      memcpy(&to->inet6.sin6_addr, from->bytes, sizeof to->inet6.sin6_addr);
      return (int) sizeof to->inet6;
    case SIX_UNIX:
      /* The NUL at the end is not obligatory, but without it other programs misread the name. */
      if (from->port < 0 || from->port >= (int) PATH_ROOM) {
        return -SIX_ENAMETOOLONG;
      }
      to->unix_path.sun_family = AF_UNIX;
      memcpy(to->unix_path.sun_path, from->bytes, (size_t) from->port);
      return (int) offsetof(struct sockaddr_un, sun_path) + from->port + 1;
    default:
      return -SIX_EAFNOSUPPORT;
  }
}

static void decode(const union any_address *from, socklen_t length, struct six_address *to) {
  memset(to, 0, sizeof *to);
  if (length < sizeof from->header.sa_family) {
    return;
  }
  if (from->header.sa_family == AF_INET) {
    to->family = SIX_INET;
    to->port = ntohs(from->inet.sin_port);
    memcpy(to->bytes, &from->inet.sin_addr, sizeof from->inet.sin_addr);
  } else if (from->header.sa_family == AF_INET6) {
    to->family = SIX_INET6;
    to->port = ntohs(from->inet6.sin6_port);
    to->scope = from->inet6.sin6_scope_id;
    memcpy(to->bytes, &from->inet6.sin6_addr, sizeof from->inet6.sin6_addr);
  } else if (from->header.sa_family == AF_UNIX && length > offsetof(struct sockaddr_un, sun_path)) {
    size_t room = length - offsetof(struct sockaddr_un, sun_path);
    to->family = SIX_UNIX;
    to->port = (int32_t) strnlen(from->unix_path.sun_path, room < PATH_ROOM ? room : PATH_ROOM);
    memcpy(to->bytes, from->unix_path.sun_path, (size_t) to->port);
  }
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

int six_socket_accept(int descriptor) {
#ifdef SOCK_CLOEXEC
  return prepared(accept4(descriptor, NULL, NULL, OPEN_FLAGS));
#else
  return prepared(accept(descriptor, NULL, NULL));
#endif
}

int six_socket_bind(int descriptor, const struct six_address *local) {
  union any_address address;
  int length = encode(local, &address);
  if (length < 0) {
    return length;
  }
  return outcome(bind(descriptor, &address.header, (socklen_t) length));
}

int six_socket_listen(int descriptor, int backlog) {
  return outcome(listen(descriptor, backlog));
}

int six_socket_connect(int descriptor, const struct six_address *remote) {
  union any_address address;
  int length = encode(remote, &address);
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

int six_socket_shutdown_output(int descriptor) {
  return outcome(shutdown(descriptor, SHUT_WR));
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
  decode(&address, length, out);
  return 0;
}

int six_socket_remote_address(int descriptor, struct six_address *out) {
  union any_address address;
  socklen_t length = sizeof address;
  if (getpeername(descriptor, &address.header, &length) != 0) {
    /* macOS says EINVAL of a connection that has been shut down. */
    return errno == EINVAL ? -SIX_ENOTCONN : failure();
  }
  decode(&address, length, out);
  return 0;
}

int six_socket_read(int descriptor, void *target, size_t length) {
  ssize_t count = recv(descriptor, target, length, 0);
  return count >= 0 ? (int) count : failure();
}

int six_socket_write(int descriptor, const void *source, size_t length) {
  ssize_t count = send(descriptor, source, length, WITHOUT_SIGPIPE);
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
  int address_length = remote == NULL ? 0 : encode(remote, &address);
  ssize_t count;

  if (address_length < 0) {
    return address_length;
  }
  count = sendto(descriptor, source, length, WITHOUT_SIGPIPE, remote == NULL ? NULL : &address.header,
                 (socklen_t) address_length);
  return count >= 0 ? (int) count : failure();
}

int six_socket_receive(int descriptor, void *target, size_t length, struct six_address *sender) {
  union any_address address;
  socklen_t address_length = sizeof address;
  ssize_t count = recvfrom(descriptor, target, length, 0, &address.header, &address_length);
  if (count < 0) {
    return failure();
  }
  decode(&address, address_length, sender);
  return (int) count;
}

/* The options of RFC 3678 are the same for both families. */
static int change_membership(int descriptor, const struct six_address *group,
                             const struct six_address *source, int name, int source_name) {
  struct group_req any_source = {.gr_interface = group->scope};
  struct group_source_req one_source = {.gsr_interface = group->scope};
  int level = group->family == SIX_INET6 ? IPPROTO_IPV6 : IPPROTO_IP;
  union any_address address;
  int length = encode(group, &address);
  if (length < 0) {
    return length;
  }
  if (source == NULL) {
    memcpy(&any_source.gr_group, &address, (size_t) length);
    return outcome(setsockopt(descriptor, level, name, &any_source, sizeof any_source));
  }
  memcpy(&one_source.gsr_group, &address, (size_t) length);
  length = encode(source, &address);
  if (length < 0) {
    return length;
  }
  memcpy(&one_source.gsr_source, &address, (size_t) length);
  return outcome(setsockopt(descriptor, level, source_name, &one_source, sizeof one_source));
}

int six_socket_join(int descriptor, const struct six_address *group, const struct six_address *source) {
  return change_membership(descriptor, group, source, MCAST_JOIN_GROUP, MCAST_JOIN_SOURCE_GROUP);
}

int six_socket_leave(int descriptor, const struct six_address *group, const struct six_address *source) {
  return change_membership(descriptor, group, source, MCAST_LEAVE_GROUP, MCAST_LEAVE_SOURCE_GROUP);
}

struct option_name {
  int level;
  int name;
};

static const struct option_name option_names[] = {
    [SIX_SO_ERROR] = {SOL_SOCKET, SO_ERROR},
    [SIX_SO_REUSEADDR] = {SOL_SOCKET, SO_REUSEADDR},
    [SIX_SO_REUSEPORT] = {SOL_SOCKET, SO_REUSEPORT},
    [SIX_SO_KEEPALIVE] = {SOL_SOCKET, SO_KEEPALIVE},
    [SIX_SO_SNDBUF] = {SOL_SOCKET, SO_SNDBUF},
    [SIX_SO_RCVBUF] = {SOL_SOCKET, SO_RCVBUF},
#ifdef SO_LINGER_SEC
    [SIX_SO_LINGER] = {SOL_SOCKET, SO_LINGER_SEC}, /* macOS counts SO_LINGER in ticks */
#else
    [SIX_SO_LINGER] = {SOL_SOCKET, SO_LINGER},
#endif
    [SIX_SO_BROADCAST] = {SOL_SOCKET, SO_BROADCAST},
    [SIX_TCP_NODELAY] = {IPPROTO_TCP, TCP_NODELAY},
    [SIX_IP_TOS] = {IPPROTO_IP, IP_TOS},
    [SIX_IP_MULTICAST_TTL] = {IPPROTO_IP, IP_MULTICAST_TTL},
    [SIX_IP_MULTICAST_LOOP] = {IPPROTO_IP, IP_MULTICAST_LOOP},
    [SIX_IPV6_TCLASS] = {IPPROTO_IPV6, IPV6_TCLASS},
    [SIX_IPV6_MULTICAST_HOPS] = {IPPROTO_IPV6, IPV6_MULTICAST_HOPS},
    [SIX_IPV6_MULTICAST_LOOP] = {IPPROTO_IPV6, IPV6_MULTICAST_LOOP},
    [SIX_IPV6_V6ONLY] = {IPPROTO_IPV6, IPV6_V6ONLY},
    [SIX_IP_TTL] = {IPPROTO_IP, IP_TTL},
    [SIX_IPV6_UNICAST_HOPS] = {IPPROTO_IPV6, IPV6_UNICAST_HOPS},
    [SIX_IP_MULTICAST_IF] = {IPPROTO_IP, IP_MULTICAST_IF},
    [SIX_IPV6_MULTICAST_IF] = {IPPROTO_IPV6, IPV6_MULTICAST_IF},
#ifdef __APPLE__
    [SIX_TCP_KEEPIDLE] = {IPPROTO_TCP, TCP_KEEPALIVE},
#else
    [SIX_TCP_KEEPIDLE] = {IPPROTO_TCP, TCP_KEEPIDLE},
#endif
};

static int is_listed(int option) {
  return option > 0 && option < (int) (sizeof option_names / sizeof option_names[0]);
}

int six_socket_set_option(int descriptor, int option, int value) {
  struct linger linger = {.l_onoff = value >= 0, .l_linger = value >= 0 ? value : 0};
  const void *bytes = &value;
  socklen_t length = sizeof value;

  if (!is_listed(option)) {
    return -SIX_ENOPROTOOPT;
  }
  if (option == SIX_SO_LINGER) {
    bytes = &linger;
    length = sizeof linger;
  }
  return outcome(
      setsockopt(descriptor, option_names[option].level, option_names[option].name, bytes, length));
}

int six_socket_option(int descriptor, int option, int32_t *value) {
  struct linger linger = {0};
  void *bytes = value;
  socklen_t length = sizeof *value;

  if (!is_listed(option)) {
    return -SIX_ENOPROTOOPT;
  }
  if (option == SIX_SO_LINGER) {
    bytes = &linger;
    length = sizeof linger;
  }
  if (getsockopt(descriptor, option_names[option].level, option_names[option].name, bytes, &length) != 0) {
    return failure();
  }
  if (option == SIX_SO_LINGER) {
    *value = linger.l_onoff ? linger.l_linger : -1;
  } else if (option == SIX_SO_ERROR) {
    *value = six_errno_of(*value);
  }
  return 0;
}
