package dev.sixphase.api.spi;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NoConnectionPendingException;
import java.nio.channels.NotYetBoundException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Map;

/**
 * Turns what NIO channels throw into the errno that the kernel gave, or would have given had the JDK asked
 * it: some misuse the JDK finds itself and reports by unchecked exceptions.
 */
final class ChannelFailure {
    private static final Map<Class<?>, Errno> BY_TYPE = Map.ofEntries(
        Map.entry(ClosedChannelException.class, Errno.EBADF),
        Map.entry(PortUnreachableException.class, Errno.ECONNREFUSED),
        Map.entry(NotYetConnectedException.class, Errno.ENOTCONN),
        Map.entry(NoConnectionPendingException.class, Errno.ENOTCONN),
        Map.entry(AlreadyConnectedException.class, Errno.EISCONN),
        Map.entry(ConnectionPendingException.class, Errno.EALREADY),
        Map.entry(AlreadyBoundException.class, Errno.EINVAL),
        Map.entry(NotYetBoundException.class, Errno.EINVAL),
        Map.entry(UnresolvedAddressException.class, Errno.ENOTFOUND),
        Map.entry(UnsupportedAddressTypeException.class, Errno.EAFNOSUPPORT));

    /** What the JDK and macOS say in other words than strerror(3) of the GNU C library. */
    private static final Map<String, Errno> BY_MESSAGE = Map.of(
        "Connection reset", Errno.ECONNRESET,
        "Unix domain path too long", Errno.ENAMETOOLONG,
        "Protocol family not supported", Errno.EAFNOSUPPORT,
        "Can't assign requested address", Errno.EADDRNOTAVAIL,
        "Network interface not configured for IPv4", Errno.EADDRNOTAVAIL,
        "Operation timed out", Errno.ETIMEDOUT,
        "Socket is not connected", Errno.ENOTCONN);

    /**
     * What is said on Windows only: by the JDK's table of Winsock's errors (net_util_md.c), and where the JDK
     * lets the system speak (FormatMessage).
     */
    private static final Map<String, Errno> BY_MESSAGE_OF_WINDOWS = Map.ofEntries(
        Map.entry("Interrupted function call", Errno.EINTR),
        Map.entry("Insufficient memory available", Errno.ENOMEM),
        Map.entry("Socket operation on nonsocket", Errno.ENOTSOCK),
        Map.entry("The message is larger than the maximum supported by the underlying transport",
            Errno.EMSGSIZE),
        Map.entry("Bad protocol option", Errno.ENOPROTOOPT),
        Map.entry("Address family not supported by protocol family", Errno.EAFNOSUPPORT),
        Map.entry("Protocol family unavailable", Errno.EAFNOSUPPORT),
        Map.entry("No buffer space available (maximum connections reached?)", Errno.ENOBUFS),
        Map.entry("Socket is already connected", Errno.EISCONN),
        Map.entry("Cannot send after socket shutdown", Errno.EPIPE),
        Map.entry("An existing connection was forcibly closed by the remote host", Errno.ECONNRESET),
        Map.entry("An established connection was aborted by the software in your host machine",
            Errno.ECONNABORTED));

    /** What a type mostly stands for, where the message says nothing that is known. */
    private static final Map<Class<?>, Errno> MOSTLY = Map.of(
        BindException.class, Errno.EADDRINUSE,
        ConnectException.class, Errno.ECONNREFUSED,
        NoRouteToHostException.class, Errno.EHOSTUNREACH);

    private ChannelFailure() { }

    /** {@return whether the JDK found this misuse itself, where a kernel would have given an errno} */
    static boolean isKernels(final RuntimeException failure) {
        return BY_TYPE.containsKey(failure.getClass());
    }

    static SystemCallException of(final String call, final Object subject, final Exception failure) {
        if (failure instanceof SystemCallException known) {
            return known;
        }
        return new SystemCallException(errno(failure), call, subject == null ? "" : subject.toString(),
            failure);
    }

    private static Errno errno(final Exception failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            final Errno byType = BY_TYPE.get(type);
            if (byType != null) {
                return byType;
            }
        }
        final String message = failure.getMessage();
        final Errno byMessage = message == null ? Errno.UNKNOWN : ofMessage(message);
        return byMessage != Errno.UNKNOWN
            ? byMessage
            : MOSTLY.getOrDefault(failure.getClass(), Errno.UNKNOWN);
    }

    private static Errno ofMessage(final String message) {
        // Windows appends the call: "Address already in use: bind".
        final int colon = message.indexOf(':');
        final String words = colon < 0 ? message : message.substring(0, colon);
        final Errno inOtherWords = BY_MESSAGE.getOrDefault(words, BY_MESSAGE_OF_WINDOWS.get(words));
        return inOtherWords == null ? Errno.ofMessage(words) : inOtherWords;
    }
}
