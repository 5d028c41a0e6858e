package dev.sixphase.api;

import java.util.Locale;

/**
 * The kinds of failure that an operating system reports, by their POSIX names. The numbers differ between
 * systems, so a backend maps its own; the names do not.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/errno.3.html">errno(3)</a>
 */
public enum Errno {
    /** Not permitted. */
    EPERM("operation not permitted"),
    /** No such file or directory. */
    ENOENT("no such file or directory"),
    /** A signal came first. */
    EINTR("interrupted system call"),
    /** Input or output error. */
    EIO("input/output error"),
    /** The descriptor is not open. */
    EBADF("bad file descriptor"),
    /** Would block. */
    EAGAIN("resource temporarily unavailable"),
    /** Out of memory. */
    ENOMEM("cannot allocate memory"),
    /** Access denied. */
    EACCES("permission denied"),
    /** Busy. */
    EBUSY("device or resource busy"),
    /** Exists already. */
    EEXIST("file exists"),
    /** No such device, or no such network interface. */
    ENODEV("no such device"),
    /** Not a directory. */
    ENOTDIR("not a directory"),
    /** A directory where a file was expected. */
    EISDIR("is a directory"),
    /** The call makes no sense with these values. */
    EINVAL("invalid argument"),
    /** The system's table of open files is full. */
    ENFILE("too many open files in system"),
    /** The process has too many open files. */
    EMFILE("too many open files"),
    /** No space left. */
    ENOSPC("no space left on device"),
    /** Read-only file system. */
    EROFS("read-only file system"),
    /** Nobody reads the other end any more. */
    EPIPE("broken pipe"),
    /** Path too long. */
    ENAMETOOLONG("file name too long"),
    /** The system lacks the call. */
    ENOSYS("function not implemented"),
    /** Directory not empty. */
    ENOTEMPTY("directory not empty"),
    /** Too many links on the way. */
    ELOOP("too many levels of symbolic links"),
    /** Links across file systems. */
    EXDEV("invalid cross-device link"),
    /** A target is needed. */
    EDESTADDRREQ("destination address required"),
    /** Datagram too long. */
    EMSGSIZE("message too long"),
    /** No such protocol option. */
    ENOPROTOOPT("protocol not available"),
    /** Not supported on this object. */
    ENOTSUP("operation not supported"),
    /** Address family not supported. */
    EAFNOSUPPORT("address family not supported by protocol"),
    /** Address taken. */
    EADDRINUSE("address already in use"),
    /** No such local address. */
    EADDRNOTAVAIL("cannot assign requested address"),
    /** Network down. */
    ENETDOWN("network is down"),
    /** No way to that network. */
    ENETUNREACH("network is unreachable"),
    /** Aborted by the peer before it was accepted. */
    ECONNABORTED("software caused connection abort"),
    /** The peer reset the connection. */
    ECONNRESET("connection reset by peer"),
    /** No buffer space. */
    ENOBUFS("no buffer space available"),
    /** Connected already. */
    EISCONN("transport endpoint is already connected"),
    /** Not connected. */
    ENOTCONN("transport endpoint is not connected"),
    /** Not a socket. */
    ENOTSOCK("socket operation on non-socket"),
    /** No answer in time. */
    ETIMEDOUT("connection timed out"),
    /** Nobody listens there. */
    ECONNREFUSED("connection refused"),
    /** The host is down. */
    EHOSTDOWN("host is down"),
    /** No way to that host. */
    EHOSTUNREACH("no route to host"),
    /** Under way already. */
    EALREADY("operation already in progress"),
    /** Under way now. */
    EINPROGRESS("operation now in progress"),
    /** Cancelled before it ended. */
    ECANCELED("operation canceled"),
    /** The name is not known (a resolver's answer, not a kernel's). */
    ENOTFOUND("name or service not known"),
    /** The platform did not say, or said something that is not listed here. */
    UNKNOWN("unknown error");

    private final String description;

    Errno(final String description) {
        this.description = description;
    }

    /** {@return what it means, in a few lower-case words, as strerror(3) of the GNU C library says it} */
    public String description() {
        return description;
    }

    /**
     * {@return the errno whose strerror(3) text this is, or {@link #UNKNOWN}} The JDK puts that text into
     * the messages of its exceptions and nothing else that tells failures apart.
     *
     * @param message an exception's message; may be null
     */
    public static Errno ofMessage(final String message) {
        if (message == null) {
            return UNKNOWN;
        }
        final String words = message.strip().toLowerCase(Locale.ROOT);
        for (final Errno errno : values()) {
            if (errno.description.equals(words)) {
                return errno;
            }
        }
        return UNKNOWN;
    }
}
