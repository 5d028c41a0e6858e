/*
 * channel_fd.c - the one file that looks into the JDK (ADR 0005). It is called on a loop's thread, long
 * after loading, so its FindClass cannot meet a class-loading lock that the loader of this library holds.
 */
#include "dev_sixphase_poller_jni_ChannelNative.h"
#include "exports.h"
#include "six_errno.h"

/*
 * Returns the descriptor of a channel of the JDK's own provider; -ENOTSUP for a channel of any other kind;
 * -ENOSYS if this JDK keeps descriptors elsewhere. Leaves no exception pending.
 */
EXPORT(jint, ChannelNative, descriptor, jobject channel) {
  jclass type = (*env)->FindClass(env, "sun/nio/ch/SelChImpl");
  jmethodID method = type == NULL ? NULL : (*env)->GetMethodID(env, type, "getFDVal", "()I");
  jint descriptor;

  if (method == NULL) {
    (*env)->ExceptionClear(env);
    return -SIX_ENOSYS;
  }
  if (!(*env)->IsInstanceOf(env, channel, type)) {
    return -SIX_ENOTSUP;
  }
  descriptor = (*env)->CallIntMethod(env, channel, method);
  if ((*env)->ExceptionCheck(env)) {
    (*env)->ExceptionClear(env);
    return -SIX_ENOSYS;
  }
  return descriptor;
}
