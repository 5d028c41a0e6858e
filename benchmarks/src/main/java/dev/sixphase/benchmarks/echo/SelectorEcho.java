package dev.sixphase.benchmarks.echo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** On the JDK alone: a {@link Selector}, one buffer for all reads, writes at once. */
public final class SelectorEcho {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    private SelectorEcho() throws IOException {
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        listener.bind(Console.anyPort(), 4096);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /**
     * Serves until its input ends.
     *
     * @param arguments none
     * @throws IOException if it cannot listen
     */
    public static void main(final String[] arguments) throws IOException {
        final SelectorEcho server = new SelectorEcho();
        Console.sayPort(server.listener.socket().getLocalPort());
        Console.endWithInput();
        server.run();
    }

    /**
     * Serves on a thread of its own, for as long as this JVM runs.
     *
     * @return where it listens
     * @throws IOException if it cannot
     */
    public static InetSocketAddress start() throws IOException {
        final SelectorEcho server = new SelectorEcho();
        final Thread thread = new Thread(() -> {
            try {
                server.run();
            } catch (final IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }, "selector");
        thread.setDaemon(true);
        thread.start();
        return (InetSocketAddress) server.listener.getLocalAddress();
    }

    private void run() throws IOException {
        while (true) {
            selector.select(this::serve);
        }
    }

    private void serve(final SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.attachment() instanceof ByteBuffer rest) {
                write(key, rest);
            } else {
                echo(key);
            }
        } catch (final IOException e) {
            close(key);
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    private void echo(final SelectionKey key) throws IOException {
        final SocketChannel channel = (SocketChannel) key.channel();
        if (channel.read(buffer.clear()) < 0) {
            close(key);
            return;
        }
        channel.write(buffer.flip());
        if (buffer.hasRemaining()) {
            key.attach(ByteBuffer.allocate(buffer.remaining()).put(buffer).flip());
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }

    private static void write(final SelectionKey key, final ByteBuffer rest) throws IOException {
        ((SocketChannel) key.channel()).write(rest);
        if (!rest.hasRemaining()) {
            key.attach(null);
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private static void close(final SelectionKey key) {
        try {
            key.channel().close();
        } catch (final IOException e) {
            // Gone all the same.
        }
    }
}
