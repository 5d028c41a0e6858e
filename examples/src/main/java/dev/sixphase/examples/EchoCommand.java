package dev.sixphase.examples;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * A TCP server that sends back what it gets. A message costs one read and one write: it goes out from the
 * very buffer it came in by, and nothing is allocated. A client that sends and does not read is not read from
 * either.
 */
@Command(name = "echo", description = "A TCP server that sends back what it gets, until it is interrupted.")
final class EchoCommand extends LoopCommand {
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "0",
        description = "Where to listen; 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1",
        description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    private InetAddress host;

    @Option(names = "--once", description = "Serve one connection and end with it.")
    private boolean servesOnce;

    @Option(names = "--loops", paramLabel = "N", defaultValue = "1",
        description = "How many loops serve, each on a thread of its own (default: ${DEFAULT-VALUE}).")
    private int loopCount;

    private final AtomicBoolean isServing = new AtomicBoolean();
    private Console console;

    @Override
    void run(final Session session) throws IOException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec().commandLine(),
                "--port must be 0 to " + HIGHEST_PORT + ": " + port);
        }
        if (loopCount < 1) {
            throw new ParameterException(spec().commandLine(), "--loops must be 1 or more: " + loopCount);
        }
        console = session.console();
        if (loopCount == 1) {
            serveAlone(session.loop());
        } else {
            serveTogether(session.loop());
        }
        console.say("stopped");
    }

    private void serveAlone(final EventLoop loop) throws IOException {
        final TcpServer[] server = new TcpServer[1];
        server[0] = loop.net().listenTcp(new InetSocketAddress(host, port), ListenOptions.defaults(),
            stream -> serve(stream, server[0]::close));
        server[0].onError(this::notAccepted);
        sayWhere(server[0].localAddress(), "");
        loop.run(() -> { });
    }

    /** Other loops serve; this one waits for them, or for the signal to stop. */
    private void serveTogether(final EventLoop waiting) throws IOException {
        try (EventLoopGroup group = EventLoopGroup.builder().loopCount(loopCount)
            .eachLoop(this::choosePoller).onFailure((loop, failure) ->
                console.fail(Thread.currentThread().getName() + " failed: " + Console.describe(failure)))
            .build()) {

            final GroupServer<InetSocketAddress> server = opened(group.listenTcp(
                new InetSocketAddress(host, port), ListenOptions.defaults(), (loop, stream) ->
                    serve(stream, () -> group.shutdown(Long.MAX_VALUE))));
            server.onError(this::notAccepted);
            sayWhere(server.localAddress(), " by " + loopCount + " loops, " + server.distribution());
            waiting.newAsync(() -> { });
            group.termination().thenRun(waiting::stop);
            waiting.run(() -> { });
        }
    }

    private static <T> T opened(final CompletableFuture<T> opening) throws IOException {
        try {
            return opening.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof IOException ofSystem) {
                throw ofSystem;
            }
            throw failure;
        }
    }

    private void sayWhere(final InetSocketAddress address, final String how) {
        console.say("listening on " + address.getAddress().getHostAddress() + ":" + address.getPort() + how);
    }

    private void notAccepted(final Throwable failure) {
        console.warn("not accepted: " + Console.describe(failure));
    }

    private void serve(final TcpStream stream, final Runnable takeNoMore) {
        if (servesOnce) {
            if (!isServing.compareAndSet(false, true)) {
                stream.reset();
                return;
            }
            takeNoMore.run();
        }
        stream.onError(failure -> console.warn(stream.remoteAddress() + ": " + Console.describe(failure)));
        stream.onDrain(stream::resume);
        stream.onData(bytes -> {
            if (!stream.write(bytes)) {
                stream.pause();
            }
        });
    }
}
