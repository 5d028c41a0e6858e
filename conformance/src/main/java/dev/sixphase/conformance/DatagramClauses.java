package dev.sixphase.conformance;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.DatagramSocket;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Clauses about datagrams. */
abstract class DatagramClauses extends TransferClauses {
    @Test
    void aDatagramArrivesWholeWithItsSender() throws Exception {
        forEachDatagramFamily(family -> {
            try (DatagramSocket receiver = open(family); DatagramSocket sender = open(family)) {
                for (final ByteBuffer both : new ByteBuffer[] {ByteBuffer.allocate(12),
                    ByteBuffer.allocateDirect(12)}) {

                    final ByteBuffer source = both.slice(0, 3);
                    final ByteBuffer target = both.slice(3, 9);
                    source.put(0, (byte) 7);

                    assertTrue(sender.send(source, receiver.localAddress()));
                    assertFalse(source.hasRemaining());

                    assertEquals(sender.localAddress(), receive(receiver, target));
                    assertEquals(3, target.position());
                    assertEquals(7, target.get(0));
                }
            }
        });
    }

    @Test
    void withNothingThereNothingIsReceived() throws Exception {
        forEachDatagramFamily(family -> {
            try (DatagramSocket socket = open(family)) {
                final ByteBuffer target = ByteBuffer.allocate(4);
                assertNull(socket.receive(target));
                assertEquals(0, target.position());
            }
        });
    }

    @Test
    void whatDoesNotFitIsLost() throws Exception {
        forEachDatagramFamily(family -> {
            for (final ByteBuffer target : new ByteBuffer[] {ByteBuffer.allocate(4),
                ByteBuffer.allocateDirect(4)}) {

                try (DatagramSocket receiver = open(family); DatagramSocket sender = open(family)) {
                    sender.send(ByteBuffer.allocate(10), receiver.localAddress());
                    sender.send(wrap(5), receiver.localAddress());

                    receive(receiver, target);
                    assertEquals(4, target.position());
                    target.clear();
                    receive(receiver, target);
                    assertEquals(1, target.position());
                    assertEquals(5, target.get(0));
                }
            }
        });
    }

    @Test
    void anEmptyDatagramIsADatagram() throws Exception {
        forEachDatagramFamily(family -> {
            try (DatagramSocket receiver = open(family); DatagramSocket sender = open(family)) {
                assertTrue(sender.send(ByteBuffer.allocate(0), receiver.localAddress()));

                final ByteBuffer target = ByteBuffer.allocate(4);
                assertEquals(sender.localAddress(), receive(receiver, target));
                assertEquals(0, target.position());
            }
        });
    }

    @Test
    void anEmptyDatagramReachesThePeerOrIsRefused() throws Exception {
        forEachDatagramFamily(family -> {
            try (DatagramSocket receiver = open(family); DatagramSocket sender = open(family)) {
                sender.connect(receiver.localAddress());
                try {
                    assertTrue(sender.send(ByteBuffer.allocate(0), null));
                } catch (SystemCallException e) {
                    assertEquals(Errno.ENOTSUP, e.errno());
                    return;
                }
                assertEquals(sender.localAddress(), receive(receiver, ByteBuffer.allocate(4)));
            }
        });
    }

    @Test
    void aConnectedSocketHearsItsPeerAlone() throws Exception {
        forEachDatagramFamily(family -> {
            try (DatagramSocket one = open(family);
                DatagramSocket other = open(family);
                DatagramSocket stranger = open(family)) {

                one.connect(other.localAddress());
                stranger.send(wrap(1), one.localAddress());
                assertTrue(one.send(wrap(2), null));
                final SocketAddress sender = receive(other, ByteBuffer.allocate(4));
                assertEquals(one.localAddress(), sender);
                other.send(wrap(3), sender);

                final ByteBuffer target = ByteBuffer.allocate(4);
                assertEquals(other.localAddress(), receive(one, target));
                assertEquals(3, target.get(0));
                assertNull(one.receive(target));
            }
        });
    }

    @Test
    void aDisconnectedSocketKeepsItsPortAndHearsEverybody() throws Exception {
        EmulatorGap.DISCONNECT.skipWhereNamed();
        forEachDatagramFamily(family -> {
            try (DatagramSocket socket = open(family);
                DatagramSocket peer = open(family);
                DatagramSocket stranger = open(family)) {

                final SocketAddress address = socket.localAddress();
                socket.connect(peer.localAddress());
                socket.disconnect();

                assertEquals(address, socket.localAddress());
                stranger.send(wrap(1), address);
                assertEquals(stranger.localAddress(), receive(socket, ByteBuffer.allocate(4)));
                assertThrows(IOException.class, () -> socket.send(wrap(2), null));
                assertTrue(socket.send(wrap(3), stranger.localAddress()));
                assertEquals(address, receive(stranger, ByteBuffer.allocate(4)));
                socket.connect(peer.localAddress());
                assertTrue(socket.send(wrap(4), null));
                assertEquals(address, receive(peer, ByteBuffer.allocate(4)));
            }
        });
    }

    @Test
    void aConnectedSocketLearnsThatNobodyReceives() throws Exception {
        forEachDatagramFamily(family -> {
            final SocketAddress nobody;
            try (DatagramSocket gone = open(family)) {
                nobody = gone.localAddress();
            }
            try (DatagramSocket socket = open(family)) {
                socket.connect(nobody);

                awaitErrno(EnumSet.of(Errno.ECONNREFUSED), () -> {
                    socket.send(wrap(1), null);
                    socket.receive(ByteBuffer.allocate(1));
                });
            }
        });
    }

    @Test
    void aDatagramThatIsTooLongIsRefused() throws Exception {
        forEachDatagramFamily(family -> {
            try (DatagramSocket receiver = open(family); DatagramSocket sender = open(family)) {
                final ByteBuffer source = ByteBuffer.allocate(70_000);

                assertErrno(Errno.EMSGSIZE, () -> sender.send(source, receiver.localAddress()));

                assertEquals(70_000, source.remaining(), "nothing was sent");
                assertNull(receiver.receive(ByteBuffer.allocate(1)));
            }
        });
    }

    @Test
    void aTakenPortIsRefusedByName() throws Exception {
        forEachDatagramFamily(family -> {
            try (DatagramSocket first = open(family);
                DatagramSocket second = transport().openDatagram(family.protocol())) {

                final SystemCallException failure =
                    assertErrno(Errno.EADDRINUSE, () -> second.bind(first.localAddress()));
                assertNames(failure, "bind", first.localAddress());
            }
        });
    }

    @Test
    void aClosedDatagramSocketRefuses() throws Exception {
        forEachDatagramFamily(family -> {
            final DatagramSocket socket = open(family);
            final SocketAddress address = socket.localAddress();
            socket.close();
            socket.close();

            assertFalse(socket.isOpen());
            assertErrno(Errno.EBADF, () -> socket.send(wrap(1), address));
            assertErrno(Errno.EBADF, () -> socket.receive(ByteBuffer.allocate(1)));
            assertErrno(Errno.EBADF, () -> socket.connect(address));
            assertErrno(Errno.EBADF, socket::disconnect);
            assertErrno(Errno.EBADF, () -> socket.join(family.group(), null, null));
            assertErrno(Errno.EBADF, () -> socket.leave(family.group(), null, null));
        });
    }

    @Test
    void datagramsAreOfTheInternet() {
        assertThrows(IOException.class, () -> transport().openDatagram(StandardProtocolFamily.UNIX).close());
    }

    final DatagramSocket open(final Family family) throws IOException {
        final DatagramSocket socket = transport().openDatagram(family.protocol());
        socket.bind(family.newAddress());
        return socket;
    }

    static SocketAddress receive(final DatagramSocket socket, final ByteBuffer target)
        throws IOException {

        final SocketAddress[] sender = new SocketAddress[1];
        Await.until("a datagram", () -> {
            sender[0] = socket.receive(target);
            return sender[0] != null;
        });
        assertNotNull(sender[0]);
        return sender[0];
    }
}
