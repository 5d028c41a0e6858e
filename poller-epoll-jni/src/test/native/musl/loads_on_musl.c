/*
 * loads_on_musl.c - a program of musl that loads the library that was linked with glibc, and watches a
 * descriptor with it as Java does. Called as loads_on_musl LIBRARY.
 *
 * The types come from the headers that javac made, so a native method that changes does not compile here.
 */
#include "dev_sixphase_poller_jni_EpollNative.h"
#include "dev_sixphase_poller_jni_SocketNative.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define TOKEN 0x0123456789abcdefLL

#define SYMBOL(class, method) Java_dev_sixphase_poller_jni_##class##_##method
#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)
#define CALL(class, method) \
  ((__typeof__(&SYMBOL(class, method))) find(library, TEXT(SYMBOL(class, method))))

#define CHECK(condition) \
  do { \
    if (!(condition)) { \
      printf("line %d: not %s\n", __LINE__, #condition); \
      return 1; \
    } \
  } while (0)

static void no_such_method(void) {
  _exit(2);
}

static void *find(void *library, const char *name) {
  void *found = dlsym(library, name);

  if (found == NULL) {
    puts(dlerror());
    fflush(stdout);
    return (void *) no_such_method;
  }
  return found;
}

static int watch(void *library) {
  unsigned char event[64];
  int64_t data = 0;
  jint epoll = CALL(EpollNative, create)(NULL, NULL);
  jint signalled = CALL(EpollNative, createEventDescriptor)(NULL, NULL);
  jint socket = CALL(SocketNative, open)(NULL, NULL, dev_sixphase_poller_jni_SocketNative_INET,
    dev_sixphase_poller_jni_SocketNative_STREAM);
  jint size = CALL(EpollNative, eventSize)(NULL, NULL);
  jint offset = CALL(EpollNative, dataOffset)(NULL, NULL);

  CHECK(epoll >= 0 && signalled >= 0 && socket >= 0);
  CHECK(size <= (jint) sizeof(event) && offset + (jint) sizeof(data) <= size);
  CHECK(CALL(EpollNative, control)(NULL, NULL, epoll, dev_sixphase_poller_jni_EpollNative_CONTROL_ADD,
    signalled, dev_sixphase_poller_jni_EpollNative_EVENT_IN, TOKEN) == 0);
  CHECK(CALL(EpollNative, waitMillis)(NULL, NULL, epoll, (jlong) (intptr_t) event, 1, 0) == 0);
  CHECK(CALL(EpollNative, signal)(NULL, NULL, signalled) == 0);
  CHECK(CALL(EpollNative, waitMillis)(NULL, NULL, epoll, (jlong) (intptr_t) event, 1, -1) == 1);
  memcpy(&data, event + offset, sizeof(data));
  CHECK(data == TOKEN);
  /* musl's errno is another than glibc's, and the library has to read the right one. */
  CHECK(CALL(SocketNative, listen)(NULL, NULL, -1, 1) == -9);
  CHECK(CALL(SocketNative, close)(NULL, NULL, socket) == 0);
  return 0;
}

int main(int count, char **arguments) {
  void *library;

  CHECK(count == 2);
  library = dlopen(arguments[1], RTLD_NOW);
  if (library == NULL) {
    puts(dlerror());
    return 1;
  }
  return watch(library);
}
