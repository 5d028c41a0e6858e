/*
 * iocp.c - one system call per function, or none; no state. Rounding and bookkeeping are in Java, where they
 * can be tested without a kernel.
 */
#include "iocp.h"

#include "handle.h"
#include "six_errno.h"

#include <stddef.h>

static int outcome(BOOL done) {
  return done ? 0 : -six_errno_of((int) GetLastError());
}

int six_iocp_create(void) {
  /* One thread at a time waits on it: the loop's. */
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
  return port != NULL ? number_of(port) : outcome(FALSE);
}

int six_iocp_associate(int port, int handle) {
  return outcome(CreateIoCompletionPort(handle_of(handle), handle_of(port), 0, 0) != NULL);
}

int six_iocp_wait(int port, void *entries, int max_entries, int timeout_millis) {
  ULONG count = 0;
  if (GetQueuedCompletionStatusEx(handle_of(port), entries, (ULONG) max_entries, &count,
                                  (DWORD) timeout_millis, FALSE)) {
    return (int) count;
  }
  return GetLastError() == WAIT_TIMEOUT ? 0 : outcome(FALSE);
}

int six_iocp_entry_size(void) {
  return (int) sizeof(OVERLAPPED_ENTRY);
}

int six_iocp_context_offset(void) {
  return (int) offsetof(OVERLAPPED_ENTRY, lpOverlapped);
}

int six_iocp_status_offset(void) {
  /* The member has 64 bits, of which the kernel fills in those of an NTSTATUS. */
  return (int) offsetof(OVERLAPPED_ENTRY, Internal);
}

int six_iocp_post(int port, uint64_t context) {
  return outcome(PostQueuedCompletionStatus(handle_of(port), 0, 0, (OVERLAPPED *) (uintptr_t) context));
}

int six_iocp_close(int handle) {
  return outcome(CloseHandle(handle_of(handle)));
}
