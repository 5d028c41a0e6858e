package dev.sixphase.benchmarks.echo;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** On Sixphase; {@code -Dsixphase.poller} chooses the backend. */
public final class SixphaseEcho {
    private SixphaseEcho() { }

    /**
     * Serves until its input ends.
     *
     * @param arguments none
     */
    public static void main(final String[] arguments) {
        final EventLoop loop = EventLoop.builder().build();
        loop.run(() -> listen(loop));
    }

    private static void listen(final EventLoop loop) {
        try {
            final TcpServer server = loop.net().listenTcp(Console.anyPort(),
                ListenOptions.defaults().withBacklog(4096), SixphaseEcho::serve);
            Console.sayPort(server.localAddress().getPort());
            Console.endWithInput();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void serve(final TcpStream stream) {
        try {
            stream.noDelay(true);
        } catch (final IOException e) {
            stream.reset();
            return;
        }
        stream.onError(failure -> { });
        stream.onDrain(stream::resume);
        stream.onData(bytes -> {
            if (!stream.write(bytes)) {
                stream.pause();
            }
        });
    }
}
