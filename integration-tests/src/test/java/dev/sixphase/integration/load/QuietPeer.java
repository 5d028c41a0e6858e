package dev.sixphase.integration.load;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.StreamServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A connection with one request now and then, over a Unix-domain socket: there a request has arrived when the
 * call that sent it returns, so that a test may count from there.
 */
final class QuietPeer {
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1);
    private final SocketChannel client;
    private final StreamServer server;
    private boolean waits;

    /**
     * Connects to an echo server in the loop.
     *
     * @param onEcho runs when a request has been answered
     */
    QuietPeer(final EventLoop loop, final Path folder, final Runnable onEcho) throws IOException {
        final UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("echo"));
        server = loop.net().listenUnix(address, ListenOptions.defaults(), stream -> stream.onData(bytes -> {
            stream.write(bytes);
            takeEcho();
            onEcho.run();
        }));
        client = SocketChannel.open(StandardProtocolFamily.UNIX);
        client.connect(address);
        client.configureBlocking(false);
    }

    private void takeEcho() {
        waits = false;
        transfer(client::read);
    }

    /** Sends a request, unless one is under way; says whether it did. */
    boolean request() {
        if (waits) {
            return false;
        }
        waits = true;
        transfer(client::write);
        return true;
    }

    @FunctionalInterface
    private interface Transfer {
        int of(ByteBuffer bytes) throws IOException;
    }

    private void transfer(final Transfer transfer) {
        try {
            final int count = transfer.of(buffer.clear());
            if (count != 1) {
                throw new AssertionError("one byte expected: " + count);
            }
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void stop() {
        try {
            client.close();
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.close();
    }
}
