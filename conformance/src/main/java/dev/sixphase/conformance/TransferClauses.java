package dev.sixphase.conformance;

import dev.sixphase.api.Errno;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Clauses about the bytes of a stream, and how it ends. */
abstract class TransferClauses extends ConnectionClauses {
    private static final int MANY = 4 * 1024 * 1024;

    @Test
    void manyBytesArriveInOrder() throws Exception {
        final byte[] bytes = randomBytes(MANY);
        forEachStreamFamily(family -> {
            final ByteBuffer direct = ByteBuffer.allocateDirect(MANY);
            direct.put(bytes).flip();
            try (StreamPair pair = family.pair(transport())) {
                assertArrayEquals(bytes, transfer(pair, ByteBuffer.wrap(bytes), ByteBuffer.allocate(MANY)));
                assertArrayEquals(bytes, transfer(pair, direct, ByteBuffer.allocateDirect(MANY)));
                assertArrayEquals(bytes, transfer(pair, ByteBuffer.wrap(bytes).asReadOnlyBuffer(),
                    ByteBuffer.allocate(MANY)));
            }
        });
    }

    @Test
    void positionsAndLimitsAreKept() throws Exception {
        forEachStreamFamily(family -> {
            for (final ByteBuffer target : new ByteBuffer[] {ByteBuffer.allocate(10),
                ByteBuffer.allocateDirect(10), ByteBuffer.allocate(14).position(4).slice()}) {

                try (StreamPair pair = family.pair(transport())) {
                    final ByteBuffer source = wrap(9, 1, 2, 3, 9).position(1).limit(4);
                    assertEquals(3, pair.near().write(source));
                    assertEquals(4, source.position());

                    target.position(2).limit(7);
                    Await.until("3 bytes", () -> pair.far().read(target) != 0);
                    assertEquals(5, target.position());
                    assertEquals(7, target.limit());
                    assertEquals(1, target.get(2));
                    assertEquals(3, target.get(4));
                    assertEquals(0, target.get(5));
                }
            }
        });
    }

    @Test
    void severalBuffersAreWrittenInOrderByOneCall() throws Exception {
        forEachStreamFamily(family -> {
            try (StreamPair pair = family.pair(transport())) {
                final ByteBuffer[] sources = {wrap(9), wrap(1, 2), wrap(), direct(3), wrap(4, 5), wrap(9)};

                assertEquals(5, pair.near().write(sources, 1, 4));

                assertEquals(1, sources[0].remaining());
                assertFalse(sources[4].hasRemaining());
                assertEquals(1, sources[5].remaining());
                assertArrayEquals(new byte[] {1, 2, 3, 4, 5}, receive(pair.far(), 5));
            }
        });
    }

    @Test
    void moreBuffersThanTheKernelTakesAreWrittenInTurns() throws Exception {
        final ByteBuffer[] sources = new ByteBuffer[3_000];
        final byte[] expected = new byte[sources.length];
        for (int index = 0; index < sources.length; index++) {
            expected[index] = (byte) index;
            sources[index] = index % 2 == 0 ? wrap(index) : direct(index);
        }
        try (StreamPair pair = StreamPair.tcp(transport())) {
            final int[] written = {0};
            Await.until("write all buffers", () -> {
                written[0] += (int) pair.near().write(sources, written[0], sources.length - written[0]);
                return written[0] == sources.length;
            });
            assertArrayEquals(expected, receive(pair.far(), expected.length));
        }
    }

    @Test
    void aFullConnectionTakesNothing() throws Exception {
        forEachStreamFamily(family -> {
            try (StreamPair pair = family.pair(transport())) {
                assertTrue(StreamPair.fill(pair.near()) > 0);
                Await.until("a write that would block", () -> pair.near().write(wrap(1)) == 0);
            }
        });
    }

    @Test
    void aStreamThatSaysItIsDrainedHasNothingLeft() throws Exception {
        forEachStreamFamily(family -> {
            try (StreamPair pair = family.pair(transport())) {
                final ByteBuffer half = ByteBuffer.allocate(2);
                // Some ask the kernel what is left only after a read that filled its buffer.
                for (int round = 0; round < 3; round++) {
                    assertEquals(4, pair.near().write(wrap(1, 2, 3, 4)));
                    Await.until("the first half", () -> pair.far().read(half.clear()) != 0);
                    assertFalse(pair.far().isDrained(), "with the second half still there");
                    assertEquals(2, pair.far().read(half.clear()));
                    if (pair.far().isDrained()) {
                        assertEquals(0, pair.far().read(half.clear()));
                    }
                }
            }
        });
    }

    @Test
    void theEndComesAfterTheLastByteAndStays() throws Exception {
        forEachStreamFamily(family -> {
            try (StreamPair pair = family.pair(transport())) {
                StreamPair.send(pair.near(), 3);
                pair.near().shutdownOutput();

                StreamPair.receive(pair.far(), 3);
                Await.until("the end", () -> pair.far().read(ByteBuffer.allocate(1)) == -1);
                assertEquals(-1, pair.far().read(ByteBuffer.allocate(1)));
            }
        });
    }

    @Test
    void aHalfClosedStreamGoesOnInTheOtherDirection() throws Exception {
        forEachStreamFamily(family -> {
            try (StreamPair pair = family.pair(transport())) {
                pair.near().shutdownOutput();

                StreamPair.send(pair.far(), 100_000 / 10);
                StreamPair.receive(pair.near(), 100_000 / 10);
                assertErrno(Errno.EPIPE, () -> pair.near().write(wrap(1)));
            }
        });
    }

    @Test
    void aResetIsAnErrorOfAPeerThatIsStillKnown() throws Exception {
        EmulatorGap.RESET.skipWhereNamed();
        try (StreamPair pair = StreamPair.tcp(transport())) {
            final SocketAddress peer = pair.far().localAddress();
            pair.far().closeWithReset();

            awaitErrno(EnumSet.of(Errno.ECONNRESET), () -> pair.near().read(ByteBuffer.allocate(1)));
            awaitErrno(EnumSet.of(Errno.EPIPE, Errno.ECONNRESET), () -> pair.near().write(wrap(1)));
            assertEquals(peer, pair.near().remoteAddress());
        }
    }

    @Test
    void aResetDropsWhatWasNotSent() throws Exception {
        forEachStreamFamily(family -> {
            try (StreamPair pair = family.pair(transport())) {
                StreamPair.fill(pair.near());
                pair.near().closeWithReset();
                pair.near().closeWithReset();
                pair.near().close();
                assertFalse(pair.near().isOpen());
            }
        });
    }

    @Test
    void writingToAPeerThatIsGoneFails() throws Exception {
        forEachStreamFamily(family -> {
            try (StreamPair pair = family.pair(transport())) {
                pair.far().close();

                awaitErrno(EnumSet.of(Errno.EPIPE, Errno.ECONNRESET), () -> pair.near().write(wrap(1)));
            }
        });
    }

    @Test
    void whoIsNotConnectedCanNeitherReadNorWriteNorEnd() throws Exception {
        try (StreamSocket socket = transport().openStream(StandardProtocolFamily.INET)) {
            assertErrno(EnumSet.of(Errno.ENOTCONN), () -> socket.read(ByteBuffer.allocate(1)));
            // Wine's Winsock says ECONNRESET.
            assertErrno(EnumSet.of(Errno.ENOTCONN, Errno.EPIPE, Errno.ECONNRESET),
                () -> socket.write(wrap(1)));
            assertErrno(EnumSet.of(Errno.ENOTCONN), socket::shutdownOutput);
        }
    }

    @Test
    void aClosedSocketRefusesAndClosingAgainDoesNothing() throws Exception {
        // libuv pipe_bind_or_listen_error_after_close
        forEachStreamFamily(family -> {
            final StreamPair pair = family.pair(transport());
            final ListenerSocket listener = family.listen(transport());
            assertTrue(pair.near().isOpen() && listener.isOpen());
            pair.close();
            listener.close();
            pair.close();
            listener.close();

            assertFalse(pair.near().isOpen() || listener.isOpen());
            assertErrno(Errno.EBADF, () -> pair.near().read(ByteBuffer.allocate(1)));
            assertErrno(Errno.EBADF, () -> pair.near().write(wrap(1)));
            assertErrno(Errno.EBADF, () -> pair.near().write(new ByteBuffer[] {wrap(1)}, 0, 1));
            assertErrno(Errno.EBADF, () -> pair.near().connect(family.newAddress()));
            assertErrno(Errno.EBADF, pair.near()::shutdownOutput);
            assertErrno(Errno.EBADF, listener::accept);
            assertErrno(Errno.EBADF, () -> listener.bind(family.newAddress()));
            assertErrno(Errno.EBADF, () -> listener.listen(1));
        });
    }

    private static byte[] transfer(final StreamPair pair, final ByteBuffer source, final ByteBuffer target)
        throws IOException {

        Await.until("transfer " + source, () -> {
            pair.near().write(source);
            pair.far().read(target);
            return !target.hasRemaining();
        });
        assertFalse(source.hasRemaining());
        final byte[] bytes = new byte[target.flip().remaining()];
        target.get(bytes);
        return bytes;
    }

    private static byte[] receive(final StreamSocket socket, final int byteCount) throws IOException {
        final ByteBuffer target = ByteBuffer.allocate(byteCount);
        Await.until("read " + byteCount + " bytes", () -> {
            socket.read(target);
            return !target.hasRemaining();
        });
        return target.array();
    }

    private static byte[] randomBytes(final int byteCount) {
        final byte[] bytes = new byte[byteCount];
        new Random(byteCount).nextBytes(bytes);
        return bytes;
    }

    static ByteBuffer wrap(final int... values) {
        final ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (final int value : values) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }

    private static ByteBuffer direct(final int value) {
        return ByteBuffer.allocateDirect(1).put((byte) value).flip();
    }
}
