/* library_jni.c - what every platform's library tells of itself, to dev.sixphase.poller.jni.LibraryNative. */
#include "dev_sixphase_poller_jni_LibraryNative.h"
#include "exports.h"

EXPORT(jint, LibraryNative, binaryInterface) {
  return dev_sixphase_poller_jni_LibraryNative_BINARY_INTERFACE;
}
