package dev.sixphase.integration.load;

import com.sun.management.ThreadMXBean;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(120)
class AllocationIT {
    private static final int WARM_UP_MESSAGES = 20_000;
    private static final int MESSAGES = 100_000;
    private static final int MESSAGE_BYTES = 64;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE_BYTES);

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void anEchoedMessageAllocatesNothing(final String poller, final TestReporter reporter) throws Exception {
        try (LoopThread server = LoopThread.start(poller)) {
            try (SocketChannel client = SocketChannel.open(
                server.listen(stream -> stream.onData(stream::write)))) {

                echo(client, WARM_UP_MESSAGES);
                final long before = threads.getThreadAllocatedBytes(server.thread().getId());
                echo(client, MESSAGES);
                final long allocated = threads.getThreadAllocatedBytes(server.thread().getId()) - before;

                reporter.publishEntry(poller, allocated + " bytes for " + MESSAGES + " messages");
                assertTrue(allocated < MESSAGES, allocated + " bytes for " + MESSAGES + " messages");
            }
        }
    }

    private void echo(final SocketChannel client, final int times) throws IOException {
        for (int count = 0; count < times; count++) {
            message.clear();
            while (message.hasRemaining()) {
                client.write(message);
            }
            message.clear();
            while (message.hasRemaining()) {
                if (client.read(message) < 0) {
                    throw new EOFException("the server closed the connection after " + count + " messages");
                }
            }
        }
    }
}
