package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.conformance.OpenDescriptors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Sockets that the ring serves, against the real kernel, with a peer of the JDK's that knows no ring. */
@EnabledOnOs(OS.LINUX)
@Timeout(20)
class UringSocketsKernelTest {
    private static final int CHUNK = SendChunks.CHUNK_BYTES;

    private final PollEvents events = new PollEvents(8);
    private int descriptorsBefore;
    private Poller poller;
    private SocketChannel peer;
    private StreamSocket socket;

    @BeforeEach
    void open() throws IOException {
        UringHere.require();
        descriptorsBefore = OpenDescriptors.count();
        poller = new UringPollerProvider().open(PollerOptions.of(LoopClock.SYSTEM));
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.setOption(StandardSocketOptions.SO_RCVBUF, 16 * 1024);
            server.bind(loopback());
            socket = poller.transport().openStream(StandardProtocolFamily.INET);
            if (!socket.connect(server.getLocalAddress())) {
                watch(Interest.WRITABLE);
                awaitEvent();
                assertTrue(socket.finishConnect());
                poller.deregister(socket.pollable());
            }
            peer = server.accept();
            peer.configureBlocking(false);
        }
    }

    @AfterEach
    void close() throws IOException {
        if (poller != null) {
            peer.close();
            socket.close();
            poller.close();
            assertEquals(descriptorsBefore, OpenDescriptors.count());
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void watch(final Interest interest) throws IOException {
        poller.register(socket.pollable(), interest, 1);
    }

    /** From here on the ring serves the socket. */
    private void receiveByTheRing() throws IOException {
        watch(Interest.READABLE);
        poller.poll(events, 0);
    }

    private void awaitEvent() throws IOException {
        poller.poll(events, Poller.FOREVER_NANOS);
        while (events.isEmpty()) {
            poller.poll(events, Poller.FOREVER_NANOS);
        }
    }

    private static ByteBuffer bytes(final int count, final int value) {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(count);
        while (bytes.hasRemaining()) {
            bytes.put((byte) value);
        }
        return bytes.flip();
    }

    /** What the peer has by now, each byte a letter; "." at the end. */
    private String received() throws IOException {
        final ByteBuffer target = ByteBuffer.allocate(100);
        final int count = peer.read(target);
        return count < 0 ? "." : new String(target.array(), 0, count);
    }

    @Test
    void smallMessagesGoOutTogetherWithTheNextPoll() throws IOException {
        receiveByTheRing();
        assertEquals(1, socket.write(bytes(1, 'a')));
        assertEquals(1, socket.write(bytes(1, 'b')));
        assertEquals("", received());

        poller.poll(events, 0);

        assertEquals("ab", received());
    }

    @Test
    void whatIsLargeGoesOutAtOnceAfterWhatWasWrittenBefore() throws IOException {
        receiveByTheRing();
        assertEquals(3, socket.write(bytes(3, 'a')));

        assertEquals(CHUNK, socket.write(bytes(CHUNK, 'b')));

        assertEquals("aaa" + "b".repeat(97), received());
    }

    @Test
    void whatWasTakenIsSentBeforeOurSideEnds() throws IOException {
        receiveByTheRing();
        socket.write(bytes(3, 'a'));

        socket.shutdownOutput();

        assertEquals("aaa", received());
        assertEquals(".", received());
        assertEquals(Errno.EPIPE,
            assertThrows(SystemCallException.class, () -> socket.write(bytes(1, 'a'))).errno());
    }

    @Test
    void whatWasTakenIsSentBeforeTheSocketIsClosed() throws IOException {
        receiveByTheRing();
        socket.write(bytes(3, 'a'));

        socket.close();

        assertEquals("aaa", received());
        assertEquals(".", received());
    }

    @Test
    void aResetDropsWhatWasTaken() throws IOException {
        receiveByTheRing();
        socket.write(bytes(3, 'a'));

        socket.closeWithReset();

        assertThrows(IOException.class, this::received);
    }

    @Test
    void aClosedSocketLingersUntilThePeerHasReadAll() throws IOException {
        watch(Interest.READ_WRITE);
        long taken = fill();
        socket.close();
        assertFalse(socket.isOpen());

        final ByteBuffer target = ByteBuffer.allocate(64 * 1024);
        int count = peer.read(target);
        while (count >= 0) {
            taken -= count;
            poller.poll(events, 0);
            count = peer.read(target.clear());
        }

        assertEquals(0, taken);
    }

    /** Writes small messages until even what is kept for the next turn is full. Returns how many bytes. */
    private long fill() throws IOException {
        long taken = 0;
        int refusals = 0;
        while (refusals < 20) {
            final int written = socket.write(bytes(500, 'a'));
            taken += written;
            refusals = written == 0 ? refusals + 1 : 0;
            poller.poll(events, 0);
        }
        return taken;
    }

    @Test
    void whoEndsAFullStreamEndsItAfterAllThatWasTaken() throws IOException {
        watch(Interest.READ_WRITE);
        long taken = fill();
        socket.shutdownOutput();

        final ByteBuffer target = ByteBuffer.allocate(64 * 1024);
        int count = peer.read(target);
        while (count >= 0) {
            taken -= count;
            poller.poll(events, 0);
            count = peer.read(target.clear());
        }

        assertEquals(0, taken);
        assertTrue(socket.isOpen());
    }

    @Test
    void bytesOfASocketThatIsNotReadStayInOrder() throws IOException {
        receiveByTheRing();
        peer.write(bytes(2, 'a'));
        awaitEvent();
        poller.deregister(socket.pollable());
        peer.write(bytes(2, 'b'));
        poller.poll(events, 0);
        peer.write(bytes(2, 'c'));
        watch(Interest.READABLE);
        awaitEvent();

        final ByteBuffer target = ByteBuffer.allocate(6);
        while (target.hasRemaining()) {
            assertTrue(socket.read(target) >= 0);
        }

        assertEquals("aabbcc", new String(target.array()));
    }

    @Test
    void muchAndLittleComeInOrderAndTheEndAfterThem() throws IOException {
        watch(Interest.READABLE);
        final ByteBuffer target = ByteBuffer.allocateDirect(64 * 1024);
        byte expected = 0;
        final int[] lengths = {1, 9_000, 30_000, 2, 40_000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5_000, 3};
        for (final int length : lengths) {
            sendSequence(expected, length);
            for (int left = length; left > 0;) {
                awaitEvent();
                left -= socket.read(target.clear());
                for (target.flip(); target.hasRemaining(); expected++) {
                    assertEquals(expected, target.get());
                }
            }
        }
        peer.close();
        awaitEvent();

        assertEquals(-1, socket.read(target.clear()));
    }

    /** As much as fits into the socket; bytes that count up. */
    private void sendSequence(final byte first, final int length) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(length);
        for (byte value = first; bytes.hasRemaining(); value++) {
            bytes.put(value);
        }
        bytes.flip();
        assertEquals(length, peer.write(bytes));
    }

    @Test
    void aSendThatFailsReachesTheReader() throws IOException {
        receiveByTheRing();
        peer.setOption(StandardSocketOptions.SO_LINGER, 0);
        peer.close();
        socket.write(bytes(1, 'a'));

        awaitEvent();

        assertThrows(SystemCallException.class, () -> {
            while (socket.read(ByteBuffer.allocate(1)) >= 0) {
                awaitEvent();
            }
        });
    }

    @Test
    void socketsGoOnWithoutThePoller() throws IOException {
        receiveByTheRing();
        socket.write(bytes(3, 'a'));
        peer.write(bytes(4, 'b'));
        awaitEvent();

        poller.close();

        assertEquals("aaa", received());
        assertEquals(4, socket.read(ByteBuffer.allocate(10)));
        assertEquals(2, socket.write(bytes(2, 'c')));
        assertEquals("cc", received());
    }

    @Test
    void whoWaitsToBeTakenIsResetWhenTheListenerIsClosed() throws IOException {
        final ListenerSocket listener = poller.transport().openListener(StandardProtocolFamily.INET);
        listener.bind(loopback());
        listener.listen(8);
        poller.register(listener.pollable(), Interest.READABLE, 2);
        try (SocketChannel waiting = SocketChannel.open(listener.localAddress())) {
            awaitEvent();

            listener.close();

            assertThrows(IOException.class, () -> waiting.read(ByteBuffer.allocate(1)));
        }
    }
}
