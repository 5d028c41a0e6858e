package dev.sixphase.conformance;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.api.spi.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Clauses about how connections come to be, or do not. */
abstract class ConnectionClauses extends TransportClauses {
    @Test
    void bothEndsKnowBothAddresses() throws Exception {
        forEachStreamFamily(family -> {
            try (ListenerSocket listener = family.listen(transport());
                StreamPair pair = StreamPair.connect(transport(), family.protocol(), listener)) {

                assertEquals(listener.localAddress(), pair.near().remoteAddress());
                if (family.isInternet()) {
                    assertNotEquals(0, ((InetSocketAddress) listener.localAddress()).getPort());
                    assertEquals(pair.near().localAddress(), pair.far().remoteAddress());
                    assertEquals(pair.far().localAddress(), pair.near().remoteAddress());
                }
            }
        });
    }

    /** Or its transport says that it cannot, and closes it. */
    @Test
    void aConnectionThatWasAcceptedCanChangeItsTransport() throws Exception {
        try (Poller other = open(PollerOptions.of(LoopClock.SYSTEM))) {
            forEachStreamFamily(family -> {
                try (StreamPair pair = family.pair(transport())) {
                    assertMoves(transport(), other.transport(), pair);
                }
            });
        }
    }

    private static void assertMoves(final Transport from, final Transport to, final StreamPair pair)
        throws IOException {

        final SocketAddress peer = pair.far().remoteAddress();
        try (StreamSocket moved = to.adoptStream(from.releaseStream(pair.far()))) {
            StreamPair.send(pair.near(), 3);
            StreamPair.receive(moved, 3);
            StreamPair.send(moved, 3);
            StreamPair.receive(pair.near(), 3);
            assertEquals(peer, moved.remoteAddress());
        } catch (final SystemCallException e) {
            assertEquals(Errno.ENOTSUP, e.errno());
        }
        assertFalse(pair.far().isOpen());
    }

    @Test
    void aConnectionThatIsGivenAwayCanBeClosed() throws Exception {
        try (StreamPair pair = StreamPair.tcp(transport())) {
            transport().releaseStream(pair.far()).close();
            Await.until("the end", () -> pair.near().read(ByteBuffer.allocateDirect(1)) == -1);
        }
    }

    @Test
    void aFreshSocketHasNoAddress() throws Exception {
        forEachStreamFamily(family -> {
            try (StreamSocket stream = transport().openStream(family.protocol());
                ListenerSocket listener = transport().openListener(family.protocol())) {

                assertNull(stream.localAddress());
                assertNull(stream.remoteAddress());
                assertNull(listener.localAddress());
            }
        });
    }

    @Test
    void aStreamMayChooseItsOwnAddress() throws Exception {
        try (ListenerSocket listener = family().listen(transport());
            StreamSocket near = transport().openStream(StandardProtocolFamily.INET)) {

            near.bind(family().newAddress());
            final SocketAddress chosen = near.localAddress();
            near.connect(listener.localAddress());
            try (StreamSocket far = StreamPair.accept(listener)) {
                assertEquals(chosen, far.remoteAddress());
            }
        }
    }

    @Test
    void finishConnectTellsTheOutcome() throws Exception {
        forEachStreamFamily(family -> {
            try (ListenerSocket listener = family.listen(transport());
                StreamSocket near = transport().openStream(family.protocol())) {

                if (!near.connect(listener.localAddress())) {
                    Await.until("connect", near::finishConnect);
                }
                assertTrue(near.finishConnect(), "asked again");
            }
        });
    }

    @Test
    void whereNobodyListensTheConnectionIsRefused() throws Exception {
        forEachStreamFamily(family -> {
            final SocketAddress nobody = family.abandonedAddress(transport());
            try (StreamSocket socket = transport().openStream(family.protocol())) {
                final SystemCallException failure = awaitErrno(EnumSet.of(Errno.ECONNREFUSED), () -> {
                    if (!socket.connect(nobody)) {
                        Await.until("the refusal", socket::finishConnect);
                    }
                });
                assertNames(failure, "connect", nobody);
                assertTrue(socket.isOpen(), "it is the caller's to close");
            }
        });
    }

    @Test
    void connectingTwiceHarmsNothing() throws Exception {
        try (ListenerSocket listener = family().listen(transport());
            StreamPair pair = StreamPair.connect(transport(), StandardProtocolFamily.INET, listener)) {

            try {
                // Linux says so once more before it calls it a mistake.
                assertTrue(pair.near().connect(listener.localAddress()));
            } catch (SystemCallException e) {
                assertEquals(Errno.EISCONN, e.errno());
            }
            StreamPair.send(pair.near(), 3);
            StreamPair.receive(pair.far(), 3);
        }
    }

    @Test
    void withNobodyWaitingNothingIsAccepted() throws Exception {
        forEachStreamFamily(family -> {
            try (ListenerSocket listener = family.listen(transport())) {
                assertNull(listener.accept());
            }
        });
    }

    @Test
    void anAcceptedStreamDoesNotBlock() throws Exception {
        forEachStreamFamily(family -> {
            try (StreamPair pair = family.pair(transport())) {
                assertEquals(0, pair.far().read(ByteBuffer.allocate(8)));
                assertEquals(0, pair.near().read(ByteBuffer.allocateDirect(8)));
            }
        });
    }

    @Test
    void aTakenAddressIsRefusedByName() throws Exception {
        forEachStreamFamily(family -> {
            try (ListenerSocket first = family.listen(transport());
                ListenerSocket second = transport().openListener(family.protocol())) {

                final SystemCallException failure =
                    assertErrno(Errno.EADDRINUSE, () -> second.bind(first.localAddress()));
                assertNames(failure, "bind", first.localAddress());
                assertNull(second.localAddress(), "it stays unbound");
                second.bind(family.newAddress());
                assertNotEquals(first.localAddress(), second.localAddress());
            }
        });
    }

    @Test
    void aSocketIsBoundOnce() throws Exception { // libuv pipe_bind_error_inval, libuv tcp_bind6_error_inval
        forEachStreamFamily(family -> {
            try (ListenerSocket listener = family.listen(transport())) {
                final SocketAddress first = listener.localAddress();
                assertErrno(Errno.EINVAL, () -> listener.bind(family.newAddress()));
                assertEquals(first, listener.localAddress());
            }
        });
    }

    @Test
    void listeningOnAPathNeedsThePath() throws Exception { // libuv pipe_listen_without_bind
        forEachStreamFamily(family -> {
            if (!family.isInternet()) {
                try (ListenerSocket listener = transport().openListener(family.protocol())) {
                    assertErrno(Errno.EINVAL, () -> listener.listen(1));
                }
            }
        });
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() throws Exception {
        // 192.0.2.0/24 is for documentation: nobody has it.
        final SocketAddress foreign = new InetSocketAddress("192.0.2.1", 0);
        try (ListenerSocket listener = transport().openListener(StandardProtocolFamily.INET)) {
            assertNames(assertErrno(Errno.EADDRNOTAVAIL, () -> listener.bind(foreign)), "bind", foreign);
        }
    }

    @Test
    void anAddressWithLingeringConnectionsMayBeUsedAgain() throws Exception {
        final SocketAddress address;
        try (ListenerSocket listener = family().listen(transport())) {
            address = listener.localAddress();
            try (StreamPair pair = StreamPair.connect(transport(), StandardProtocolFamily.INET, listener)) {
                // Who closes first lingers, and that shall be the server's end.
                pair.far().close();
                assertEndsSoon(pair.near());
            }
        }

        try (ListenerSocket again = family().listen(transport(), address)) {
            assertEquals(address, again.localAddress());
        }
    }

    @Test
    void acceptingWithoutListeningIsRefused() throws Exception {
        try (ListenerSocket listener = transport().openListener(StandardProtocolFamily.INET)) {
            listener.bind(family().newAddress());
            assertErrno(Errno.EINVAL, listener::accept);
        }
    }

    @Test
    void aPathWithoutADirectoryIsRefused() throws Exception {
        forEachStreamFamily(family -> {
            if (!family.isInternet()) {
                final SocketAddress lost = UnixDomainSocketAddress.of(directory().resolve("no/s"));
                try (ListenerSocket listener = transport().openListener(family.protocol());
                    StreamSocket stream = transport().openStream(family.protocol())) {

                    assertNames(assertErrno(Errno.ENOENT, () -> listener.bind(lost)), "bind", lost);
                    assertNames(assertErrno(Errno.ENOENT, () -> stream.connect(lost)), "connect", lost);
                }
            }
        });
    }

    @Test
    void whatToRegisterStaysTheSame() throws Exception {
        forEachStreamFamily(family -> {
            try (ListenerSocket listener = family.listen(transport());
                StreamPair pair = StreamPair.connect(transport(), family.protocol(), listener)) {

                assertSame(listener.pollable(), listener.pollable());
                assertSame(pair.near().pollable(), pair.near().pollable());
                assertSame(pair.far().pollable(), pair.far().pollable());
                assertFalse(pair.near().pollable().equals(pair.far().pollable()));
            }
        });
    }

    private Family family() {
        return Family.ofDatagrams().get(0);
    }

    private static void assertEndsSoon(final StreamSocket socket) throws IOException {
        Await.until("the end of the stream", () -> socket.read(ByteBuffer.allocate(1)) == -1);
    }
}
