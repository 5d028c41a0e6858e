package dev.sixphase.integration;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.WorkerPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A small program that touches each part once: timers, the worker pool, a connection to itself, and one to a
 * group of loops.
 *
 * <p><b>Threads.</b> {@link #run()} may be called from any thread; each call has a loop of its own.
 */
public final class Application {
    private static final InetSocketAddress ANY_PORT =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final List<String> ordered = new ArrayList<>();
    private final TreeSet<String> unordered = new TreeSet<>();

    private Application() { }

    /**
     * Prints what {@link #run()} gives.
     *
     * @param arguments none
     */
    @SuppressWarnings("checkstyle:regexpsinglelinejava") // a program's output is its result
    public static void main(final String[] arguments) {
        System.out.print(run());
    }

    /** {@return the chosen poller and the candidates; then a line that says what ran, and in which order} */
    public static String run() {
        final Application application = new Application();
        try (EventLoop loop = EventLoop.builder().build();
            EventLoopGroup group = EventLoopGroup.builder().loopCount(2).build()) {

            final InetSocketAddress ofGroup = group.listenTcp(ANY_PORT, ListenOptions.defaults(),
                (own, peer) -> peer.onData(peer::write)).join().localAddress();
            loop.run(() -> application.main(loop, ofGroup));
            return loop.backend().describe() + System.lineSeparator()
                + "ran " + application.ordered + " " + application.unordered + System.lineSeparator();
        }
    }

    private void main(final EventLoop loop, final InetSocketAddress ofGroup) {
        loop.setTimeout(() -> unordered.add("timed out"), 1);
        loop.setImmediate(() -> ordered.add("immediate"));
        loop.queueMicrotask(() -> ordered.add("microtask"));
        loop.nextTick(() -> ordered.add("tick"));
        loop.submit(WorkerPool.Kind.CPU, () -> "worked",
            (failure, value) -> unordered.add(failure == null ? value : failure.toString()));
        echo(loop);
        connect(loop, ofGroup, "echoed by a group");
    }

    private void echo(final EventLoop loop) {
        final TcpServer server;
        try {
            server = loop.net().listenTcp(ANY_PORT, ListenOptions.defaults(),
                peer -> peer.onData(peer::write));
        } catch (final IOException failure) {
            unordered.add(failure.toString());
            return;
        }
        connect(loop, server.localAddress(), "echoed").onClose(server::close);
    }

    private TcpStream connect(final EventLoop loop, final InetSocketAddress server, final String message) {
        final TcpStream client = loop.net().connectTcp(server, ConnectOptions.defaults());
        client.onError(failure -> unordered.add(failure.toString()));
        client.onData(bytes -> {
            unordered.add(StandardCharsets.US_ASCII.decode(bytes).toString());
            client.end();
        });
        client.write(ByteBuffer.wrap(message.getBytes(StandardCharsets.US_ASCII)));
        return client;
    }
}
