/*
 * afd.c - polls of the driver AFD, by the native API. select() and WSAPoll() are made of the same request;
 * it is not documented, and has been the same from Windows 2000 on.
 */
#include "afd.h"

#include "handle.h"
#include "six_errno.h"

#include <mswsock.h>
#include <wchar.h>
#include <winternl.h>

#define IOCTL_AFD_POLL 0x00012024

/* "Winsock IOCTLs": of the mingw headers only newer ones have it. */
#ifndef SIO_BSP_HANDLE_POLL
#define SIO_BSP_HANDLE_POLL 0x4800001D
#endif

/* As ntifs.h has it; not in winternl.h. */
NTSYSAPI NTSTATUS NTAPI NtCancelIoFileEx(HANDLE file, IO_STATUS_BLOCK *request, IO_STATUS_BLOCK *outcome);

struct afd_poll_handle {
  HANDLE socket;
  ULONG events;
  NTSTATUS status;
};

struct afd_poll {
  LARGE_INTEGER timeout;
  ULONG handle_count;
  ULONG is_exclusive;
  struct afd_poll_handle handles[1];
};

struct block {
  IO_STATUS_BLOCK status;
  struct afd_poll poll;
};

/* The rest of the status codes are successes, of which "pending" is one, and warnings: all complete. */
static int is_error(NTSTATUS status) {
  return (ULONG) status >> 30 == 3;
}

static int failure(NTSTATUS status) {
  return -six_errno_of((int) RtlNtStatusToDosError(status));
}

int six_afd_open(void) {
  /* What follows the name of the driver is ours to choose: it tells nothing to anybody. */
  WCHAR path[] = L"\\Device\\Afd\\Sixphase";
  UNICODE_STRING name = {
      .Length = sizeof path - sizeof path[0],
      .MaximumLength = sizeof path,
      .Buffer = path,
  };
  OBJECT_ATTRIBUTES attributes = {.Length = sizeof attributes, .ObjectName = &name};
  IO_STATUS_BLOCK outcome;
  HANDLE handle;
  NTSTATUS status = NtCreateFile(&handle, SYNCHRONIZE, &attributes, &outcome, NULL, 0,
                                 FILE_SHARE_READ | FILE_SHARE_WRITE, FILE_OPEN, 0, NULL, 0);
  return is_error(status) ? failure(status) : number_of(handle);
}

/* Asks a provider for a handle beneath its own. Returns INVALID_SOCKET if it does not tell. */
static SOCKET beneath(SOCKET socket, DWORD question) {
  SOCKET answer;
  DWORD length;
  return WSAIoctl(socket, question, NULL, 0, &answer, sizeof answer, &length, NULL, NULL) == 0
      ? answer : INVALID_SOCKET;
}

int six_afd_base_socket(int socket) {
  int type;
  int length = sizeof type;
  SOCKET base;
  int error;
  if (getsockopt(socket_of(socket), SOL_SOCKET, SO_TYPE, (char *) &type, &length) != 0) {
    error = WSAGetLastError();
    /* Winsock says the same of no handle and of another kind of handle. */
    return error == WSAENOTSOCK && GetFileType(handle_of(socket)) == FILE_TYPE_UNKNOWN
        ? -SIX_EBADF : -six_errno_of(error);
  }
  base = beneath(socket_of(socket), SIO_BASE_HANDLE);
  error = WSAGetLastError();
  if (base == INVALID_SOCKET) {
    /* A layer must not, but does, keep the question from the base: then it has to answer what select() asks. */
    SOCKET layer = beneath(socket_of(socket), SIO_BSP_HANDLE_POLL);
    if (layer != INVALID_SOCKET) {
      base = beneath(layer, SIO_BASE_HANDLE);
      base = base == INVALID_SOCKET ? layer : base;
    }
  }
  return base == INVALID_SOCKET ? -six_errno_of(error) : number_of((HANDLE) base);
}

void *six_afd_new_block(void) {
  return HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof(struct block));
}

void six_afd_free_block(void *block) {
  HeapFree(GetProcessHeap(), 0, block);
}

int six_afd_start(int afd, int socket, int event_mask, void *block, uint64_t context) {
  struct block *it = block;
  NTSTATUS status;
  it->status.Status = STATUS_PENDING;
  it->poll = (struct afd_poll) {
      .timeout = {.QuadPart = INT64_MAX},
      .handle_count = 1,
      .handles = {{.socket = handle_of(socket), .events = (ULONG) event_mask}},
  };
  status = NtDeviceIoControlFile(handle_of(afd), NULL, NULL, (void *) (uintptr_t) context, &it->status,
                                 IOCTL_AFD_POLL, &it->poll, sizeof it->poll, &it->poll, sizeof it->poll);
  return is_error(status) ? failure(status) : 0;
}

int six_afd_cancel(int afd, void *block) {
  IO_STATUS_BLOCK outcome;
  NTSTATUS status = NtCancelIoFileEx(handle_of(afd), &((struct block *) block)->status, &outcome);
  return is_error(status) ? failure(status) : 0;
}

int six_afd_events(const void *block) {
  const struct afd_poll *poll = &((const struct block *) block)->poll;
  return poll->handle_count == 0 ? 0 : (int) poll->handles[0].events;
}
