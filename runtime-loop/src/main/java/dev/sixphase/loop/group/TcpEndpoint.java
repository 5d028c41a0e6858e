package dev.sixphase.loop.group;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.StreamServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.net.LoopNet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A port. */
record TcpEndpoint(InetSocketAddress address, ListenOptions options,
    BiConsumer<? super EventLoop, ? super TcpStream> onConnection) implements Endpoint<InetSocketAddress> {

    TcpEndpoint {
        Objects.requireNonNull(address, "localAddress");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(onConnection, "onConnection");
    }

    /** {@return the same endpoint for listeners that share its port} */
    TcpEndpoint sharing() {
        return new TcpEndpoint(address, options.withReusePort(true), onConnection);
    }

    /** {@return the same endpoint at the port that the system has chosen} */
    TcpEndpoint at(final int port) {
        return new TcpEndpoint(new InetSocketAddress(address.getAddress(), port), options, onConnection);
    }

    /**
     * Refuses a port that others listen on: listeners that may share theirs would get some of the
     * connections of a program that was started twice, and nobody would know.
     */
    void requireFree(final LoopNet net) throws IOException {
        if (address.getPort() != 0 && !options.reusePort()) {
            net.requireFree(address);
        }
    }

    @Override
    public StreamServer listen(final LoopNet net, final Consumer<? super StreamSocket> onSocket)
        throws IOException {

        return net.acceptTcp(address, options, onSocket);
    }

    @Override
    public InetSocketAddress addressOf(final StreamServer server) {
        return (InetSocketAddress) server.localAddress();
    }

    @Override
    public void serve(final GroupedLoop member, final StreamSocket connection) {
        member.net().serveTcp(connection, options.stream(),
            stream -> onConnection.accept(member.loop(), stream));
    }
}
