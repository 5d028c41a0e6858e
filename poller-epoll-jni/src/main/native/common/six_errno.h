/*
 * six_errno.h - Java knows one set of numbers, Linux's; each platform's C translates its own. A header alone
 * on Linux, bsd/errno.c and windows/errno.c elsewhere.
 */
#ifndef SIXPHASE_SIX_ERRNO_H
#define SIXPHASE_SIX_ERRNO_H

/* Numbers that NativeErrno.java has names for. */
enum six_errno {
  SIX_EPERM = 1,
  SIX_ENOENT = 2,
  SIX_EINTR = 4,
  SIX_EIO = 5,
  SIX_EBADF = 9,
  SIX_EAGAIN = 11,
  SIX_ENOMEM = 12,
  SIX_EACCES = 13,
  SIX_EFAULT = 14,
  SIX_EBUSY = 16,
  SIX_EEXIST = 17,
  SIX_EXDEV = 18,
  SIX_ENODEV = 19,
  SIX_ENOTDIR = 20,
  SIX_EISDIR = 21,
  SIX_EINVAL = 22,
  SIX_ENFILE = 23,
  SIX_EMFILE = 24,
  SIX_ENOSPC = 28,
  SIX_EROFS = 30,
  SIX_EPIPE = 32,
  SIX_ENAMETOOLONG = 36,
  SIX_ENOSYS = 38,
  SIX_ENOTEMPTY = 39,
  SIX_ELOOP = 40,
  SIX_ENOTSOCK = 88,
  SIX_EDESTADDRREQ = 89,
  SIX_EMSGSIZE = 90,
  SIX_ENOPROTOOPT = 92,
  SIX_ENOTSUP = 95,
  SIX_EAFNOSUPPORT = 97,
  SIX_EADDRINUSE = 98,
  SIX_EADDRNOTAVAIL = 99,
  SIX_ENETDOWN = 100,
  SIX_ENETUNREACH = 101,
  SIX_ECONNABORTED = 103,
  SIX_ECONNRESET = 104,
  SIX_ENOBUFS = 105,
  SIX_EISCONN = 106,
  SIX_ENOTCONN = 107,
  SIX_ETIMEDOUT = 110,
  SIX_ECONNREFUSED = 111,
  SIX_EHOSTDOWN = 112,
  SIX_EHOSTUNREACH = 113,
  SIX_EALREADY = 114,
  SIX_EINPROGRESS = 115,
  SIX_ECANCELED = 125,
  /* A number that has no name in the list comes as this plus the number of the platform. */
  SIX_UNLISTED = 100000
};

/* Linux's number for one of this platform, 0 for 0. */
#ifdef __linux__
static inline int six_errno_of(int number) {
  return number;
}
#else
int six_errno_of(int number);
#endif

#endif
