package dev.sixphase.benchmarks;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time of a small message to an echo server and back, and what the server allocates for it: with
 * {@code -prof gc}, {@code gc.alloc.rate.norm} counts all threads, and the client's blocking channel
 * allocates nothing.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class EchoBenchmark {
    private static final int MESSAGE_BYTES = 64;

    /** Which poller the server runs on. */
    @Param({"nio", "epoll"})
    @SuppressWarnings("checkstyle:visibilitymodifier") // JMH sets it
    public String poller;

    private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE_BYTES);
    private RunningLoop server;
    private SocketChannel client;

    /**
     * Starts the server and connects.
     *
     * @throws IOException if the client cannot connect
     */
    @Setup(Level.Trial)
    public void open() throws IOException {
        final CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();
        server = RunningLoop.start(poller, loop -> address.complete(listen(loop)));
        client = SocketChannel.open(address.join());
    }

    static InetSocketAddress listen(final EventLoop loop) {
        try {
            return loop.net().listenTcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                ListenOptions.defaults(), stream -> stream.onData(stream::write)).localAddress();
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Ends client and server.
     *
     * @throws IOException if the client's channel fails to close
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        client.close();
        server.close();
    }

    /**
     * One message there and back.
     *
     * @return the buffer that holds it
     * @throws IOException if the connection fails
     */
    @Benchmark
    public ByteBuffer thereAndBack() throws IOException {
        message.clear();
        while (message.hasRemaining()) {
            client.write(message);
        }
        message.clear();
        while (message.hasRemaining()) {
            if (client.read(message) < 0) {
                throw new IOException("the server closed the connection");
            }
        }
        return message;
    }
}
