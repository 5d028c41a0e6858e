package dev.sixphase.loop.net;

import dev.sixphase.api.ByteStream;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A server on a path; the file goes with it. */
final class LoopUnixServer extends SocketServer {
    private final BufferPool pool;
    private final Path path;
    private final Consumer<? super ByteStream> onConnection;

    LoopUnixServer(final LoopCore core, final BufferPool pool, final ListenerSocket listener,
        final UnixDomainSocketAddress localAddress, final ListenOptions options,
        final Consumer<? super ByteStream> onConnection) {

        super(core, listener, localAddress, options);
        this.pool = pool;
        this.path = localAddress.getPath();
        this.onConnection = onConnection;
    }

    @Override
    void accepted(final StreamSocket connection) {
        final SocketStream stream = new SocketStream(core(), pool, options().stream());
        stream.adopt(connection);
        core().scope().call(() -> onConnection.accept(stream));
    }

    @Override
    protected void release() {
        super.release();
        remove(path);
    }

    static void remove(final Path socketPath) {
        try {
            Files.deleteIfExists(socketPath);
        } catch (final IOException ignored) {
            // Somebody took away the directory or our right to it: the next to listen there will be told.
        }
    }

    @Override
    String kind() {
        return "StreamServer";
    }
}
