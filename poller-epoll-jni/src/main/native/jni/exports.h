/*
 * exports.h - how a function is exported to Java. EXPORT(jint, EpollNative, create) { ... } defines the
 * native method dev.sixphase.poller.jni.EpollNative.create; further arguments are its parameters.
 * The header that javac -h made declares the same function, so drift does not compile.
 */
#ifndef SIXPHASE_EXPORTS_H
#define SIXPHASE_EXPORTS_H

#include <jni.h>
#include <stdint.h>

#define EXPORT(result, type, name, ...)                                    \
  JNIEXPORT result JNICALL Java_dev_sixphase_poller_jni_##type##_##name(   \
      __attribute__((unused)) JNIEnv *env, __attribute__((unused)) jclass caller, ##__VA_ARGS__)

#endif
