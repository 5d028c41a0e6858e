package dev.sixphase.api.spi;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChannelFailureTest {
    static Stream<Arguments> failures() {
        return Stream.of(
            Arguments.of(new ConnectException("Connection refused"), Errno.ECONNREFUSED),
            Arguments.of(new ConnectException("Connection timed out"), Errno.ETIMEDOUT),
            Arguments.of(new ConnectException("Connection refused: no further information"),
                Errno.ECONNREFUSED),
            Arguments.of(new ConnectException("in some other words"), Errno.ECONNREFUSED),
            Arguments.of(new NoRouteToHostException("No route to host"), Errno.EHOSTUNREACH),
            Arguments.of(new BindException("Address already in use"), Errno.EADDRINUSE),
            Arguments.of(new BindException("Address already in use: bind"), Errno.EADDRINUSE),
            Arguments.of(new BindException("Cannot assign requested address"), Errno.EADDRNOTAVAIL),
            Arguments.of(new BindException("Can't assign requested address"), Errno.EADDRNOTAVAIL),
            Arguments.of(new SocketException("Permission denied"), Errno.EACCES),
            Arguments.of(new SocketException("Connection reset"), Errno.ECONNRESET),
            Arguments.of(new IOException("Connection reset by peer"), Errno.ECONNRESET),
            Arguments.of(new IOException("Broken pipe"), Errno.EPIPE),
            Arguments.of(new IOException("Too many open files"), Errno.EMFILE),
            Arguments.of(new SocketException("The message is larger than the maximum supported by the "
                + "underlying transport: sendto"), Errno.EMSGSIZE),
            Arguments.of(new SocketException("Bad protocol option: setsockopt"), Errno.ENOPROTOOPT),
            Arguments.of(new IOException("An existing connection was forcibly closed by the remote host"),
                Errno.ECONNRESET),
            Arguments.of(new PortUnreachableException(), Errno.ECONNREFUSED),
            Arguments.of(new ClosedChannelException(), Errno.EBADF),
            Arguments.of(new AsynchronousCloseException(), Errno.EBADF),
            Arguments.of(new NotYetConnectedException(), Errno.ENOTCONN),
            Arguments.of(new UnsupportedAddressTypeException(), Errno.EAFNOSUPPORT),
            Arguments.of(new IOException("in some other words"), Errno.UNKNOWN),
            Arguments.of(new IOException(), Errno.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void namesTheErrnoAndKeepsTheCause(final Exception failure, final Errno errno) {
        final SystemCallException named = ChannelFailure.of("read", "peer", failure);

        assertEquals(errno, named.errno());
        assertEquals("read", named.call());
        assertEquals("peer", named.subject());
        assertSame(failure, named.getCause());
    }

    @Test
    void leavesAloneWhatIsNamedAlready() {
        final SystemCallException known = new SystemCallException(Errno.EIO, "write", "", null);

        assertSame(known, ChannelFailure.of("read", "peer", known));
    }

    @Test
    void tellsTheKernelsMisuseFromTheCallers() {
        assertTrue(ChannelFailure.isKernels(new NotYetConnectedException()));
        assertFalse(ChannelFailure.isKernels(new IllegalArgumentException()));
    }
}
