package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.DatagramSocket;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.conformance.EmulatorGap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(20)
class NativeDatagramSocketTest {
    private Poller poller;
    private DatagramSocket sender;
    private DatagramSocket receiver;

    @BeforeEach
    void open() throws IOException {
        poller = BuiltLibrary.openPoller(PollerOptions.of(LoopClock.SYSTEM));
        sender = openAtLoopback();
        receiver = openAtLoopback();
    }

    private DatagramSocket openAtLoopback() throws IOException {
        final DatagramSocket socket = poller.transport().openDatagram(StandardProtocolFamily.INET);
        assertNull(socket.localAddress(), "unbound");
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        return socket;
    }

    @AfterEach
    void close() throws IOException {
        if (poller != null) {
            sender.close();
            receiver.close();
            poller.close();
        }
    }

    private void awaitDatagram(final DatagramSocket socket) throws IOException {
        final PollEvents events = new PollEvents(1);
        poller.register(socket.pollable(), Interest.READABLE, 1);
        while (events.isEmpty()) {
            poller.poll(events, -1);
        }
        poller.deregister(socket.pollable());
    }

    private SocketAddress receive(final ByteBuffer target) throws IOException {
        awaitDatagram(receiver);
        return receiver.receive(target);
    }

    private static ByteBuffer bytes(final String text) {
        return ByteBuffer.wrap(text.getBytes());
    }

    private static ByteBuffer direct(final String text) {
        return ByteBuffer.allocateDirect(text.length()).put(text.getBytes()).flip();
    }

    private static String text(final ByteBuffer received) {
        final byte[] content = new byte[received.flip().remaining()];
        received.get(content);
        return new String(content);
    }

    @Test
    void datagramsKeepTheirBoundsWhateverTheBuffers() throws IOException {
        final ByteBuffer heap = bytes("abcdef");
        final ByteBuffer offHeap = direct("ghi");

        assertTrue(sender.send(heap, receiver.localAddress()));
        final ByteBuffer small = ByteBuffer.allocateDirect(4);
        assertEquals(sender.localAddress(), receive(small));
        assertEquals("abcd", text(small), "what does not fit is lost");

        assertTrue(sender.send(offHeap, receiver.localAddress()));
        final ByteBuffer large = ByteBuffer.allocate(16);
        assertEquals(sender.localAddress(), receive(large));
        assertFalse(heap.hasRemaining() || offHeap.hasRemaining());
        assertEquals("ghi", text(large));
        assertNull(receiver.receive(large.clear()));
        assertEquals(0, large.position());
    }

    @Test
    void anEmptyDatagramIsOneAllTheSame() throws IOException {
        assertTrue(sender.send(ByteBuffer.allocate(0), receiver.localAddress()));
        assertEquals(sender.localAddress(), receive(ByteBuffer.allocate(1)));

        assertTrue(sender.send(ByteBuffer.allocateDirect(0), receiver.localAddress()));
        assertEquals(sender.localAddress(), receive(ByteBuffer.allocateDirect(1)));
    }

    @Test
    void anAddressIsMadeOnceForManyDatagramsOfOneSender() throws IOException {
        final DatagramSocket other = openAtLoopback();
        final SocketAddress target = receiver.localAddress();
        final ByteBuffer one = ByteBuffer.allocate(1);

        assertTrue(sender.send(bytes("1"), target));
        final SocketAddress first = receive(one.clear());
        assertTrue(sender.send(bytes("2"), target));
        assertSame(first, receive(one.clear()));
        assertTrue(other.send(bytes("3"), target));
        assertEquals(other.localAddress(), receive(one.clear()));
        assertTrue(sender.send(bytes("4"), target));
        assertEquals(sender.localAddress(), receive(one.clear()));
        assertEquals("4", text(one));
        other.close();
    }

    @Test
    void aConnectedSocketSendsWithoutAnAddress() throws IOException {
        sender.connect(receiver.localAddress());

        assertTrue(sender.send(bytes("x"), null));

        assertEquals(sender.localAddress(), receive(ByteBuffer.allocate(1)));
    }

    @Test
    void anUnreachablePeerIsReportedByName() throws IOException {
        EmulatorGap.UNREACHABLE.skipWhereNamed();
        final SocketAddress target = receiver.localAddress();
        receiver.close();
        sender.connect(target);
        sender.send(bytes("x"), null);
        awaitDatagram(sender);

        final SystemCallException failure =
            assertThrows(SystemCallException.class, () -> sender.receive(ByteBuffer.allocate(1)));

        assertEquals("ECONNREFUSED: connection refused, receive " + target, failure.getMessage());
    }

    @Test
    void whatNoDatagramHoldsIsRefusedAndThePositionStays() throws IOException {
        for (final ByteBuffer tooLong : new ByteBuffer[] {
            ByteBuffer.allocate(70_000), ByteBuffer.allocateDirect(70_000)}) {

            final SystemCallException failure = assertThrows(SystemCallException.class,
                () -> sender.send(tooLong, receiver.localAddress()));
            assertEquals(Errno.EMSGSIZE, failure.errno());
            assertEquals(0, tooLong.position());
        }
    }
}
