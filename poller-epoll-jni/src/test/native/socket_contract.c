/* socket_contract.c - common/socket.h */
#define _GNU_SOURCE /* POLLRDHUP */
#include "contract.h"
#include "platform.h"
#include "six_errno.h"
#include "socket.h"

#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <poll.h>
#endif

static struct six_address loopback(int family) {
  struct six_address address = {.family = family};
  if (family == SIX_INET) {
    address.bytes[0] = 127;
    address.bytes[3] = 1;
  } else {
    address.bytes[15] = 1;
  }
  return address;
}

static void expect_flags(int descriptor) {
  EXPECT(descriptor >= 0);
  EXPECT(platform_is_not_inherited(descriptor));
  EXPECT(platform_does_not_block(descriptor));
}

/* Connects two ends through a listener at the address; the address of the listener comes back in it. */
static void connect_pair(struct six_address *at, int ends[2]) {
  int listener = six_socket_open(at->family, SIX_STREAM);
  struct six_address peer = {0};
  struct six_address near = {0};
  int connected;
  expect_flags(listener);
  EXPECT_EQUAL(0, six_socket_bind(listener, at));
  EXPECT_EQUAL(0, six_socket_listen(listener, 5));
  EXPECT_EQUAL(-SIX_EAGAIN, six_socket_accept(listener, &peer));
  EXPECT_EQUAL(0, six_socket_local_address(listener, at));
  ends[0] = six_socket_open(at->family, SIX_STREAM);
  expect_flags(ends[0]);
  connected = six_socket_connect(ends[0], at);
  EXPECT(connected == 0 || connected == -SIX_EINPROGRESS);
  EXPECT(platform_is_readable(listener));
  ends[1] = six_socket_accept(listener, &peer);
  expect_flags(ends[1]);
  EXPECT_EQUAL(0, six_socket_local_address(ends[0], &near));
  EXPECT_EQUAL(near.family, peer.family);
  EXPECT_EQUAL(near.port, peer.port);
  EXPECT_EQUAL(0, memcmp(near.bytes, peer.bytes, sizeof peer.bytes));
  EXPECT(platform_is_writable(ends[0]));
  EXPECT_EQUAL(0, six_socket_close(listener));
}

/* An emulator has no answer for some options: qemu and Wine lack those of multicast, Wine a few more. */
static int is_emulated(void) {
  return getenv("SIXPHASE_EMULATED") != NULL;
}

static void bytes_pass(int ends[2]) {
  char buffer[16] = {0};
  struct six_slice slices[] = {
      {.address = (uintptr_t) "ab", .length = 2},
      {.address = (uintptr_t) "cde", .length = 3},
  };
  EXPECT_EQUAL(-SIX_EAGAIN, six_socket_read(ends[1], buffer, sizeof buffer));
  EXPECT_EQUAL(3, six_socket_write(ends[0], "xyz", 3));
  EXPECT_EQUAL(5, six_socket_write_slices(ends[0], slices, 2));
  EXPECT(platform_is_readable(ends[1]));
  EXPECT_EQUAL(2, six_socket_read(ends[1], buffer, 2));
  for (int received = 2; received < 8;) {
    int count;
    EXPECT(platform_is_readable(ends[1]));
    count = six_socket_read(ends[1], buffer + received, sizeof buffer - (size_t) received);
    EXPECT(count > 0);
    received += count > 0 ? count : (int) sizeof buffer;
  }
  EXPECT(memcmp(buffer, "xyzabcde", 8) == 0);
  EXPECT_EQUAL(0, six_socket_shutdown_output(ends[0]));
  EXPECT(platform_is_readable(ends[1]));
  EXPECT_EQUAL(0, six_socket_read(ends[1], buffer, sizeof buffer));
  EXPECT_EQUAL(-SIX_EPIPE, six_socket_write(ends[0], "x", 1));
  EXPECT_EQUAL(-SIX_EPIPE, six_socket_write_slices(ends[0], slices, 2));
}

/* Reads two bytes and says what is told to be left; a system that does not tell is taken at its word. */
static int32_t left_after_two(int descriptor, int is_told, int32_t expected) {
  char buffer[2];
  int32_t left = -2;
  EXPECT_EQUAL(2, six_socket_read_telling_left(descriptor, buffer, sizeof buffer, &left));
  return left == -1 && !is_told ? expected : left;
}

/* One side has ended already, the other has not. */
static void a_read_tells_what_it_leaves(int sender, int receiver) {
  char buffer[2];
  int32_t left = -2;
  int is_told = six_socket_set_option(receiver, SIX_TCP_INQ, 1) == 0 && !is_emulated();
#ifdef __linux__
  struct pollfd end = {.fd = receiver, .events = POLLRDHUP};
  EXPECT(is_told || is_emulated());
#endif
  EXPECT_EQUAL(-SIX_EAGAIN, six_socket_read_telling_left(receiver, buffer, sizeof buffer, &left));
  EXPECT_EQUAL(-1, left);
  EXPECT_EQUAL(4, six_socket_write(sender, "abcd", 4));
  EXPECT(platform_is_readable(receiver));
  EXPECT_EQUAL(2, left_after_two(receiver, is_told, 2));
  EXPECT_EQUAL(0, left_after_two(receiver, is_told, 0));
  EXPECT_EQUAL(2, six_socket_write(sender, "ef", 2));
  EXPECT_EQUAL(0, six_socket_shutdown_output(sender));
  EXPECT(platform_is_readable(receiver));
#ifdef __linux__
  EXPECT_EQUAL(1, poll(&end, 1, 5000));
  EXPECT_EQUAL(1, left_after_two(receiver, is_told, 1));
#endif
}

static void streams_over_ip(int family) {
  struct six_address address = loopback(family);
  struct six_address peer;
  int ends[2];
  int probe = six_socket_open(family, SIX_STREAM);
  if (probe == -SIX_EAFNOSUPPORT || six_socket_bind(probe, &address) == -SIX_EADDRNOTAVAIL) {
    fprintf(stderr, "no IPv%d here\n", family);
    six_socket_close(probe);
    return;
  }
  EXPECT_EQUAL(0, six_socket_close(probe));
  connect_pair(&address, ends);
  EXPECT_EQUAL(family, address.family);
  EXPECT(address.port > 0 && address.port < 65536);
  EXPECT_EQUAL(0, six_socket_remote_address(ends[0], &peer));
  EXPECT(memcmp(&peer, &address, sizeof peer) == 0);
  bytes_pass(ends);
  a_read_tells_what_it_leaves(ends[1], ends[0]);
  EXPECT_EQUAL(0, six_socket_close(ends[0]));
  EXPECT_EQUAL(0, six_socket_close(ends[1]));
}

static void streams_over_paths(void) {
  char directory[PLATFORM_PATH_BYTES];
  struct six_address address = {.family = SIX_UNIX};
  struct six_address peer;
  int ends[2];
  platform_make_directory(directory);
  address.port = snprintf((char *) address.bytes, sizeof address.bytes, "%s/socket", directory);
  connect_pair(&address, ends);
  EXPECT_EQUAL(0, six_socket_remote_address(ends[0], &peer));
  EXPECT_EQUAL(SIX_UNIX, peer.family);
  EXPECT_EQUAL(address.port, peer.port);
  EXPECT(memcmp(address.bytes, peer.bytes, sizeof peer.bytes) == 0);
  EXPECT_EQUAL(0, six_socket_remote_address(ends[1], &peer));
  EXPECT_EQUAL(SIX_NO_FAMILY, peer.family);
  bytes_pass(ends);
  EXPECT_EQUAL(0, six_socket_close(ends[0]));
  EXPECT_EQUAL(0, six_socket_close(ends[1]));
  platform_remove((char *) address.bytes);
  platform_remove_directory(directory);
}

static void paths_have_a_longest(void) {
  struct six_address address = {.family = SIX_UNIX, .port = SIX_PATH_BYTES};
  int descriptor = six_socket_open(SIX_UNIX, SIX_STREAM);
  memset(address.bytes, 'x', sizeof address.bytes);
  EXPECT_EQUAL(-SIX_ENAMETOOLONG, six_socket_bind(descriptor, &address));
  EXPECT_EQUAL(-SIX_ENAMETOOLONG, six_socket_connect(descriptor, &address));
  address.port = -1;
  EXPECT_EQUAL(-SIX_ENAMETOOLONG, six_socket_bind(descriptor, &address));
  address.family = 99;
  EXPECT_EQUAL(-SIX_EAFNOSUPPORT, six_socket_bind(descriptor, &address));
  address.family = SIX_UNIX;
  address.port = SIX_PATH_BYTES - 1;
  EXPECT_EQUAL(-SIX_ENOENT, six_socket_connect(descriptor, &address) == -SIX_ENOENT ? -SIX_ENOENT : -SIX_ECONNREFUSED);
  EXPECT_EQUAL(0, six_socket_close(descriptor));
}

static void a_refusal_waits_in_the_socket(void) {
  struct six_address address = loopback(SIX_INET);
  int listener = six_socket_open(SIX_INET, SIX_STREAM);
  int descriptor = six_socket_open(SIX_INET, SIX_STREAM);
  int result;
  int32_t error = -1;
  EXPECT_EQUAL(0, six_socket_bind(listener, &address));
  EXPECT_EQUAL(0, six_socket_local_address(listener, &address));
  result = six_socket_connect(descriptor, &address);
  if (result == -SIX_EINPROGRESS) {
    EXPECT(platform_is_writable(descriptor));
    EXPECT_EQUAL(0, six_socket_option(descriptor, SIX_SO_ERROR, &error));
    EXPECT_EQUAL(SIX_ECONNREFUSED, error);
  } else {
    EXPECT_EQUAL(-SIX_ECONNREFUSED, result);
  }
  EXPECT_EQUAL(-SIX_ENOTCONN, six_socket_remote_address(descriptor, &address));
  EXPECT_EQUAL(0, six_socket_close(descriptor));
  EXPECT_EQUAL(0, six_socket_close(listener));
}

/* A Linux that Wine passes the call on to says what Winsock does not. */
static void expect_no_destination(int result) {
  EXPECT(result == -SIX_EDESTADDRREQ || (is_emulated() && result == -SIX_EINVAL));
}

/* As a server would that is started twice: on all addresses of the machine. */
static void a_taken_port_is_refused(int family) {
  struct six_address any = {.family = family};
  int first = six_socket_open(family, SIX_STREAM);
  int second = six_socket_open(family, SIX_STREAM);
  if (first == -SIX_EAFNOSUPPORT) {
    return;
  }
  EXPECT_EQUAL(0, six_socket_allow_restart(first));
  EXPECT_EQUAL(0, six_socket_allow_restart(second));
  EXPECT_EQUAL(0, six_socket_bind(first, &any));
  EXPECT_EQUAL(0, six_socket_listen(first, 5));
  EXPECT_EQUAL(0, six_socket_local_address(first, &any));
  EXPECT_EQUAL(-SIX_EADDRINUSE, six_socket_bind(second, &any));
  EXPECT_EQUAL(0, six_socket_close(first));
  EXPECT_EQUAL(0, six_socket_bind(second, &any));
  EXPECT_EQUAL(0, six_socket_close(second));
}

static void an_unbound_socket_has_port_0(int family) {
  struct six_address address;
  int descriptor = six_socket_open(family, SIX_STREAM);
  if (descriptor != -SIX_EAFNOSUPPORT) {
    EXPECT_EQUAL(0, six_socket_local_address(descriptor, &address));
    EXPECT_EQUAL(family, address.family);
    EXPECT_EQUAL(0, address.port);
    EXPECT_EQUAL(0, six_socket_close(descriptor));
  }
}

static void datagrams(void) {
  struct six_address receiver_address = loopback(SIX_INET);
  struct six_address sender_address = loopback(SIX_INET);
  struct six_address from;
  char buffer[4];
  int receiver = six_socket_open(SIX_INET, SIX_DATAGRAM);
  int sender = six_socket_open(SIX_INET, SIX_DATAGRAM);
  expect_flags(receiver);
  EXPECT_EQUAL(0, six_socket_bind(receiver, &receiver_address));
  EXPECT_EQUAL(0, six_socket_local_address(receiver, &receiver_address));
  EXPECT_EQUAL(0, six_socket_bind(sender, &sender_address));
  EXPECT_EQUAL(0, six_socket_local_address(sender, &sender_address));
  EXPECT_EQUAL(-SIX_EAGAIN, six_socket_receive(receiver, buffer, sizeof buffer, &from));
  expect_no_destination(six_socket_send(sender, "x", 1, NULL));
  EXPECT_EQUAL(6, six_socket_send(sender, "abcdef", 6, &receiver_address));
  EXPECT(platform_is_readable(receiver));
  EXPECT_EQUAL(4, six_socket_receive(receiver, buffer, sizeof buffer, &from));
  EXPECT(memcmp(buffer, "abcd", 4) == 0);
  EXPECT(memcmp(&from, &sender_address, sizeof from) == 0);
  EXPECT_EQUAL(0, six_socket_connect(sender, &receiver_address));
  EXPECT_EQUAL(0, six_socket_send(sender, "", 0, NULL));
  EXPECT(platform_is_readable(receiver));
  EXPECT_EQUAL(0, six_socket_receive(receiver, buffer, sizeof buffer, &from));
  EXPECT_EQUAL(0, six_socket_close(sender));
  EXPECT_EQUAL(0, six_socket_close(receiver));
}

static void a_disconnected_socket_has_no_peer(void) {
  struct six_address address = loopback(SIX_INET);
  struct six_address peer;
  int descriptor = six_socket_open(SIX_INET, SIX_DATAGRAM);
  int other = six_socket_open(SIX_INET, SIX_DATAGRAM);
  EXPECT_EQUAL(0, six_socket_bind(other, &address));
  EXPECT_EQUAL(0, six_socket_local_address(other, &address));
  EXPECT_EQUAL(0, six_socket_connect(descriptor, &address));
  EXPECT_EQUAL(0, six_socket_remote_address(descriptor, &peer));
  EXPECT_EQUAL(0, six_socket_disconnect(descriptor));
  EXPECT_EQUAL(-SIX_ENOTCONN, six_socket_remote_address(descriptor, &peer));
  expect_no_destination(six_socket_send(descriptor, "x", 1, NULL));
  EXPECT_EQUAL(-PLATFORM_BAD_DESCRIPTOR, six_socket_disconnect(-1));
  EXPECT_EQUAL(0, six_socket_close(descriptor));
  EXPECT_EQUAL(0, six_socket_close(other));
}

/* The loopback interface need not do multicast to have members. */
static void groups_are_joined_and_left(int family) {
  static const uint8_t groups[2][16] = {{232, 1, 2, 3}, {0xff, 0x35, [15] = 9}};
  struct six_address group = {.family = family, .scope = platform_loopback_index()};
  struct six_address source = loopback(family);
  struct six_address no_group = loopback(family);
  int descriptor = six_socket_open(family, SIX_DATAGRAM);
  if (descriptor == -SIX_EAFNOSUPPORT) {
    return;
  }
  memcpy(group.bytes, groups[family == SIX_INET6], sizeof groups[0]);
  EXPECT_EQUAL(0, six_socket_join(descriptor, &group, NULL));
  EXPECT_EQUAL(-SIX_EADDRINUSE, six_socket_join(descriptor, &group, NULL));
  EXPECT_EQUAL(0, six_socket_leave(descriptor, &group, NULL));
  EXPECT_EQUAL(-SIX_EADDRNOTAVAIL, six_socket_leave(descriptor, &group, NULL));
  EXPECT_EQUAL(0, six_socket_join(descriptor, &group, &source));
  EXPECT_EQUAL(0, six_socket_leave(descriptor, &group, &source));
  EXPECT_EQUAL(-SIX_EINVAL, six_socket_join(descriptor, &no_group, NULL));
  group.scope = 999999;
  EXPECT_EQUAL(-SIX_ENODEV, six_socket_join(descriptor, &group, NULL));
  source.family = SIX_NO_FAMILY;
  EXPECT_EQUAL(-SIX_EAFNOSUPPORT, six_socket_join(descriptor, &group, &source));
  group.family = SIX_NO_FAMILY;
  EXPECT_EQUAL(-SIX_EAFNOSUPPORT, six_socket_leave(descriptor, &group, NULL));
  EXPECT_EQUAL(0, six_socket_close(descriptor));
}

static void expect_option(int descriptor, int option, int value) {
  int32_t actual = -2;
  EXPECT_EQUAL(0, six_socket_set_option(descriptor, option, value));
  EXPECT_EQUAL(0, six_socket_option(descriptor, option, &actual));
  EXPECT_EQUAL(value, actual);
}

static void expect_option_if_known(int descriptor, int option, int value) {
  int32_t actual;
  if (is_emulated() && six_socket_option(descriptor, option, &actual) == -SIX_ENOPROTOOPT) {
    fprintf(stderr, "no option %d under this emulator\n", option);
  } else {
    expect_option(descriptor, option, value);
  }
}

static void options_read_as_written(void) {
  int stream = six_socket_open(SIX_INET, SIX_STREAM);
  int datagram = six_socket_open(SIX_INET, SIX_DATAGRAM);
  int datagram6 = six_socket_open(SIX_INET6, SIX_DATAGRAM);
  int32_t value;
  for (int on = 1; on >= 0; on--) {
    expect_option(stream, SIX_SO_REUSEADDR, on);
    if (PLATFORM_SHARES_PORTS) {
      expect_option(stream, SIX_SO_REUSEPORT, on);
    }
    expect_option(stream, SIX_SO_KEEPALIVE, on);
    expect_option(stream, SIX_TCP_NODELAY, on);
    expect_option(datagram, SIX_SO_BROADCAST, on);
    expect_option(datagram, SIX_IP_MULTICAST_LOOP, on);
  }
  expect_option(stream, SIX_SO_LINGER, 3);
  expect_option(stream, SIX_SO_LINGER, 0);
  expect_option(stream, SIX_SO_LINGER, -1);
  expect_option(stream, SIX_IP_TOS, 0x10);
  expect_option_if_known(stream, SIX_TCP_KEEPIDLE, 60);
  expect_option(datagram, SIX_IP_MULTICAST_TTL, 9);
  expect_option(datagram, SIX_IP_TTL, 9);
  if (!is_emulated()) {
    memcpy(&value, loopback(SIX_INET).bytes, sizeof value);
    expect_option(datagram, SIX_IP_MULTICAST_IF, value);
    expect_option(datagram, SIX_IP_MULTICAST_IF, 0);
  }
  if (datagram6 >= 0) {
    expect_option(datagram6, SIX_IPV6_V6ONLY, 0);
    expect_option_if_known(datagram6, SIX_IPV6_TCLASS, 0x10);
    expect_option(datagram6, SIX_IPV6_MULTICAST_HOPS, 9);
    expect_option(datagram6, SIX_IPV6_UNICAST_HOPS, 9);
    if (!is_emulated()) {
      expect_option(datagram6, SIX_IPV6_MULTICAST_IF, (int) platform_loopback_index());
    }
    expect_option(datagram6, SIX_IPV6_MULTICAST_LOOP, 0);
    EXPECT_EQUAL(0, six_socket_close(datagram6));
  }
  EXPECT_EQUAL(0, six_socket_set_option(stream, SIX_SO_SNDBUF, 20000));
  EXPECT_EQUAL(0, six_socket_option(stream, SIX_SO_SNDBUF, &value));
  EXPECT_EQUAL(20000, value);
  if (!PLATFORM_SHARES_PORTS) {
    EXPECT_EQUAL(-SIX_ENOPROTOOPT, six_socket_set_option(stream, SIX_SO_REUSEPORT, 1));
    EXPECT_EQUAL(-SIX_ENOPROTOOPT, six_socket_option(stream, SIX_SO_REUSEPORT, &value));
  }
  EXPECT_EQUAL(-SIX_ENOPROTOOPT, six_socket_set_option(stream, 0, 1));
  EXPECT_EQUAL(-SIX_ENOPROTOOPT, six_socket_set_option(stream, SIX_TCP_INQ + 1, 1));
  EXPECT_EQUAL(-SIX_ENOPROTOOPT, six_socket_option(stream, -1, &value));
  EXPECT_EQUAL(-PLATFORM_BAD_DESCRIPTOR, six_socket_option(-1, SIX_SO_ERROR, &value));
  EXPECT_EQUAL(0, six_socket_close(stream));
  EXPECT_EQUAL(0, six_socket_close(datagram));
}

static void there_are_no_paths(void) {
  EXPECT_EQUAL(-SIX_EAFNOSUPPORT, six_socket_open(SIX_UNIX, SIX_STREAM));
}

void socket_contract(void) {
  streams_over_ip(SIX_INET);
  streams_over_ip(SIX_INET6);
  if (PLATFORM_HAS_PATHS) {
    streams_over_paths();
    paths_have_a_longest();
  } else {
    there_are_no_paths();
  }
  a_refusal_waits_in_the_socket();
  a_taken_port_is_refused(SIX_INET);
  a_taken_port_is_refused(SIX_INET6);
  an_unbound_socket_has_port_0(SIX_INET);
  an_unbound_socket_has_port_0(SIX_INET6);
  datagrams();
  a_disconnected_socket_has_no_peer();
  if (!is_emulated()) {
    groups_are_joined_and_left(SIX_INET);
    groups_are_joined_and_left(SIX_INET6);
  } else {
    fprintf(stderr, "no multicast under this emulator\n");
  }
  options_read_as_written();
}
