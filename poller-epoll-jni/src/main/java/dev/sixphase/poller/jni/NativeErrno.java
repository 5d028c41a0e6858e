package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;

/**
 * The numbers for errno that native methods return: Linux's, on every platform. {@code common/six_errno.h}
 * has the list; a number of the platform that is not in it comes with {@link #UNLISTED} added.
 */
final class NativeErrno {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int EBADF = 9;
    static final int EAGAIN = 11;
    static final int ENOMEM = 12;
    static final int EACCES = 13;
    static final int EBUSY = 16;
    static final int EEXIST = 17;
    static final int ENODEV = 19;
    static final int EINVAL = 22;
    static final int ENFILE = 23;
    static final int EMFILE = 24;
    static final int ENOSPC = 28;
    static final int EPIPE = 32;
    static final int ENOSYS = 38;
    static final int ENOTSOCK = 88;
    static final int ENOPROTOOPT = 92;
    static final int ENOTSUP = 95;
    static final int EAFNOSUPPORT = 97;
    static final int ECONNABORTED = 103;
    static final int ENOBUFS = 105;
    static final int ENOTCONN = 107;
    static final int EINPROGRESS = 115;
    static final int ECANCELED = 125;

    private static final int UNLISTED = 100_000;

    private NativeErrno() { }

    /** The name of a number, which is not negative. */
    @SuppressWarnings("checkstyle:cyclomaticcomplexity") // one table
    static Errno of(final int number) {
        return switch (number) {
            case EPERM -> Errno.EPERM;
            case ENOENT -> Errno.ENOENT;
            case EINTR -> Errno.EINTR;
            case 5 -> Errno.EIO;
            case EBADF -> Errno.EBADF;
            case EAGAIN -> Errno.EAGAIN;
            case ENOMEM -> Errno.ENOMEM;
            case EACCES -> Errno.EACCES;
            case EBUSY -> Errno.EBUSY;
            case EEXIST -> Errno.EEXIST;
            case 18 -> Errno.EXDEV;
            case ENODEV -> Errno.ENODEV;
            case 20 -> Errno.ENOTDIR;
            case 21 -> Errno.EISDIR;
            case EINVAL -> Errno.EINVAL;
            case ENFILE -> Errno.ENFILE;
            case EMFILE -> Errno.EMFILE;
            case ENOSPC -> Errno.ENOSPC;
            case 30 -> Errno.EROFS;
            case EPIPE -> Errno.EPIPE;
            case 36 -> Errno.ENAMETOOLONG;
            case ENOSYS -> Errno.ENOSYS;
            case 39 -> Errno.ENOTEMPTY;
            case 40 -> Errno.ELOOP;
            case ENOTSOCK -> Errno.ENOTSOCK;
            case 89 -> Errno.EDESTADDRREQ;
            case 90 -> Errno.EMSGSIZE;
            case ENOPROTOOPT -> Errno.ENOPROTOOPT;
            case ENOTSUP -> Errno.ENOTSUP;
            case EAFNOSUPPORT -> Errno.EAFNOSUPPORT;
            case 98 -> Errno.EADDRINUSE;
            case 99 -> Errno.EADDRNOTAVAIL;
            case 100 -> Errno.ENETDOWN;
            case 101 -> Errno.ENETUNREACH;
            case ECONNABORTED -> Errno.ECONNABORTED;
            case 104 -> Errno.ECONNRESET;
            case ENOBUFS -> Errno.ENOBUFS;
            case 106 -> Errno.EISCONN;
            case ENOTCONN -> Errno.ENOTCONN;
            case 110 -> Errno.ETIMEDOUT;
            case 111 -> Errno.ECONNREFUSED;
            case 112 -> Errno.EHOSTDOWN;
            case 113 -> Errno.EHOSTUNREACH;
            case 114 -> Errno.EALREADY;
            case EINPROGRESS -> Errno.EINPROGRESS;
            case ECANCELED -> Errno.ECANCELED;
            default -> Errno.UNKNOWN;
        };
    }

    /** What to throw for a negative result. */
    static SystemCallException failure(final long result, final String call, final String subject) {
        final int number = Math.toIntExact(-result);
        final Errno errno = of(number);
        final IOException cause =
            errno == Errno.UNKNOWN ? new IOException("errno " + number % UNLISTED) : null;
        return new SystemCallException(errno, call, subject, cause);
    }
}
