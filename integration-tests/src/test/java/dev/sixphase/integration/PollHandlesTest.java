package dev.sixphase.integration;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.PollHandle;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Sockets of the application's own, which the loop only watches. */
@ParameterizedClass
@MethodSource("dev.sixphase.integration.Backends#available")
@Timeout(60)
class PollHandlesTest {
    private static final int TOTAL_BYTES = 4 * 1024 * 1024;

    @Parameter
    private PollerProvider backend;
    private long sent;
    private long received;
    private boolean sawTheEnd;

    @Test
    void oneSideWritesWheneverItMayAndTheOtherReadsUntilTheEnd() throws IOException {
        // libuv poll_unidirectional
        try (EventLoop loop = EventLoop.builder().poller(backend).build();
            ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel writer = SocketChannel.open(server.getLocalAddress());
                SocketChannel reader = server.accept()) {
                writer.configureBlocking(false);
                reader.configureBlocking(false);
                loop.run(() -> {
                    start(loop.newPoll(new Pollable.Channel(writer)), Interest.WRITABLE,
                        handle -> write(writer, handle));
                    start(loop.newPoll(new Pollable.Channel(reader)), Interest.READABLE,
                        handle -> read(reader, handle));
                });
            }
        }
        assertEquals(TOTAL_BYTES, sent);
        assertEquals(TOTAL_BYTES, received);
        assertEquals(true, sawTheEnd);
    }

    private interface Step {
        void take(PollHandle handle) throws IOException;
    }

    private static void start(final PollHandle handle, final Interest interest, final Step step) {
        try {
            handle.start(interest, mask -> {
                assertEquals(0, mask & (PollEvents.READABLE | PollEvents.WRITABLE) & ~interest.mask(),
                    "reported what nobody asked for");
                take(step, handle);
            });
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void take(final Step step, final PollHandle handle) {
        try {
            step.take(handle);
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(final SocketChannel writer, final PollHandle handle) throws IOException {
        final long left = Math.min(1024 * 1024, TOTAL_BYTES - sent);
        sent += writer.write(ByteBuffer.allocate((int) left));
        if (sent == TOTAL_BYTES) {
            writer.shutdownOutput();
            handle.close();
        }
    }

    private void read(final SocketChannel reader, final PollHandle handle) throws IOException {
        final int count = reader.read(ByteBuffer.allocate(100_000));
        received += Math.max(count, 0);
        if (count < 0) {
            sawTheEnd = true;
            handle.close();
        }
    }
}
