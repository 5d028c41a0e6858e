/*
 * socket_jni.c - common/socket.h for dev.sixphase.poller.jni.SocketNative. Memory comes as an address and a
 * length that Java has checked.
 */
#include "dev_sixphase_poller_jni_SocketNative.h"
#include "exports.h"
#include "socket.h"

#define SAME(name) \
  _Static_assert((int) SIX_##name == dev_sixphase_poller_jni_SocketNative_##name, "SocketNative." #name)

SAME(NO_FAMILY);
SAME(UNIX);
SAME(INET);
SAME(INET6);
SAME(STREAM);
SAME(DATAGRAM);
SAME(SO_ERROR);
SAME(SO_REUSEADDR);
SAME(SO_REUSEPORT);
SAME(SO_KEEPALIVE);
SAME(SO_SNDBUF);
SAME(SO_RCVBUF);
SAME(SO_LINGER);
SAME(SO_BROADCAST);
SAME(TCP_NODELAY);
SAME(IP_TOS);
SAME(IP_MULTICAST_TTL);
SAME(IP_MULTICAST_LOOP);
SAME(IPV6_TCLASS);
SAME(IPV6_MULTICAST_HOPS);
SAME(IPV6_MULTICAST_LOOP);
SAME(IPV6_V6ONLY);
SAME(IP_TTL);
SAME(IPV6_UNICAST_HOPS);
SAME(IP_MULTICAST_IF);
SAME(IPV6_MULTICAST_IF);
SAME(TCP_KEEPIDLE);
SAME(TCP_INQ);
_Static_assert(sizeof(struct six_address) == dev_sixphase_poller_jni_SocketNative_ADDRESS_BYTES, "size");
_Static_assert(SIX_PATH_BYTES == dev_sixphase_poller_jni_SocketNative_PATH_BYTES, "size");

static void *pointer(jlong address) {
  return (void *) (intptr_t) address;
}

EXPORT(jlong, SocketNative, bufferAddress, jobject buffer) {
  return (jlong) (intptr_t) (*env)->GetDirectBufferAddress(env, buffer);
}

EXPORT(jint, SocketNative, startup) {
  return six_socket_startup();
}

EXPORT(jint, SocketNative, open, jint family, jint kind) {
  return six_socket_open(family, kind);
}

EXPORT(jint, SocketNative, allowRestart, jint descriptor) {
  return six_socket_allow_restart(descriptor);
}

EXPORT(jint, SocketNative, accept, jint descriptor, jlong peer) {
  return six_socket_accept(descriptor, pointer(peer));
}

EXPORT(jint, SocketNative, bind, jint descriptor, jlong address) {
  return six_socket_bind(descriptor, pointer(address));
}

EXPORT(jint, SocketNative, listen, jint descriptor, jint backlog) {
  return six_socket_listen(descriptor, backlog);
}

EXPORT(jint, SocketNative, connect, jint descriptor, jlong address) {
  return six_socket_connect(descriptor, pointer(address));
}

EXPORT(jint, SocketNative, disconnect, jint descriptor) {
  return six_socket_disconnect(descriptor);
}

EXPORT(jint, SocketNative, shutdownOutput, jint descriptor) {
  return six_socket_shutdown_output(descriptor);
}

EXPORT(jint, SocketNative, close, jint descriptor) {
  return six_socket_close(descriptor);
}

EXPORT(jint, SocketNative, localAddress, jint descriptor, jlong address) {
  return six_socket_local_address(descriptor, pointer(address));
}

EXPORT(jint, SocketNative, remoteAddress, jint descriptor, jlong address) {
  return six_socket_remote_address(descriptor, pointer(address));
}

EXPORT(jint, SocketNative, read, jint descriptor, jlong target, jint length) {
  return six_socket_read(descriptor, pointer(target), (size_t) length);
}

EXPORT(jint, SocketNative, readTellingLeft, jint descriptor, jlong target, jint length, jlong left) {
  return six_socket_read_telling_left(descriptor, pointer(target), (size_t) length, pointer(left));
}

EXPORT(jint, SocketNative, write, jint descriptor, jlong source, jint length) {
  return six_socket_write(descriptor, pointer(source), (size_t) length);
}

EXPORT(jlong, SocketNative, writeSlices, jint descriptor, jlong slices, jint count) {
  return six_socket_write_slices(descriptor, pointer(slices), count);
}

EXPORT(jint, SocketNative, send, jint descriptor, jlong source, jint length, jlong address) {
  return six_socket_send(descriptor, pointer(source), (size_t) length, pointer(address));
}

EXPORT(jint, SocketNative, receive, jint descriptor, jlong target, jint length, jlong address) {
  return six_socket_receive(descriptor, pointer(target), (size_t) length, pointer(address));
}

EXPORT(jint, SocketNative, join, jint descriptor, jlong group, jlong source) {
  return six_socket_join(descriptor, pointer(group), pointer(source));
}

EXPORT(jint, SocketNative, leave, jint descriptor, jlong group, jlong source) {
  return six_socket_leave(descriptor, pointer(group), pointer(source));
}

EXPORT(jint, SocketNative, setOption, jint descriptor, jint option, jint value) {
  return six_socket_set_option(descriptor, option, value);
}

EXPORT(jint, SocketNative, option, jint descriptor, jint option, jlong value) {
  return six_socket_option(descriptor, option, pointer(value));
}
