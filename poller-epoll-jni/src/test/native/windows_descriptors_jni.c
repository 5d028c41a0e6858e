/* windows_descriptors_jni.c - for dev.sixphase.poller.jni.TestNative: handles that Java cannot make. */
#include "exports.h"
#include "handle.h"
#include "six_errno.h"

static jint result_of(HANDLE handle) {
  return handle == INVALID_HANDLE_VALUE ? -six_errno_of((int) GetLastError()) : number_of(handle);
}

EXPORT(jint, TestNative, duplicate, jint descriptor) {
  WSAPROTOCOL_INFOW facts;
  if (WSADuplicateSocketW(socket_of(descriptor), GetCurrentProcessId(), &facts) != 0) {
    return -six_errno_of(WSAGetLastError());
  }
  return result_of((HANDLE) WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &facts, 0,
                                       WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT));
}

/* The path is bytes that a NUL ends, in a direct buffer. */
EXPORT(jint, TestNative, open, jobject path) {
  return result_of(CreateFileA((*env)->GetDirectBufferAddress(env, path), GENERIC_READ,
                               FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING, 0,
                               NULL));
}

EXPORT(jint, TestNative, close, jint descriptor) {
  if (closesocket(socket_of(descriptor)) == 0 || CloseHandle(handle_of(descriptor))) {
    return 0;
  }
  return -six_errno_of((int) GetLastError());
}

EXPORT(jboolean, TestNative, isClosedOnExec, jint descriptor) {
  DWORD flags = HANDLE_FLAG_INHERIT;
  return GetHandleInformation(handle_of(descriptor), &flags) && (flags & HANDLE_FLAG_INHERIT) == 0;
}

EXPORT(jint, TestNative, handleCount) {
  DWORD count = 0;
  return GetProcessHandleCount(GetCurrentProcess(), &count) ? (jint) count : -six_errno_of((int) GetLastError());
}
