package dev.sixphase.loop.net;

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
    private final Path path;

    LoopUnixServer(final LoopCore core, final ListenerSocket listener,
        final UnixDomainSocketAddress localAddress, final ListenOptions options,
        final Consumer<? super StreamSocket> onSocket) {

        super(core, listener, localAddress, options, onSocket);
        this.path = localAddress.getPath();
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
