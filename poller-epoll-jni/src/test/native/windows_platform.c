/* windows_platform.c - platform.h for Windows. */
#include "platform.h"

#include "handle.h"

#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

#define WAIT_MILLIS 10000
#define NANOS_PER_SECOND INT64_C(1000000000)

static void require(BOOL done, const char *what) {
  if (!done) {
    fprintf(stderr, "%s: error %lu\n", what, GetLastError());
    exit(2);
  }
}

void platform_prepare(void) {
  /* A crash ends the program, without a window that somebody has to close. */
  SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
}

int platform_open_count(void) {
  DWORD count = 0;
  require(GetProcessHandleCount(GetCurrentProcess(), &count), "GetProcessHandleCount");
  return (int) count;
}

int64_t platform_nanos(void) {
  LARGE_INTEGER frequency;
  LARGE_INTEGER now;
  QueryPerformanceFrequency(&frequency);
  QueryPerformanceCounter(&now);
  return now.QuadPart / frequency.QuadPart * NANOS_PER_SECOND
      + now.QuadPart % frequency.QuadPart * NANOS_PER_SECOND / frequency.QuadPart;
}

int platform_is_not_inherited(int descriptor) {
  DWORD flags = HANDLE_FLAG_INHERIT;
  require(GetHandleInformation(handle_of(descriptor), &flags), "GetHandleInformation");
  return (flags & HANDLE_FLAG_INHERIT) == 0;
}

int platform_does_not_block(int descriptor) {
  /* There is no asking. Each kind of socket has a call that fails at once if it does not block. */
  char byte;
  int is_stuck = recv(socket_of(descriptor), &byte, 1, MSG_PEEK) == 0;
  int error = WSAGetLastError();
  return !is_stuck && (error == WSAEWOULDBLOCK || error == WSAENOTCONN || error == WSAEINVAL);
}

static int is_ready(int descriptor, SHORT event_mask) {
  WSAPOLLFD poll_one = {.fd = socket_of(descriptor), .events = event_mask};
  return WSAPoll(&poll_one, 1, WAIT_MILLIS) == 1;
}

int platform_is_readable(int descriptor) {
  return is_ready(descriptor, POLLIN);
}

int platform_is_writable(int descriptor) {
  return is_ready(descriptor, POLLOUT);
}

uint32_t platform_loopback_index(void) {
  /* "The loopback interface has the index 1": MIB_IPINTERFACE_ROW. */
  return 1;
}

void platform_make_directory(char path[PLATFORM_PATH_BYTES]) {
  path[0] = 0;
  require(FALSE, "no test needs a directory here");
}

void platform_remove(const char *file) {
  require(DeleteFileA(file), file);
}

void platform_remove_directory(const char *path) {
  require(RemoveDirectoryA(path), path);
}
