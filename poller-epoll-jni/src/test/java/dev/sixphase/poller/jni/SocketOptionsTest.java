package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Transport;
import dev.sixphase.api.spi.TransportOption;
import dev.sixphase.api.spi.TransportSocket;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class SocketOptionsTest {
    private static final Map<SocketOption<?>, Object> VALUES = Map.ofEntries(
        Map.entry(StandardSocketOptions.SO_REUSEADDR, true),
        Map.entry(StandardSocketOptions.SO_REUSEPORT, true),
        Map.entry(StandardSocketOptions.SO_KEEPALIVE, true),
        Map.entry(StandardSocketOptions.TCP_NODELAY, true),
        Map.entry(StandardSocketOptions.SO_BROADCAST, true),
        Map.entry(StandardSocketOptions.IP_MULTICAST_LOOP, false),
        Map.entry(StandardSocketOptions.SO_SNDBUF, 20_000),
        Map.entry(StandardSocketOptions.SO_RCVBUF, 20_000),
        Map.entry(StandardSocketOptions.SO_LINGER, 5),
        Map.entry(StandardSocketOptions.IP_TOS, 0x10),
        Map.entry(TransportOption.TCP_KEEPIDLE, 60),
        Map.entry(TransportOption.IP_TTL, 9),
        Map.entry(TransportOption.IPV6_V6ONLY, true),
        Map.entry(StandardSocketOptions.IP_MULTICAST_TTL, 9));

    private static final Set<SocketOption<?>> NOT_ON_EACH_WINDOWS = Set.of(
        StandardSocketOptions.SO_REUSEPORT, StandardSocketOptions.IP_TOS, TransportOption.TCP_KEEPIDLE);

    private final Transport transport = new NativeTransport(null);

    @BeforeEach
    void load() {
        BuiltLibrary.require();
    }

    @ParameterizedTest
    @EnumSource(StandardProtocolFamily.class)
    void eachSocketHasItsOptionsAndNoOthers(final StandardProtocolFamily family) throws IOException {
        final boolean isUnix = family == StandardProtocolFamily.UNIX;
        assumeTrue(!isUnix || OS.current() != OS.WINDOWS, "there they are the JDK's channels");
        try {
            transport.openStream(family).close();
        } catch (final SystemCallException e) {
            assumeTrue(e.errno() != Errno.EAFNOSUPPORT, "no " + family + " here");
            throw e;
        }
        try (TransportSocket stream = transport.openStream(family)) {
            checkAll(stream, isUnix ? SocketOptions.UNIX_STREAM : SocketOptions.TCP_STREAM);
        }
        try (TransportSocket listener = transport.openListener(family)) {
            checkAll(listener, isUnix ? SocketOptions.UNIX_LISTENER : SocketOptions.TCP_LISTENER);
        }
        if (!isUnix) {
            checkDatagram(family);
        }
    }

    private void checkDatagram(final ProtocolFamily family) throws IOException {
        try (TransportSocket datagram = transport.openDatagram(family)) {
            checkAll(datagram,
                family == StandardProtocolFamily.INET6 ? SocketOptions.UDP6 : SocketOptions.UDP);
        }
    }

    private static void checkAll(final TransportSocket socket, final Set<SocketOption<?>> supported)
        throws IOException {

        for (final SocketOption<?> option : VALUES.keySet()) {
            if (supported.contains(option)) {
                checkIfKnown(socket, option);
            } else {
                assertThrows(UnsupportedOperationException.class, () -> socket.option(option));
            }
        }
    }

    private static void checkIfKnown(final TransportSocket socket, final SocketOption<?> option)
        throws IOException {

        try {
            check(socket, option);
        } catch (final UnsupportedOperationException e) {
            // A socket of ours has it, and the kernel, or one that stands in for it, may not.
            if (OS.current() != OS.WINDOWS || !NOT_ON_EACH_WINDOWS.contains(option)) {
                throw e;
            }
        }
    }

    private static <T> void check(final TransportSocket socket, final SocketOption<T> option)
        throws IOException {

        final T value = option.type().cast(VALUES.get(option));
        socket.setOption(option, value);
        assertEquals(value, socket.option(option), option::toString);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it may without the option")
    void aListenerMayTakeAnAddressWhoseConnectionsLinger() throws IOException {
        try (TransportSocket listener = transport.openListener(StandardProtocolFamily.INET)) {
            assertEquals(true, listener.option(StandardSocketOptions.SO_REUSEADDR));
        }
    }

    @Test
    void lingeringIsSwitchedOffByANegativeValue() throws IOException {
        try (TransportSocket stream = transport.openStream(StandardProtocolFamily.INET)) {
            assertEquals(-1, stream.option(StandardSocketOptions.SO_LINGER));
            stream.setOption(StandardSocketOptions.SO_LINGER, 0);
            assertEquals(0, stream.option(StandardSocketOptions.SO_LINGER));
            stream.setOption(StandardSocketOptions.SO_LINGER, -7);
            assertEquals(-1, stream.option(StandardSocketOptions.SO_LINGER));
        }
    }

    @Test
    void valuesOutOfRangeAreRefusedAndChangeNothing() throws IOException {
        try (TransportSocket datagram = transport.openDatagram(StandardProtocolFamily.INET)) {
            final int before = datagram.option(StandardSocketOptions.SO_RCVBUF);
            assertThrows(IllegalArgumentException.class,
                () -> datagram.setOption(StandardSocketOptions.SO_RCVBUF, -1));
            assertThrows(IllegalArgumentException.class,
                () -> datagram.setOption(StandardSocketOptions.IP_TOS, 256));
            assertThrows(IllegalArgumentException.class,
                () -> datagram.setOption(StandardSocketOptions.IP_MULTICAST_TTL, -1));
            assertThrows(IllegalArgumentException.class,
                () -> datagram.setOption(StandardSocketOptions.SO_BROADCAST, null));
            assertEquals(before, datagram.option(StandardSocketOptions.SO_RCVBUF));
        }
        try (TransportSocket stream = transport.openStream(StandardProtocolFamily.INET)) {
            for (final int seconds : new int[] {0, 32_768}) {
                assertThrows(IllegalArgumentException.class,
                    () -> stream.setOption(TransportOption.TCP_KEEPIDLE, seconds));
            }
        }
    }
}
