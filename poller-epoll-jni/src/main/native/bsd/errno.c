/* errno.c - the numbers of macOS and the BSDs, most of which differ from Linux's. */
#include "six_errno.h"

#include <errno.h>

int six_errno_of(int number) {
  switch (number) {
    case 0:
      return 0;
    case EPERM:
      return SIX_EPERM;
    case ENOENT:
      return SIX_ENOENT;
    case EINTR:
      return SIX_EINTR;
    case EIO:
      return SIX_EIO;
    case EBADF:
      return SIX_EBADF;
    case EAGAIN:
      return SIX_EAGAIN;
    case ENOMEM:
      return SIX_ENOMEM;
    case EACCES:
      return SIX_EACCES;
    case EFAULT:
      return SIX_EFAULT;
    case EBUSY:
      return SIX_EBUSY;
    case EEXIST:
      return SIX_EEXIST;
    case EXDEV:
      return SIX_EXDEV;
    case ENODEV:
      return SIX_ENODEV;
    case ENOTDIR:
      return SIX_ENOTDIR;
    case EISDIR:
      return SIX_EISDIR;
    case EINVAL:
      return SIX_EINVAL;
    case ENFILE:
      return SIX_ENFILE;
    case EMFILE:
      return SIX_EMFILE;
    case ENOSPC:
      return SIX_ENOSPC;
    case EROFS:
      return SIX_EROFS;
    case EPIPE:
      return SIX_EPIPE;
    case ENAMETOOLONG:
      return SIX_ENAMETOOLONG;
    case ENOSYS:
      return SIX_ENOSYS;
    case ENOTEMPTY:
      return SIX_ENOTEMPTY;
    case ELOOP:
      return SIX_ELOOP;
    case ENOTSOCK:
      return SIX_ENOTSOCK;
    case EDESTADDRREQ:
      return SIX_EDESTADDRREQ;
    case EMSGSIZE:
      return SIX_EMSGSIZE;
    case ENOPROTOOPT:
      return SIX_ENOPROTOOPT;
    case ENOTSUP:
      return SIX_ENOTSUP;
#if EOPNOTSUPP != ENOTSUP
    case EOPNOTSUPP:
      return SIX_ENOTSUP;
#endif
#ifdef __APPLE__
    case EPROTOTYPE:
      /* What send(2) says there while the connection is being torn down; asked again it says EPIPE. */
      return SIX_EPIPE;
#endif
    case EAFNOSUPPORT:
      return SIX_EAFNOSUPPORT;
    case EADDRINUSE:
      return SIX_EADDRINUSE;
    case EADDRNOTAVAIL:
      return SIX_EADDRNOTAVAIL;
    case ENETDOWN:
      return SIX_ENETDOWN;
    case ENETUNREACH:
      return SIX_ENETUNREACH;
    case ECONNABORTED:
      return SIX_ECONNABORTED;
    case ECONNRESET:
      return SIX_ECONNRESET;
    case ENOBUFS:
      return SIX_ENOBUFS;
    case EISCONN:
      return SIX_EISCONN;
    case ENOTCONN:
      return SIX_ENOTCONN;
    case ETIMEDOUT:
      return SIX_ETIMEDOUT;
    case ECONNREFUSED:
      return SIX_ECONNREFUSED;
    case EHOSTDOWN:
      return SIX_EHOSTDOWN;
    case EHOSTUNREACH:
      return SIX_EHOSTUNREACH;
    case EALREADY:
      return SIX_EALREADY;
    case EINPROGRESS:
      return SIX_EINPROGRESS;
    case ECANCELED:
      return SIX_ECANCELED;
    default:
      return SIX_UNLISTED + number;
  }
}
