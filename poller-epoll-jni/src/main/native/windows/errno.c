/*
 * errno.c - the numbers of Winsock ("Windows Sockets Error Codes") and of Win32 ("System Error Codes"), which
 * do not overlap, as those of six_errno.h.
 */
#include "six_errno.h"

#include <winsock2.h>

/* Returns 0 for a number that is not one of Winsock's. */
static int of_winsock(int number) {
  switch (number) {
    case WSAEINTR: return SIX_EINTR;
    case WSAEBADF: return SIX_EBADF;
    case WSAEACCES: return SIX_EACCES;
    case WSAEFAULT: return SIX_EFAULT;
    case WSAEINVAL: return SIX_EINVAL;
    case WSAEMFILE: return SIX_EMFILE;
    case WSAEWOULDBLOCK: return SIX_EAGAIN;
    case WSAEINPROGRESS: return SIX_EINPROGRESS;
    case WSAEALREADY: return SIX_EALREADY;
    case WSAENOTSOCK: return SIX_ENOTSOCK;
    case WSAEDESTADDRREQ: return SIX_EDESTADDRREQ;
    case WSAEMSGSIZE: return SIX_EMSGSIZE;
    case WSAENOPROTOOPT: return SIX_ENOPROTOOPT;
    case WSAEOPNOTSUPP: return SIX_ENOTSUP;
    case WSAEAFNOSUPPORT: return SIX_EAFNOSUPPORT;
    case WSAEADDRINUSE: return SIX_EADDRINUSE;
    case WSAEADDRNOTAVAIL: return SIX_EADDRNOTAVAIL;
    case WSAENETDOWN: return SIX_ENETDOWN;
    case WSAENETUNREACH: return SIX_ENETUNREACH;
    case WSAENETRESET: return SIX_ECONNRESET;
    case WSAECONNABORTED: return SIX_ECONNABORTED;
    case WSAECONNRESET: return SIX_ECONNRESET;
    case WSAENOBUFS: return SIX_ENOBUFS;
    case WSAEISCONN: return SIX_EISCONN;
    case WSAENOTCONN: return SIX_ENOTCONN;
    case WSAESHUTDOWN: return SIX_EPIPE;
    case WSAETIMEDOUT: return SIX_ETIMEDOUT;
    case WSAECONNREFUSED: return SIX_ECONNREFUSED;
    case WSAEHOSTDOWN: return SIX_EHOSTDOWN;
    case WSAEHOSTUNREACH: return SIX_EHOSTUNREACH;
    case WSA_OPERATION_ABORTED: return SIX_ECANCELED;
    default: return 0;
  }
}

int six_errno_of(int number) {
  int winsock = of_winsock(number);
  if (winsock != 0) {
    return winsock;
  }
  switch (number) {
    case ERROR_SUCCESS: return 0;
    case ERROR_FILE_NOT_FOUND: return SIX_ENOENT;
    case ERROR_PATH_NOT_FOUND: return SIX_ENOENT;
    case ERROR_NOT_FOUND: return SIX_ENOENT;
    case ERROR_TOO_MANY_OPEN_FILES: return SIX_EMFILE;
    case ERROR_ACCESS_DENIED: return SIX_EACCES;
    case ERROR_INVALID_HANDLE: return SIX_EBADF;
    case ERROR_NOT_ENOUGH_MEMORY: return SIX_ENOMEM;
    case ERROR_OUTOFMEMORY: return SIX_ENOMEM;
    case ERROR_COMMITMENT_LIMIT: return SIX_ENOMEM;
    case ERROR_WORKING_SET_QUOTA: return SIX_ENOMEM;
    case ERROR_NOT_ENOUGH_QUOTA: return SIX_ENOMEM;
    case ERROR_NO_SYSTEM_RESOURCES: return SIX_ENOBUFS;
    case ERROR_INVALID_PARAMETER: return SIX_EINVAL;
    case ERROR_INVALID_FUNCTION: return SIX_ENOSYS;
    case ERROR_NOT_SUPPORTED: return SIX_ENOTSUP;
    case ERROR_GEN_FAILURE: return SIX_EIO;
    default: return SIX_UNLISTED + number;
  }
}
