package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.benchmarks.RunningLoop;
import dev.sixphase.benchmarks.echo.NettyEcho;
import dev.sixphase.benchmarks.echo.SelectorEcho;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One of many messages that come in batches: a hundred connections send, then each reads its echo. It is here
 * for what the server allocates; the client's blocking channels allocate nothing.
 *
 * <p>What is left on {@code nio} is not ours: the JDK's selector looks each ready descriptor up in a map, and
 * for that boxes its number, if it is above 127.
 */
@OperationsPerInvocation(EchoedMessage.CONNECTIONS)
public class EchoedMessage extends Micro {
    /** How many connections. */
    static final int CONNECTIONS = 100;

    private static final int MESSAGE_BYTES = 64;

    /**
     * {@code onData(stream::write)}, on epoll.
     *
     * @param clients the connections
     * @throws IOException if one fails
     */
    @Benchmark
    public void sixphaseEpoll(final Clients clients) throws IOException {
        clients.echoBy(() -> ours("epoll"));
    }

    /**
     * The same, on nio.
     *
     * @param clients the connections
     * @throws IOException if one fails
     */
    @Benchmark
    public void sixphaseNio(final Clients clients) throws IOException {
        clients.echoBy(() -> ours("nio"));
    }

    /**
     * {@link SelectorEcho}.
     *
     * @param clients the connections
     * @throws IOException if one fails
     */
    @Benchmark
    public void jdkSelector(final Clients clients) throws IOException {
        clients.echoBy(SelectorEcho::start);
    }

    /**
     * {@link NettyEcho}, on epoll.
     *
     * @param clients the connections
     * @throws IOException if one fails
     */
    @Benchmark
    public void nettyEpoll(final Clients clients) throws IOException {
        clients.echoBy(() -> NettyEcho.start("epoll", 1));
    }

    /**
     * The same, on nio.
     *
     * @param clients the connections
     * @throws IOException if one fails
     */
    @Benchmark
    public void nettyNio(final Clients clients) throws IOException {
        clients.echoBy(() -> NettyEcho.start("nio", 1));
    }

    private static InetSocketAddress ours(final String poller) {
        final CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();
        RunningLoop.start(poller, loop -> address.complete(listen(loop)));
        return address.join();
    }

    private static InetSocketAddress listen(final EventLoop loop) {
        try {
            return loop.net().listenTcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                ListenOptions.defaults(), stream -> stream.onData(stream::write)).localAddress();
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A server that runs for as long as this JVM does. */
    private interface Server {
        InetSocketAddress start() throws IOException;
    }

    /** Connections to a server, which is started by the first message. */
    @State(Scope.Thread)
    public static class Clients {
        private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE_BYTES);
        private final SocketChannel[] channels = new SocketChannel[CONNECTIONS];

        private void echoBy(final Server server) throws IOException {
            if (channels[0] == null) {
                final InetSocketAddress address = server.start();
                for (int index = 0; index < CONNECTIONS; index++) {
                    channels[index] = SocketChannel.open(address);
                }
            }
            for (final SocketChannel channel : channels) {
                message.clear();
                while (message.hasRemaining()) {
                    channel.write(message);
                }
            }
            for (final SocketChannel channel : channels) {
                message.clear();
                while (message.hasRemaining()) {
                    if (channel.read(message) < 0) {
                        throw new IOException("the server closed the connection");
                    }
                }
            }
        }

        /**
         * Ends them.
         *
         * @throws IOException if one fails to close
         */
        @TearDown(Level.Trial)
        public void close() throws IOException {
            for (final SocketChannel channel : channels) {
                channel.close();
            }
        }
    }
}
