/*
 * socket.c - what the sockets of all platforms have in common: one system call per function, no state. The
 * rest is in posix/socket.c and windows/socket.c.
 */
#define _GNU_SOURCE
#include "socket.h"

#include "native_socket.h"
#include "socket_address.h"

#include <string.h>

int six_socket_listen(int descriptor, int backlog) {
  return outcome(listen(native_socket(descriptor), backlog));
}

int six_socket_shutdown_output(int descriptor) {
  return outcome(shutdown(native_socket(descriptor), SHUT_WR));
}

int six_socket_remote_address(int descriptor, struct six_address *out) {
  union any_address address;
  socklen_t length = sizeof address;
  if (getpeername(native_socket(descriptor), &address.header, &length) != 0) {
    /* macOS says EINVAL of a connection that has been shut down. */
    return failure() == -SIX_EINVAL ? -SIX_ENOTCONN : failure();
  }
  six_decode(&address, length, out);
  return 0;
}

#ifndef TCP_INQ
int six_socket_read_telling_left(int descriptor, void *target, size_t length, int32_t *left) {
  *left = -1;
  return six_socket_read(descriptor, target, length);
}
#endif

/* The options of RFC 3678 are the same for both families. */
static int change_membership(int descriptor, const struct six_address *group,
                             const struct six_address *source, int name, int source_name) {
  struct group_req any_source = {.gr_interface = group->scope};
  struct group_source_req one_source = {.gsr_interface = group->scope};
  const char *any = (const char *) &any_source;
  const char *one = (const char *) &one_source;
  int level = group->family == SIX_INET6 ? IPPROTO_IPV6 : IPPROTO_IP;
  union any_address address;
  int length = six_encode(group, &address);
  if (length < 0) {
    return length;
  }
  if (source == NULL) {
    memcpy(&any_source.gr_group, &address, (size_t) length);
    return outcome(setsockopt(native_socket(descriptor), level, name, any, sizeof any_source));
  }
  memcpy(&one_source.gsr_group, &address, (size_t) length);
  length = six_encode(source, &address);
  if (length < 0) {
    return length;
  }
  memcpy(&one_source.gsr_source, &address, (size_t) length);
  return outcome(setsockopt(native_socket(descriptor), level, source_name, one, sizeof one_source));
}

int six_socket_join(int descriptor, const struct six_address *group, const struct six_address *source) {
  return change_membership(descriptor, group, source, MCAST_JOIN_GROUP, MCAST_JOIN_SOURCE_GROUP);
}

int six_socket_leave(int descriptor, const struct six_address *group, const struct six_address *source) {
  return change_membership(descriptor, group, source, MCAST_LEAVE_GROUP, MCAST_LEAVE_SOURCE_GROUP);
}

static const struct native_option native_options[] = {
    [SIX_SO_ERROR] = {SOL_SOCKET, SO_ERROR, 0},
    [SIX_SO_REUSEADDR] = {SOL_SOCKET, SO_REUSEADDR, 0},
#ifdef SO_REUSEPORT
    [SIX_SO_REUSEPORT] = {SOL_SOCKET, SO_REUSEPORT, 0},
#endif
    [SIX_SO_KEEPALIVE] = {SOL_SOCKET, SO_KEEPALIVE, 0},
    [SIX_SO_SNDBUF] = {SOL_SOCKET, SO_SNDBUF, 0},
    [SIX_SO_RCVBUF] = {SOL_SOCKET, SO_RCVBUF, 0},
    [SIX_SO_LINGER] = {SOL_SOCKET, SO_LINGER_IN_SECONDS, 0},
    [SIX_SO_BROADCAST] = {SOL_SOCKET, SO_BROADCAST, 0},
    [SIX_TCP_NODELAY] = {IPPROTO_TCP, TCP_NODELAY, 0},
    [SIX_IP_TOS] = {IPPROTO_IP, IP_TOS, 0},
    [SIX_IP_MULTICAST_TTL] = {IPPROTO_IP, IP_MULTICAST_TTL, 0},
    [SIX_IP_MULTICAST_LOOP] = {IPPROTO_IP, IP_MULTICAST_LOOP, 0},
    [SIX_IPV6_TCLASS] = {IPPROTO_IPV6, IPV6_TCLASS, 0},
    [SIX_IPV6_MULTICAST_HOPS] = {IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 0},
    [SIX_IPV6_MULTICAST_LOOP] = {IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 0},
    [SIX_IPV6_V6ONLY] = {IPPROTO_IPV6, IPV6_V6ONLY, 0},
    [SIX_IP_TTL] = {IPPROTO_IP, IP_TTL, 0},
    [SIX_IPV6_UNICAST_HOPS] = {IPPROTO_IPV6, IPV6_UNICAST_HOPS, 0},
    [SIX_IP_MULTICAST_IF] = {IPPROTO_IP, IP_MULTICAST_IF, 0},
    [SIX_IPV6_MULTICAST_IF] = {IPPROTO_IPV6, IPV6_MULTICAST_IF, 0},
    [SIX_TCP_KEEPIDLE] = {IPPROTO_TCP, TCP_KEEPIDLE, 0},
#ifdef TCP_INQ
    [SIX_TCP_INQ] = {IPPROTO_TCP, TCP_INQ, 0},
#endif
};

/* What the option is here, for this socket; without a name if there is no such thing. */
static struct native_option native_option(int descriptor, int option) {
  struct native_option none = {0, 0, 0};
  int is_listed = option > 0 && option < (int) (sizeof native_options / sizeof native_options[0]);
  return is_listed ? adapted_option(descriptor, native_options[option]) : none;
}

int six_socket_set_option(int descriptor, int option, int value) {
  struct native_option native = native_option(descriptor, option);
  struct linger linger = {.l_onoff = value >= 0, .l_linger = (linger_seconds) (value >= 0 ? value : 0)};
  const char *bytes = (const char *) &value;
  socklen_t length = sizeof value;

  if (native.name == 0) {
    return -SIX_ENOPROTOOPT;
  }
  if (option == SIX_SO_LINGER) {
    bytes = (const char *) &linger;
    length = sizeof linger;
  } else if (native.is_opposite) {
    value = !value;
  }
  return outcome(setsockopt(native_socket(descriptor), native.level, native.name, bytes, length));
}

int six_socket_option(int descriptor, int option, int32_t *value) {
  struct native_option native = native_option(descriptor, option);
  struct linger linger = {0, 0};
  char *bytes = (char *) value;
  socklen_t length = sizeof *value;

  if (native.name == 0) {
    return -SIX_ENOPROTOOPT;
  }
  *value = 0;
  if (option == SIX_SO_LINGER) {
    bytes = (char *) &linger;
    length = sizeof linger;
  }
  if (getsockopt(native_socket(descriptor), native.level, native.name, bytes, &length) != 0) {
    return failure();
  }
  if (option == SIX_SO_LINGER) {
    *value = linger.l_onoff ? linger.l_linger : -1;
  } else if (option == SIX_SO_ERROR) {
    *value = six_errno_of(*value);
  } else if (option == SIX_SO_SNDBUF || option == SIX_SO_RCVBUF) {
    *value /= BUFFER_SIZE_FACTOR;
  } else if (native.is_opposite) {
    *value = !*value;
  }
  return 0;
}
