/*
 * jni_md.h - the half of jni.h that differs between machines, for all of them: a JDK brings that of its own system
 * alone, and we compile for others, too. The types and calls are those of the JNI specification, chapters 3 and 12.
 */
#ifndef SIXPHASE_JNI_MD_H
#define SIXPHASE_JNI_MD_H

#include <stdint.h>

#ifdef _WIN32
#define JNIEXPORT __declspec(dllexport)
#define JNIIMPORT __declspec(dllimport)
#else
#define JNIEXPORT __attribute__((visibility("default")))
#define JNIIMPORT __attribute__((visibility("default")))
#endif

/* 64-bit systems have one way to call. The jni.h of JDK 25 defines it, too, and nothing, like us. */
#define JNICALL

typedef int8_t jbyte;
typedef int32_t jint;
typedef int64_t jlong;

#endif
