/* iocp_jni.c - windows/iocp.c and windows/afd.c for dev.sixphase.poller.jni.IocpNative. */
#include "afd.h"
#include "dev_sixphase_poller_jni_IocpNative.h"
#include "exports.h"
#include "iocp.h"

#include <winsock2.h>

#include <ntstatus.h>

#define SAME(name, value) \
  _Static_assert((int) (value) == dev_sixphase_poller_jni_IocpNative_##name, "IocpNative." #name)

SAME(STATUS_CANCELLED, STATUS_CANCELLED);
SAME(RECEIVE, SIX_AFD_RECEIVE);
SAME(SEND, SIX_AFD_SEND);
SAME(DISCONNECT, SIX_AFD_DISCONNECT);
SAME(ABORT, SIX_AFD_ABORT);
SAME(LOCAL_CLOSE, SIX_AFD_LOCAL_CLOSE);
SAME(ACCEPT, SIX_AFD_ACCEPT);
SAME(CONNECT_FAIL, SIX_AFD_CONNECT_FAIL);

static void *pointer(jlong address) {
  return (void *) (intptr_t) address;
}

EXPORT(jint, IocpNative, create) {
  return six_iocp_create();
}

EXPORT(jint, IocpNative, associate, jint port, jint handle) {
  return six_iocp_associate(port, handle);
}

EXPORT(jint, IocpNative, waitMillis, jint port, jlong entries, jint max_entries, jint timeout_millis) {
  return six_iocp_wait(port, pointer(entries), max_entries, timeout_millis);
}

EXPORT(jint, IocpNative, entrySize) {
  return six_iocp_entry_size();
}

EXPORT(jint, IocpNative, contextOffset) {
  return six_iocp_context_offset();
}

EXPORT(jint, IocpNative, statusOffset) {
  return six_iocp_status_offset();
}

EXPORT(jint, IocpNative, post, jint port, jlong context) {
  return six_iocp_post(port, (uint64_t) context);
}

EXPORT(jint, IocpNative, close, jint handle) {
  return six_iocp_close(handle);
}

EXPORT(jint, IocpNative, openAfd) {
  return six_afd_open();
}

EXPORT(jint, IocpNative, baseSocket, jint socket) {
  return six_afd_base_socket(socket);
}

EXPORT(jlong, IocpNative, newBlock) {
  return (jlong) (intptr_t) six_afd_new_block();
}

EXPORT(void, IocpNative, freeBlock, jlong block) {
  six_afd_free_block(pointer(block));
}

EXPORT(jint, IocpNative, start, jint afd, jint socket, jint event_mask, jlong block, jlong context) {
  return six_afd_start(afd, socket, event_mask, pointer(block), (uint64_t) context);
}

EXPORT(jint, IocpNative, cancel, jint afd, jlong block) {
  return six_afd_cancel(afd, pointer(block));
}

EXPORT(jint, IocpNative, events, jlong block) {
  return six_afd_events(pointer(block));
}
