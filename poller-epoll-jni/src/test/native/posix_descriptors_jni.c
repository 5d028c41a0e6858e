/* posix_descriptors_jni.c - for dev.sixphase.poller.jni.TestNative: descriptors that Java cannot make. */
#define _GNU_SOURCE
#include "exports.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

EXPORT(jint, TestNative, duplicate, jint descriptor) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  return copy >= 0 ? copy : -errno;
}

/* The path is bytes that a NUL ends, in a direct buffer. */
EXPORT(jint, TestNative, open, jobject path) {
  int descriptor = open((*env)->GetDirectBufferAddress(env, path), O_RDONLY | O_CLOEXEC);
  return descriptor >= 0 ? descriptor : -errno;
}

EXPORT(jint, TestNative, close, jint descriptor) {
  return close(descriptor) == 0 ? 0 : -errno;
}

EXPORT(jboolean, TestNative, isClosedOnExec, jint descriptor) {
  return (fcntl(descriptor, F_GETFD) & FD_CLOEXEC) != 0;
}
