/* jni_md.h - what jni.h leaves to the platform, for a JDK that has no include/win32: one of another system. */
#define JNIEXPORT __declspec(dllexport)
#define JNIIMPORT __declspec(dllimport)
#define JNICALL __stdcall
typedef int jint;
typedef long long jlong;
typedef signed char jbyte;
