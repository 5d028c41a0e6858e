package dev.sixphase.integration.load;

import com.sun.management.ThreadMXBean;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(120)
class AllocationIT {
    private static final int WARM_UP_MESSAGES = 20_000;
    private static final int MESSAGES = 100_000;
    private static final int MESSAGE_BYTES = 64;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE_BYTES);

    @ParameterizedTest
    @CsvSource({
        "nio, 1, 0",
        "epoll, 1, 0",
        "epoll, 200, 0",
        // The JDK's selector boxes the number of a ready descriptor, if it is above 127.
        "nio, 200, 16"})
    void anEchoedMessageAllocatesNothing(final String poller, final int connections, final int boxBytes,
        final TestReporter reporter) throws Exception {

        try (LoopThread server = LoopThread.start(poller)) {
            final InetSocketAddress address = server.listen(stream -> stream.onData(stream::write));
            final SocketChannel[] clients = new SocketChannel[connections];
            for (int index = 0; index < connections; index++) {
                clients[index] = SocketChannel.open(address);
            }

            echo(clients, WARM_UP_MESSAGES);
            final long before = threads.getThreadAllocatedBytes(server.thread().getId());
            echo(clients, MESSAGES);
            final long allocated = threads.getThreadAllocatedBytes(server.thread().getId()) - before;

            final String figures = allocated + " bytes for " + MESSAGES + " messages";
            reporter.publishEntry(poller + ", " + connections + " connections", figures);
            assertTrue(allocated < (boxBytes + 1L) * MESSAGES, figures);
            for (final SocketChannel client : clients) {
                client.close();
            }
        }
    }

    private void echo(final SocketChannel[] clients, final int messages) throws IOException {
        for (int sent = 0; sent < messages; sent += clients.length) {
            for (final SocketChannel client : clients) {
                message.clear();
                while (message.hasRemaining()) {
                    client.write(message);
                }
            }
            for (final SocketChannel client : clients) {
                message.clear();
                while (message.hasRemaining()) {
                    if (client.read(message) < 0) {
                        throw new EOFException("the server closed a connection");
                    }
                }
            }
        }
    }
}
