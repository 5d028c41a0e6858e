package dev.sixphase.integration;

import com.sun.management.ThreadMXBean;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A server in its steady state leaves nothing for the garbage collector to do. */
@Timeout(300)
class EchoAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BATCH = 10_000;
    private static final int MOST_BATCHES = 60;
    /** Half of the smallest object a message: below it, most messages cost none at all. */
    private static final long ENOUGH_BYTES = BATCH * 8L;

    private final ByteBuffer message = ByteBuffer.allocateDirect(64);
    private InetSocketAddress address;
    private long loopThreadId;

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void anEchoServerAllocatesNothingPerMessage(final String poller) throws Exception {
        Platform.assumePoller(poller);
        try (EventLoop loop = EventLoop.builder().poller(poller).build()) {
            final FutureTask<Long> client = new FutureTask<>(this::leastAllocated);
            loop.run(() -> serve(loop, client));

            final long leastBytes = client.get();
            assertTrue(leastBytes < ENOUGH_BYTES,
                leastBytes + " bytes in the best of " + MOST_BATCHES + " batches of " + BATCH + " messages");
        }
    }

    private void serve(final EventLoop loop, final FutureTask<Long> client) {
        loopThreadId = Thread.currentThread().getId();
        try {
            final InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            address = loop.net().listenTcp(anyPort, ListenOptions.defaults(), stream -> {
                stream.onData(stream::write);
                stream.onClose(loop::stop);
            }).localAddress();
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
        new Thread(client, "client").start();
    }

    /** Batches until one is in the steady state: what runs before it is compiled allocates more. */
    private long leastAllocated() throws Exception {
        long leastBytes = Long.MAX_VALUE;
        try (SocketChannel channel = SocketChannel.open(address)) {
            for (int batch = 0; batch < MOST_BATCHES && leastBytes >= ENOUGH_BYTES; batch++) {
                final long before = THREADS.getThreadAllocatedBytes(loopThreadId);
                assertTrue(before > 0, "this JVM does not count what threads allocate");
                for (int count = 0; count < BATCH; count++) {
                    thereAndBack(channel);
                }
                leastBytes = Math.min(leastBytes, THREADS.getThreadAllocatedBytes(loopThreadId) - before);
            }
        }
        return leastBytes;
    }

    private void thereAndBack(final SocketChannel channel) throws Exception {
        message.clear();
        while (message.hasRemaining()) {
            channel.write(message);
        }
        message.clear();
        while (message.hasRemaining()) {
            assertTrue(channel.read(message) >= 0, "the server closed the connection");
        }
        assertEquals(message.capacity(), message.position());
    }
}
