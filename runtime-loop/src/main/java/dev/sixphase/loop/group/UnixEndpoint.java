package dev.sixphase.loop.group;

import dev.sixphase.api.ByteStream;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.StreamServer;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.net.LoopNet;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A path. */
record UnixEndpoint(UnixDomainSocketAddress address, ListenOptions options,
    BiConsumer<? super EventLoop, ? super ByteStream> onConnection)
    implements Endpoint<UnixDomainSocketAddress> {

    UnixEndpoint {
        Objects.requireNonNull(address, "localAddress");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(onConnection, "onConnection");
    }

    @Override
    public StreamServer listen(final LoopNet net, final Consumer<? super StreamSocket> onSocket)
        throws IOException {

        return net.acceptUnix(address, options, onSocket);
    }

    @Override
    public UnixDomainSocketAddress addressOf(final StreamServer server) {
        return address;
    }

    @Override
    public void serve(final GroupedLoop member, final StreamSocket connection) {
        member.net().serveUnix(connection, options.stream(),
            stream -> onConnection.accept(member.loop(), stream));
    }
}
