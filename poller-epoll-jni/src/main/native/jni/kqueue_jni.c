/* kqueue_jni.c - bsd/kqueue.c for dev.sixphase.poller.jni.KqueueNative. */
#include "dev_sixphase_poller_jni_KqueueNative.h"
#include "exports.h"
#include "kqueue.h"
#include "six_errno.h"

#include <sys/types.h>
/* It needs the types before it on the BSDs. */
#include <sys/event.h>

#include <stddef.h>

#define SAME(name, value) \
  _Static_assert((int) (value) == dev_sixphase_poller_jni_KqueueNative_##name, "KqueueNative." #name)

SAME(FILTER_READ, EVFILT_READ);
SAME(FILTER_WRITE, EVFILT_WRITE);
SAME(FLAG_ADD, EV_ADD);
SAME(FLAG_DELETE, EV_DELETE);
SAME(FLAG_RECEIPT, EV_RECEIPT);
SAME(FLAG_ERROR, EV_ERROR);
SAME(FLAG_EOF, EV_EOF);
SAME(KIND_FILE, SIX_FILE);
SAME(KIND_DEVICE, SIX_DEVICE);
/* NetBSD's struct is another one. */
SAME(OFFSET_IDENT, offsetof(struct kevent, ident));
SAME(OFFSET_FILTER, offsetof(struct kevent, filter));
SAME(OFFSET_FLAGS, offsetof(struct kevent, flags));
SAME(OFFSET_FILTER_FLAGS, offsetof(struct kevent, fflags));
SAME(OFFSET_DATA, offsetof(struct kevent, data));
SAME(OFFSET_TOKEN, offsetof(struct kevent, udata));
_Static_assert(sizeof(((struct kevent *) 0)->filter) == sizeof(jshort), "a filter is a short");
_Static_assert(sizeof(((struct kevent *) 0)->flags) == sizeof(jshort), "flags are a short");
_Static_assert(sizeof(((struct kevent *) 0)->udata) == sizeof(jlong), "a token fits");

EXPORT(jint, KqueueNative, create) {
  return six_kqueue_create();
}

EXPORT(jint, KqueueNative, watchTrigger, jint kqueue) {
  return six_kqueue_watch_trigger(kqueue);
}

EXPORT(jint, KqueueNative, trigger, jint kqueue) {
  return six_kqueue_trigger(kqueue);
}

EXPORT(jint, KqueueNative, await, jint kqueue, jlong changes, jint change_count, jlong events, jint max_events,
       jlong timeout_nanos) {
  return six_kqueue_wait(kqueue, (void *) (intptr_t) changes, change_count, (void *) (intptr_t) events,
                         max_events, timeout_nanos);
}

EXPORT(jint, KqueueNative, eventSize) {
  return six_kqueue_event_size();
}

EXPORT(jint, KqueueNative, kind, jint descriptor) {
  return six_kqueue_kind(descriptor);
}

EXPORT(jint, KqueueNative, errnoOf, jint number) {
  return six_errno_of(number);
}

EXPORT(jint, KqueueNative, close, jint descriptor) {
  return six_kqueue_close(descriptor);
}
