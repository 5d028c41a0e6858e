package dev.sixphase.benchmarks;

import java.io.IOException;
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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time that one of many messages takes when they come in batches: a hundred connections send, then each
 * reads its echo. Beside {@link EchoBenchmark} it shows what a wait costs when it is shared.
 *
 * <p>With {@code -prof gc}, {@code gc.alloc.rate.norm} is what a message allocates: nothing on {@code epoll};
 * on {@code nio} up to 16 bytes, which are not ours. The JDK's selector looks each ready descriptor up in a
 * map, and for that boxes its number, if it is above 127.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class EchoBatchBenchmark {
    private static final int CONNECTIONS = 100;
    private static final int MESSAGE_BYTES = 64;

    /** Which poller the server runs on. */
    @Param({"nio", "epoll"})
    @SuppressWarnings("checkstyle:visibilitymodifier") // JMH sets it
    public String poller;

    private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE_BYTES);
    private final SocketChannel[] clients = new SocketChannel[CONNECTIONS];
    private RunningLoop server;

    /**
     * Starts the server and connects.
     *
     * @throws IOException if a client cannot connect
     */
    @Setup(Level.Trial)
    public void open() throws IOException {
        final CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();
        server = RunningLoop.start(poller, loop -> address.complete(EchoBenchmark.listen(loop)));
        for (int index = 0; index < CONNECTIONS; index++) {
            clients[index] = SocketChannel.open(address.join());
        }
    }

    /**
     * Ends clients and server.
     *
     * @throws IOException if a client's channel fails to close
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        for (final SocketChannel client : clients) {
            client.close();
        }
        server.close();
    }

    /**
     * A hundred messages there and back.
     *
     * @return the buffer that holds the last
     * @throws IOException if a connection fails
     */
    @Benchmark
    @OperationsPerInvocation(CONNECTIONS)
    public ByteBuffer thereAndBackAtOnce() throws IOException {
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
                    throw new IOException("the server closed the connection");
                }
            }
        }
        return message;
    }
}
