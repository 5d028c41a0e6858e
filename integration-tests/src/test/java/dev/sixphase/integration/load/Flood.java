package dev.sixphase.integration.load;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.HookHandle;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.TcpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections that send without pause: before each poll their socket buffers are filled again. */
final class Flood {
    private final ByteBuffer block = ByteBuffer.allocateDirect(64 * 1024);
    private final List<SocketChannel> senders = new ArrayList<>();
    private final TcpServer server;
    private final HookHandle refill;

    /**
     * Starts to send.
     *
     * @param onRead runs after each read at the other end
     */
    Flood(final EventLoop loop, final int connections, final Runnable onRead) throws IOException {
        final InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        server = loop.net().listenTcp(new InetSocketAddress(loopback, 0), ListenOptions.defaults(),
            stream -> stream.onData(bytes -> onRead.run()));
        for (int count = 0; count < connections; count++) {
            final SocketChannel sender = SocketChannel.open(server.localAddress());
            sender.configureBlocking(false);
            senders.add(sender);
        }
        refill = loop.newHook(LoopPhase.PREPARE, this::fill);
        refill.start();
    }

    private void fill() {
        try {
            for (final SocketChannel sender : senders) {
                while (sender.write(block.clear()) > 0) {
                    continue;
                }
            }
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void stop() {
        refill.close();
        try {
            for (final SocketChannel sender : senders) {
                sender.close();
            }
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.close();
    }
}
