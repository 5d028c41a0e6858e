package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.api.spi.Transport;
import dev.sixphase.conformance.EmulatorGap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@Timeout(20)
class NativeStreamSocketTest {
    private static final int LARGE = 1 << 20;

    @TempDir
    private Path directory;
    private Poller poller;
    private Transport transport;
    private ListenerSocket listener;
    private StreamSocket near;
    private StreamSocket far;

    /** The backend whose sockets these are. */
    Poller openPoller(final PollerOptions options) throws IOException {
        return BuiltLibrary.openPoller(options);
    }

    /** Whether bytes that were polled for come from the kernel only with the read. */
    boolean isReadFromKernel() {
        return true;
    }

    @BeforeEach
    void open() throws IOException {
        poller = openPoller(PollerOptions.of(LoopClock.SYSTEM));
        transport = poller.transport();
    }

    @AfterEach
    void close() throws IOException {
        for (final AutoCloseable socket : Arrays.asList(near, far, listener, poller)) {
            if (socket != null) {
                closeQuietly(socket);
            }
        }
    }

    private static void closeQuietly(final AutoCloseable socket) {
        try {
            socket.close();
        } catch (final Exception e) {
            throw new AssertionError(e);
        }
    }

    private SocketAddress anyAddress(final ProtocolFamily family) throws IOException {
        if (family == StandardProtocolFamily.UNIX) {
            return UnixDomainSocketAddress.of(directory.resolve("socket"));
        }
        final boolean isInet6 = family == StandardProtocolFamily.INET6;
        return new InetSocketAddress(InetAddress.getByName(isInet6 ? "::1" : "127.0.0.1"), 0);
    }

    private void connect(final ProtocolFamily family) throws IOException {
        // On Windows they are not ours.
        assumeTrue(family != StandardProtocolFamily.UNIX || OS.current() != OS.WINDOWS);
        listener = transport.openListener(family);
        try {
            listener.bind(anyAddress(family));
        } catch (final SystemCallException e) {
            assumeTrue(e.errno() != Errno.EADDRNOTAVAIL, "no " + family + " here");
            throw e;
        }
        listener.listen(5);
        assertNull(listener.accept());
        near = transport.openStream(family);
        final boolean stands = near.connect(listener.localAddress());
        await(listener.pollable(), Interest.READABLE);
        far = listener.accept();
        if (!stands) {
            await(near.pollable(), Interest.WRITABLE);
            assertTrue(near.finishConnect());
        }
    }

    private void await(final Pollable source, final Interest interest) throws IOException {
        final PollEvents events = new PollEvents(1);
        poller.register(source, interest, 1);
        while (events.isEmpty()) {
            poller.poll(events, -1);
        }
        poller.deregister(source);
    }

    private static Errno errnoOf(final Executable call) {
        return assertThrows(SystemCallException.class, call).errno();
    }

    @ParameterizedTest
    @EnumSource(StandardProtocolFamily.class)
    void addressesAreThoseOfBothEnds(final StandardProtocolFamily family) throws IOException {
        connect(family);

        assertEquals(listener.localAddress(), near.remoteAddress());
        assertEquals(listener.localAddress(), far.localAddress());
        if (family == StandardProtocolFamily.UNIX) {
            assertNull(near.localAddress());
            assertEquals(UnixDomainSocketAddress.of(""), far.remoteAddress());
        } else {
            assertEquals(near.localAddress(), far.remoteAddress());
        }
    }

    @ParameterizedTest
    @EnumSource(StandardProtocolFamily.class)
    void aLargeMessageArrivesWhateverTheBuffers(final StandardProtocolFamily family) throws IOException {
        connect(family);
        final byte[] sent = new byte[LARGE];
        new Random(7).nextBytes(sent);
        final ByteBuffer heap = ByteBuffer.wrap(sent).slice(0, LARGE / 2);
        final ByteBuffer direct = ByteBuffer.allocateDirect(LARGE / 2).put(sent, LARGE / 2, LARGE / 2).flip();
        final ByteBuffer received = ByteBuffer.allocate(LARGE);
        final ByteBuffer window = ByteBuffer.allocateDirect(10_000);

        while (received.hasRemaining()) {
            near.write(heap.hasRemaining() ? heap : direct);
            if (received.position() % 2 == 0) {
                far.read(received);
            } else {
                window.clear().limit(Math.min(window.capacity(), received.remaining()));
                far.read(window);
                received.put(window.flip());
            }
        }

        assertArrayEquals(sent, received.array());
        assertFalse(heap.hasRemaining() || direct.hasRemaining());
    }

    @Test
    void readsIntoTheMiddleOfABufferAndNoFurther() throws IOException {
        connect(StandardProtocolFamily.INET);
        assertEquals(6, near.write(ByteBuffer.wrap("abcdef".getBytes())));
        await(far.pollable(), Interest.READABLE);
        final ByteBuffer direct = ByteBuffer.allocateDirect(8).position(2).limit(5);
        final ByteBuffer heap = ByteBuffer.allocate(8).position(3);

        assertEquals(3, far.read(direct));
        assertEquals(3, far.read(heap));

        assertEquals(5, direct.position());
        assertEquals("abc", string(direct.clear().position(2).limit(5)));
        assertEquals(6, heap.position());
        assertEquals("def", string(heap.flip().position(3)));
        assertEquals(0, far.read(heap.clear()), "it would block");
        assertEquals(0, far.read(ByteBuffer.allocate(0)), "no room is not the end of the stream");
    }

    /** The kernel is asked from the first read on that fills its buffer. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void knowsThatNothingIsLeftOnceABufferWasFilled() throws IOException {
        connect(StandardProtocolFamily.INET);
        final ByteBuffer pair = ByteBuffer.allocateDirect(2);
        assertEquals(6, near.write(ByteBuffer.wrap("abcdef".getBytes())));
        await(far.pollable(), Interest.READABLE);
        final List<Boolean> drained = new ArrayList<>();

        for (int round = 0; round < 3; round++) {
            assertEquals(2, far.read(pair.clear()));
            drained.add(far.isDrained());
        }
        assertEquals(List.of(false, false, isReadFromKernel()), drained);
        assertEquals(0, far.read(pair.clear()));
    }

    private static String string(final ByteBuffer bytes) {
        final byte[] content = new byte[bytes.remaining()];
        bytes.get(content);
        return new String(content);
    }

    @Test
    void severalBuffersAreWrittenInOrderByOneCall() throws IOException {
        connect(StandardProtocolFamily.INET);
        final ByteBuffer[] sources = {ByteBuffer.wrap("??".getBytes()), ByteBuffer.wrap("ab".getBytes()),
            ByteBuffer.allocate(0), ByteBuffer.allocateDirect(3).put("-cd".getBytes()).position(1),
            ByteBuffer.wrap("ef!".getBytes(), 0, 2), ByteBuffer.wrap("??".getBytes())};

        assertEquals(6, near.write(sources, 1, 4));

        await(far.pollable(), Interest.READABLE);
        final ByteBuffer received = ByteBuffer.allocate(16);
        far.read(received);
        assertEquals("abcdef", string(received.flip()));
        assertEquals(0, sources[0].position());
        assertFalse(sources[1].hasRemaining() || sources[3].hasRemaining() || sources[4].hasRemaining());
        assertEquals(0, near.write(sources, 1, 4), "nothing is left of these");
        assertThrows(IndexOutOfBoundsException.class, () -> near.write(sources, 3, 4));
    }

    @Test
    void aShortWriteOfManyBuffersMovesThemByWhatWasWritten() throws IOException {
        connect(StandardProtocolFamily.INET);
        final ByteBuffer[] sources = new ByteBuffer[1500];
        Arrays.setAll(sources, index -> index % 2 == 0
            ? ByteBuffer.allocateDirect(9_000) : ByteBuffer.allocate(9_000));
        long written = 0;
        long step = near.write(sources, 0, sources.length);
        while (step > 0) {
            written += step;
            step = near.write(sources, 0, sources.length);
        }

        assertEquals(0, step);
        assertTrue(written > 0 && written < 9_000L * sources.length, () -> "the kernel's buffer has an end");
        assertEquals(written, Arrays.stream(sources).mapToLong(ByteBuffer::position).sum());
        writeUntilItWouldBlock(ByteBuffer.allocate(100_000));
        writeUntilItWouldBlock(ByteBuffer.allocateDirect(100_000));
    }

    /** The kernel may make room by moving bytes to the receiver; nobody reads there, so that ends. */
    private void writeUntilItWouldBlock(final ByteBuffer bytes) throws IOException {
        int step = near.write(bytes.clear());
        while (step > 0) {
            step = near.write(bytes.clear());
        }
        assertEquals(0, bytes.position());
    }

    @Test
    void theEndOfTheStreamIsMinusOneAgainAndAgain() throws IOException {
        connect(StandardProtocolFamily.INET);
        near.shutdownOutput();
        await(far.pollable(), Interest.READABLE);

        assertEquals(-1, far.read(ByteBuffer.allocateDirect(1)));
        assertEquals(-1, far.read(ByteBuffer.allocate(1)));
        assertEquals(1, far.write(ByteBuffer.allocate(1)), "the other direction is open");
    }

    // A SIGPIPE would end this JVM.
    @Test
    void writingToNobodyIsAnErrorAndNoSignal() throws IOException {
        connect(StandardProtocolFamily.INET);
        near.shutdownOutput();

        assertEquals(Errno.EPIPE, errnoOf(() -> near.write(ByteBuffer.allocate(1))));
        assertEquals(Errno.EPIPE, errnoOf(() -> near.write(ByteBuffer.allocateDirect(1))));
        final ByteBuffer[] sources = {ByteBuffer.allocate(1)};
        assertEquals(Errno.EPIPE, errnoOf(() -> near.write(sources, 0, 1)));
        assertEquals(0, sources[0].position());
    }

    @Test
    void aResetReachesThePeerAndItsMessageNamesThePeer() throws IOException {
        EmulatorGap.RESET.skipWhereNamed();
        connect(StandardProtocolFamily.INET);
        final SocketAddress peer = near.remoteAddress();
        far.closeWithReset();
        far.closeWithReset();
        await(near.pollable(), Interest.READABLE);

        final SystemCallException failure =
            assertThrows(SystemCallException.class, () -> near.read(ByteBuffer.allocateDirect(1)));

        assertEquals("ECONNRESET: connection reset by peer, read " + peer, failure.getMessage());
    }

    @Test
    void aRefusedConnectionSaysByWhom() throws IOException {
        final ListenerSocket deaf = transport.openListener(StandardProtocolFamily.INET);
        deaf.bind(anyAddress(StandardProtocolFamily.INET));
        final SocketAddress nobody = deaf.localAddress();
        near = transport.openStream(StandardProtocolFamily.INET);

        final SystemCallException failure = assertThrows(SystemCallException.class, () -> {
            if (!near.connect(nobody)) {
                await(near.pollable(), Interest.WRITABLE);
                near.finishConnect();
            }
        });

        assertEquals("ECONNREFUSED: connection refused, connect " + nobody, failure.getMessage());
        deaf.close();
    }

    @Test
    void whatIsUnderWayIsNotFinished() throws IOException {
        listener = transport.openListener(StandardProtocolFamily.INET);
        listener.bind(anyAddress(StandardProtocolFamily.INET));
        listener.listen(1);
        // Nobody accepts, so the first few fill the queue and the kernel leaves the others without an answer.
        final List<StreamSocket> waiting = new ArrayList<>();
        for (int count = 0; count < 8; count++) {
            waiting.add(transport.openStream(StandardProtocolFamily.INET));
            waiting.get(count).connect(listener.localAddress());
        }

        near = waiting.remove(7);
        assertFalse(near.finishConnect());
        assertNull(near.remoteAddress());
        for (final StreamSocket each : waiting) {
            each.close();
        }
    }

    @Test
    void errorsOfTheJavaSideAreTypedLikeTheKernels() throws IOException {
        near = transport.openStream(StandardProtocolFamily.INET);
        assertEquals(Errno.ENOTFOUND,
            errnoOf(() -> near.connect(InetSocketAddress.createUnresolved("nobody", 1))));
        assertEquals(Errno.EAFNOSUPPORT,
            errnoOf(() -> near.connect(UnixDomainSocketAddress.of("/tmp/socket"))));
        assertEquals(Errno.ENOTCONN, errnoOf(near::shutdownOutput));
        assertEquals(Errno.ENOTCONN, errnoOf(near::finishConnect));
        assertEquals(Errno.EAFNOSUPPORT, errnoOf(() -> transport.openDatagram(StandardProtocolFamily.UNIX)));
        assertEquals(Errno.EAFNOSUPPORT, errnoOf(() -> transport.openStream(new Martian())));
        assertThrows(ReadOnlyBufferException.class,
            () -> near.read(ByteBuffer.allocateDirect(1).asReadOnlyBuffer()));
    }

    private static final class Martian implements ProtocolFamily {
        @Override
        public String name() {
            return "MARS";
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there they are the JDK's channels")
    void aPathThatIsTooLongIsRefusedByName() throws IOException {
        near = transport.openStream(StandardProtocolFamily.UNIX);
        final SocketAddress longest = UnixDomainSocketAddress.of("/" + "x".repeat(106));

        assertEquals(Errno.ENOENT, errnoOf(() -> near.connect(longest)));
        assertEquals(Errno.ENAMETOOLONG,
            errnoOf(() -> near.connect(UnixDomainSocketAddress.of("/" + "x".repeat(107)))));
    }

    @Test
    void twoListenersOfOneAddressCollide() throws IOException {
        connect(StandardProtocolFamily.INET);
        try (ListenerSocket second = transport.openListener(StandardProtocolFamily.INET)) {
            assertEquals(Errno.EADDRINUSE, errnoOf(() -> {
                second.bind(listener.localAddress());
                second.listen(1);
            }));
        }
    }

    @Test
    void anIpv6SocketReachesIpv4() throws IOException {
        connect(StandardProtocolFamily.INET);
        try (StreamSocket dual = transport.openStream(StandardProtocolFamily.INET6)) {
            if (!dual.connect(listener.localAddress())) {
                await(dual.pollable(), Interest.WRITABLE);
                assertTrue(dual.finishConnect());
            }
            assertEquals(listener.localAddress(), dual.remoteAddress());
        } catch (final SystemCallException e) {
            assumeTrue(e.errno() != Errno.EAFNOSUPPORT, "no IPv6 here");
            throw e;
        }
    }

    @Test
    void closingTwiceDoesNothingAndAClosedSocketIsBad() throws IOException {
        connect(StandardProtocolFamily.INET);
        near.close();
        near.close();

        assertFalse(near.isOpen());
        assertEquals(Errno.EBADF, errnoOf(() -> near.read(ByteBuffer.allocate(1))));
        assertEquals(Errno.EBADF, errnoOf(() -> near.write(ByteBuffer.allocate(1))));
        assertEquals(Errno.EBADF, errnoOf(near::localAddress));
        near.closeWithReset();
    }

    @Test
    void theNumberOfAClosedSocketMayBelongToAnother() throws IOException {
        near = transport.openStream(StandardProtocolFamily.INET);
        final Pollable first = near.pollable();
        near.close();
        final List<StreamSocket> others = new ArrayList<>();
        do {
            // The kernel gives the lowest number, unless another thread of the JVM was faster.
            far = transport.openStream(StandardProtocolFamily.INET);
            others.add(far);
        } while (!far.pollable().equals(first));
        assertSame(far.pollable(), far.pollable());

        near.close();
        near.closeWithReset();

        assertNull(far.localAddress());
        for (final StreamSocket each : others) {
            each.close();
        }
    }

    // libuv#846
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noDescriptorReachesAChildProcess(final boolean isAccepted) throws IOException {
        connect(StandardProtocolFamily.INET);
        final StreamSocket socket = isAccepted ? far : near;

        assertTrue(TestNative.isClosedOnExec((int) ((Pollable.Descriptor) socket.pollable()).handle()));
    }
}
