/* epoll_jni.c - linux/epoll.c for dev.sixphase.poller.jni.EpollNative. */
#include "dev_sixphase_poller_jni_EpollNative.h"
#include "epoll.h"
#include "exports.h"

#include <sys/epoll.h>

#define SAME(name, value) \
  _Static_assert((int) (value) == dev_sixphase_poller_jni_EpollNative_##name, "EpollNative." #name)

SAME(CONTROL_ADD, EPOLL_CTL_ADD);
SAME(CONTROL_DELETE, EPOLL_CTL_DEL);
SAME(CONTROL_MODIFY, EPOLL_CTL_MOD);
SAME(EVENT_IN, EPOLLIN);
SAME(EVENT_OUT, EPOLLOUT);
SAME(EVENT_ERR, EPOLLERR);
SAME(EVENT_HUP, EPOLLHUP);
SAME(EVENT_EDGE_TRIGGERED, EPOLLET);

EXPORT(jint, EpollNative, create) {
  return six_epoll_create();
}

EXPORT(jint, EpollNative, control, jint epoll, jint operation, jint descriptor, jint mask, jlong data) {
  return six_epoll_control(epoll, operation, descriptor, (uint32_t) mask, (uint64_t) data);
}

EXPORT(jint, EpollNative, waitMillis, jint epoll, jlong events, jint max_events, jint timeout_millis) {
  return six_epoll_wait(epoll, (void *) (intptr_t) events, max_events, timeout_millis);
}

EXPORT(jint, EpollNative, waitNanos, jint epoll, jlong events, jint max_events, jlong timeout_nanos) {
  return six_epoll_wait_nanos(epoll, (void *) (intptr_t) events, max_events, timeout_nanos);
}

EXPORT(jint, EpollNative, eventSize) {
  return six_epoll_event_size();
}

EXPORT(jint, EpollNative, dataOffset) {
  return six_epoll_data_offset();
}

EXPORT(jint, EpollNative, createEventDescriptor) {
  return six_eventfd_create();
}

EXPORT(jint, EpollNative, signal, jint descriptor) {
  return six_eventfd_signal(descriptor);
}

EXPORT(jint, EpollNative, close, jint descriptor) {
  return six_epoll_close(descriptor);
}
