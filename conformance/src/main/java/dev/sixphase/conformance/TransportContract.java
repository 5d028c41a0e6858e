package dev.sixphase.conformance;

import dev.sixphase.api.spi.DatagramSocket;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.TransportOption;
import dev.sixphase.api.spi.TransportSocket;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What the sockets of {@link Poller#transport()} promise, as tests. Only a backend that brings its own
 * sockets needs it; those of NIO channels, which every other backend has, pass.
 *
 * <p>The clauses use TCP and UDP over the loopback interface, by IPv4 and where the machine has it by IPv6,
 * and Unix-domain sockets where it has those.
 *
 * <p><b>Threads.</b> As in {@link PollerContract}.
 *
 * <p>Those about multicast use the first interface that can do it, and are skipped where there is none.
 *
 * <p><b>Not tested:</b> what only a real network does.
 */
public abstract class TransportContract extends MulticastClauses {
    /** For subclasses. */
    protected TransportContract() { }

    /**
     * {@return a new poller of the backend} The contract closes it.
     *
     * @param options as a loop would give them, with {@link dev.sixphase.api.LoopClock#SYSTEM}
     * @throws IOException if it cannot be opened; the test fails
     */
    protected abstract Poller openPoller(PollerOptions options) throws IOException;

    @Override
    final Poller open(final PollerOptions options) throws IOException {
        return openPoller(options);
    }

    @Test
    final void streamsHaveTheirOptions() throws Exception { // libuv tcp_flags
        try (StreamPair pair = StreamPair.tcp(transport())) {
            for (final TransportSocket end : new TransportSocket[] {pair.near(), pair.far()}) {
                assertKeeps(end, StandardSocketOptions.TCP_NODELAY, true, false);
                assertKeeps(end, StandardSocketOptions.SO_KEEPALIVE, true, false);
                assertKeepsIfItHas(end, TransportOption.TCP_KEEPIDLE, 60, 7200);
                assertKeeps(end, StandardSocketOptions.SO_REUSEADDR, true, false);
                assertKeeps(end, StandardSocketOptions.SO_LINGER, 5, -1);
                assertKeeps(end, StandardSocketOptions.IP_TOS, 0x10, 0);
                assertGrows(end, StandardSocketOptions.SO_SNDBUF);
                assertGrows(end, StandardSocketOptions.SO_RCVBUF);
                assertHasNot(end, StandardSocketOptions.SO_BROADCAST, true);
                assertHasNot(end, StandardSocketOptions.IP_MULTICAST_TTL, 1);
            }
        }
    }

    @Test
    final void listenersHaveTheirOptions() throws Exception {
        try (ListenerSocket socket = transport().openListener(StandardProtocolFamily.INET)) {
            assertKeeps(socket, StandardSocketOptions.SO_REUSEADDR, true, false);
            assertGrows(socket, StandardSocketOptions.SO_RCVBUF);
            assertHasNot(socket, StandardSocketOptions.SO_BROADCAST, true);
        }
    }

    @Test
    final void datagramSocketsHaveTheirOptions() throws Exception {
        try (DatagramSocket socket = transport().openDatagram(StandardProtocolFamily.INET)) {
            assertKeeps(socket, StandardSocketOptions.SO_BROADCAST, true, false);
            assertKeeps(socket, StandardSocketOptions.SO_REUSEADDR, true, false);
            assertKeeps(socket, StandardSocketOptions.IP_MULTICAST_TTL, 3, 1);
            assertKeeps(socket, StandardSocketOptions.IP_MULTICAST_LOOP, false, true);
            assertKeeps(socket, StandardSocketOptions.IP_TOS, 0x10, 0);
            assertGrows(socket, StandardSocketOptions.SO_SNDBUF);
            assertGrows(socket, StandardSocketOptions.SO_RCVBUF);
            assertKeepsIfItHas(socket, TransportOption.IP_TTL, 9, 64);
            assertHasNot(socket, StandardSocketOptions.TCP_NODELAY, true);
            assertHasNot(socket, StandardSocketOptions.SO_LINGER, 1);
            assertHasNot(socket, TransportOption.IPV6_V6ONLY, true);
        }
    }

    @Test
    final void datagramSocketsOfIpVersion6HaveTheirOptions() throws Exception {
        for (final Family family : Family.ofDatagrams()) {
            if (family.protocol() == StandardProtocolFamily.INET6) {
                try (DatagramSocket socket = transport().openDatagram(StandardProtocolFamily.INET6)) {
                    assertKeeps(socket, StandardSocketOptions.IP_MULTICAST_TTL, 3, 1);
                    assertKeeps(socket, StandardSocketOptions.IP_MULTICAST_LOOP, false, true);
                    assertKeepsIfItHas(socket, TransportOption.IP_TTL, 9, 64);
                    assertKeepsIfItHas(socket, TransportOption.IPV6_V6ONLY, true, false);
                }
            }
        }
    }

    @Test
    final void pathsHaveNoOptionsOfTcp() throws Exception {
        forEachStreamFamily(family -> {
            if (!family.isInternet()) {
                try (StreamPair pair = family.pair(transport())) {
                    assertGrows(pair.near(), StandardSocketOptions.SO_SNDBUF);
                    assertHasNot(pair.near(), StandardSocketOptions.TCP_NODELAY, true);
                }
            }
        });
    }

    @Test
    final void aPortMayBeSharedWhereTheSystemCan() throws Exception {
        final Family family = Family.ofDatagrams().get(0);
        try (ListenerSocket first = transport().openListener(StandardProtocolFamily.INET);
            ListenerSocket second = transport().openListener(StandardProtocolFamily.INET)) {

            try {
                first.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            } catch (UnsupportedOperationException e) {
                return;
            }
            second.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            first.bind(family.newAddress());
            first.listen(1);

            second.bind(first.localAddress());
            second.listen(1);

            assertEquals(first.localAddress(), second.localAddress());
        }
    }

    @Test
    final void anOptionThatNobodyKnowsIsUnsupported() throws Exception {
        try (StreamPair pair = StreamPair.tcp(transport())) {
            assertHasNot(pair.near(), new UnknownOption(), "value");
        }
    }

    private static <T> void assertKeeps(final TransportSocket socket, final SocketOption<T> option,
        final T first, final T second) throws IOException {

        socket.setOption(option, first);
        assertEquals(first, socket.option(option), option::name);
        socket.setOption(option, second);
        assertEquals(second, socket.option(option), option::name);
    }

    private static <T> void assertKeepsIfItHas(final TransportSocket socket, final SocketOption<T> option,
        final T first, final T second) throws IOException {

        try {
            socket.option(option);
        } catch (UnsupportedOperationException e) {
            assertHasNot(socket, option, first);
            return;
        }
        assertKeeps(socket, option, first, second);
    }

    /** A kernel rounds sizes of buffers as it likes, but not down to nothing. */
    private static void assertGrows(final TransportSocket socket, final SocketOption<Integer> option)
        throws IOException {

        socket.setOption(option, 4096);
        final int small = socket.option(option);
        socket.setOption(option, 64 * 1024);
        final int large = socket.option(option);
        assertTrue(large > small && large >= 64 * 1024, () -> option + ": " + small + ", then " + large);
    }

    private static <T> void assertHasNot(final TransportSocket socket, final SocketOption<T> option,
        final T value) {

        assertThrows(UnsupportedOperationException.class, () -> socket.setOption(option, value),
            option::name);
        assertThrows(UnsupportedOperationException.class, () -> socket.option(option), option::name);
    }

    private static final class UnknownOption implements SocketOption<String> {
        @Override
        public String name() {
            return "SO_UNKNOWN";
        }

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
