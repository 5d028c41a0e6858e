/*
 * socket.h - non-blocking sockets, as plain C. Every function returns its result, or -errno
 * in the numbers of six_errno.h.
 */
#ifndef SIXPHASE_SOCKET_H
#define SIXPHASE_SOCKET_H

#include <stddef.h>
#include <stdint.h>

/* The numbers below are shared with SocketNative.java; jni/socket_jni.c compares them. */
enum six_family { SIX_NO_FAMILY = 0, SIX_UNIX = 1, SIX_INET = 4, SIX_INET6 = 6 };

enum six_kind { SIX_STREAM = 1, SIX_DATAGRAM = 2 };

enum six_option {
  SIX_SO_ERROR = 1,
  SIX_SO_REUSEADDR = 2,
  SIX_SO_REUSEPORT = 3,
  SIX_SO_KEEPALIVE = 4,
  SIX_SO_SNDBUF = 5,
  SIX_SO_RCVBUF = 6,
  SIX_SO_LINGER = 7, /* the value is in seconds, -1 for off */
  SIX_SO_BROADCAST = 8,
  SIX_TCP_NODELAY = 9,
  SIX_IP_TOS = 10,
  SIX_IP_MULTICAST_TTL = 11,
  SIX_IP_MULTICAST_LOOP = 12,
  SIX_IPV6_TCLASS = 13,
  SIX_IPV6_MULTICAST_HOPS = 14,
  SIX_IPV6_MULTICAST_LOOP = 15,
  SIX_IPV6_V6ONLY = 16,
  SIX_IP_TTL = 17,
  SIX_IPV6_UNICAST_HOPS = 18,
  SIX_IP_MULTICAST_IF = 19, /* the value is the 4 bytes of an address of the interface, 0 for none */
  SIX_IPV6_MULTICAST_IF = 20,
  SIX_TCP_KEEPIDLE = 21, /* in seconds */
  SIX_TCP_INQ = 22       /* what six_socket_read_telling_left needs */
};

#define SIX_PATH_BYTES 108 /* the most of any platform, its final NUL included */

/*
 * An address in a form that is the same on every platform, so that Java needs to know no sockaddr. The
 * rest of bytes is zero.
 */
struct six_address {
  int32_t family; /* enum six_family */
  int32_t port;   /* INET, INET6: the port in host order; UNIX: the length of the path */
  uint32_t scope; /* INET6, and the group of a membership: the index of the interface */
  uint8_t bytes[SIX_PATH_BYTES]; /* 4 or 16 bytes of an IP address, or a path that no NUL ends */
};

/* A run of bytes to write: laid out like struct iovec where there is one. */
struct six_slice {
  uint64_t address;
  uint64_t length;
};

/* Before all others, once or more often, whoever else has done it in this process. Returns 0, or -errno. */
int six_socket_startup(void);

/*
 * Returns a new socket that does not block and that no other program inherits, or -errno: -EAFNOSUPPORT for
 * SIX_UNIX on Windows.
 */
int six_socket_open(int family, int kind);

/*
 * Lets a listener bind to an address whose last connections are still in TIME_WAIT, and to none that another
 * listener has. Returns 0, or -errno.
 */
int six_socket_allow_restart(int descriptor);

/*
 * Returns the descriptor of a connection that waited, with the address of its peer filled in; or -errno: -EAGAIN
 * if none waits.
 */
int six_socket_accept(int descriptor, struct six_address *peer);

/* Each returns 0, or -errno. -EINPROGRESS of connect: writability tells when there is an outcome. */
int six_socket_bind(int descriptor, const struct six_address *local);
int six_socket_listen(int descriptor, int backlog);
int six_socket_connect(int descriptor, const struct six_address *remote);
int six_socket_disconnect(int descriptor);
int six_socket_shutdown_output(int descriptor);
int six_socket_close(int descriptor);

/* Each returns 0 with the address filled in, family SIX_NO_FAMILY for an unnamed one; or -errno. */
int six_socket_local_address(int descriptor, struct six_address *out);
int six_socket_remote_address(int descriptor, struct six_address *out);

/* Each returns the number of bytes, or -errno: -EAGAIN if it would block. None raises SIGPIPE. */
int six_socket_read(int descriptor, void *target, size_t length);
int six_socket_write(int descriptor, const void *source, size_t length);
int64_t six_socket_write_slices(int descriptor, const struct six_slice *slices, int count);

/*
 * Like six_socket_read, and sets *left to how many bytes are there yet, or to -1 if that is not known: for most
 * it needs SIX_TCP_INQ. The end of the stream counts as one byte. A failure does not count: a poll tells it.
 */
int six_socket_read_telling_left(int descriptor, void *target, size_t length, int32_t *left);

/* Sends one datagram, to the connected peer if remote is null. Returns its length, or -errno. */
int six_socket_send(int descriptor, const void *source, size_t length, const struct six_address *remote);

/* Receives one datagram and its sender. Returns how many bytes fitted, or -errno. */
int six_socket_receive(int descriptor, void *target, size_t length, struct six_address *sender);

/*
 * Joins or leaves a multicast group, on the interface that the scope of the group names, 0 for the system's
 * choice; with a source, what it sends alone. Each returns 0, or -errno.
 */
int six_socket_join(int descriptor, const struct six_address *group, const struct six_address *source);
int six_socket_leave(int descriptor, const struct six_address *group, const struct six_address *source);

/* Each returns 0, or -errno; -ENOPROTOOPT for an option that is not in the list. */
int six_socket_set_option(int descriptor, int option, int value);
int six_socket_option(int descriptor, int option, int32_t *value);

#endif
