/* uring_jni.c - linux/uring.c for dev.sixphase.poller.jni.UringNative. */
#include "dev_sixphase_poller_jni_UringNative.h"
#include "exports.h"
#include "uring.h"
#include "uring_abi.h"

#include <poll.h>
#include <sys/socket.h>

#define JAVA(name) dev_sixphase_poller_jni_UringNative_##name
#define SAME(name, value) _Static_assert((int) (value) == JAVA(name), "UringNative." #name)
#define AT(name, type, field) SAME(name, offsetof(struct type, field))

SAME(PARAMS_BYTES, sizeof(struct uring_params));
AT(PARAMS_SQ_ENTRIES, uring_params, sq_entries);
AT(PARAMS_CQ_ENTRIES, uring_params, cq_entries);
AT(PARAMS_FLAGS, uring_params, flags);
AT(PARAMS_FEATURES, uring_params, features);
AT(PARAMS_SQ_HEAD, uring_params, sq.head);
AT(PARAMS_SQ_TAIL, uring_params, sq.tail);
AT(PARAMS_SQ_FLAGS, uring_params, sq.flags);
AT(PARAMS_SQ_ARRAY, uring_params, sq.array);
AT(PARAMS_CQ_HEAD, uring_params, cq.head);
AT(PARAMS_CQ_TAIL, uring_params, cq.tail);
AT(PARAMS_CQ_CQES, uring_params, cq.cqes);
SAME(SQE_BYTES, sizeof(struct uring_sqe));
AT(SQE_OFF, uring_sqe, off);
AT(SQE_ADDR, uring_sqe, addr);
AT(SQE_LEN, uring_sqe, len);
AT(SQE_DATA, uring_sqe, user_data);
AT(SQE_GROUP, uring_sqe, buf_group);
SAME(CQE_BYTES, sizeof(struct uring_cqe));
AT(CQE_DATA, uring_cqe, user_data);
AT(CQE_RESULT, uring_cqe, res);
AT(CQE_FLAGS, uring_cqe, flags);
SAME(BUFFER_BYTES, sizeof(struct uring_buf));
AT(BUFFER_ADDRESS, uring_buf, addr);
AT(BUFFER_LENGTH, uring_buf, len);
AT(BUFFER_ID, uring_buf, bid);
AT(BUFFER_TAIL, uring_buf, tail);
SAME(BUFFER_RING_BYTES, sizeof(struct uring_buf_reg));
AT(BUFFER_RING_ADDRESS, uring_buf_reg, ring_addr);
AT(BUFFER_RING_ENTRIES, uring_buf_reg, ring_entries);
AT(BUFFER_RING_GROUP, uring_buf_reg, bgid);
AT(BUFFER_RING_FLAGS, uring_buf_reg, flags);
SAME(PROBE_BYTES, sizeof(struct uring_probe) + JAVA(PROBE_OPERATIONS) * sizeof(struct uring_probe_op));
AT(PROBE_LAST, uring_probe, last_op);

SAME(POLL_IN, POLLIN);
SAME(POLL_OUT, POLLOUT);
SAME(POLL_ERROR, POLLERR);
SAME(POLL_HANG_UP, POLLHUP);
SAME(MESSAGE_DONT_WAIT, MSG_DONTWAIT);
SAME(MESSAGE_WAIT_ALL, MSG_WAITALL);
SAME(MESSAGE_NO_SIGNAL, MSG_NOSIGNAL);
SAME(ACCEPT_FLAGS, SOCK_NONBLOCK | SOCK_CLOEXEC);

static void *pointer(jlong address) {
  return (void *) (intptr_t) address;
}

EXPORT(jint, UringNative, setup, jint entries, jlong params) {
  return six_uring_setup((unsigned) entries, pointer(params));
}

EXPORT(jint, UringNative, enter, jint ring, jint submit_count, jint complete_count, jint flags,
       jlong timeout_nanos) {
  return six_uring_enter(ring, (unsigned) submit_count, (unsigned) complete_count, (unsigned) flags,
                         timeout_nanos);
}

EXPORT(jint, UringNative, register, jint ring, jint operation, jlong argument, jint count) {
  return six_uring_register(ring, (unsigned) operation, pointer(argument), (unsigned) count);
}

EXPORT(jlong, UringNative, map, jint ring, jlong offset, jlong length) {
  return six_uring_map(ring, offset, (size_t) length);
}

EXPORT(jint, UringNative, unmap, jlong address, jlong length) {
  return six_uring_unmap(address, (size_t) length);
}

EXPORT(jobject, UringNative, view, jlong address, jlong length) {
  return (*env)->NewDirectByteBuffer(env, pointer(address), length);
}
