package dev.sixphase.loop.group;

import dev.sixphase.api.Distribution;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.StreamServer;
import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;

/**
 * One loop accepts, and sends each connection to the loop that is chosen for it, before anything else is done
 * with it.
 *
 * <p><b>Threads.</b> {@link #open} on any; the rest on the thread of the loop that it is about.
 *
 * @param <A> the type of the address
 */
final class HandOver<A extends SocketAddress> {
    private final LoopGroup group;
    private final Endpoint<A> endpoint;
    private final GroupedLoop acceptor;
    private final LoopGroupServer<A> server = new LoopGroupServer<>(Distribution.HAND_OVER);

    HandOver(final LoopGroup group, final Endpoint<A> endpoint) {
        this.group = group;
        this.endpoint = endpoint;
        acceptor = group.nextAcceptor();
    }

    CompletableFuture<GroupServer<A>> open() {
        return acceptor.call(this::listen);
    }

    private GroupServer<A> listen() throws IOException {
        group.requireRunning();
        final StreamServer listener = endpoint.listen(acceptor.net(), this::accepted);
        server.add(acceptor, listener, endpoint.addressOf(listener));
        return server;
    }

    private void accepted(final StreamSocket connection) {
        final GroupedLoop target;
        try {
            target = group.choose();
        } catch (final RuntimeException | Error failure) {
            Arrivals.close(connection);
            // As a callback, so that what its listener throws goes where it should.
            acceptor.loop().execute(() -> server.failed(failure));
            return;
        }
        if (target == acceptor) {
            endpoint.serve(acceptor, connection);
        } else {
            target.arrivals().add(acceptor.net().giveAway(connection), given -> receive(target, given));
        }
    }

    private void receive(final GroupedLoop target, final StreamSocket given) {
        try {
            endpoint.serve(target, target.net().takeOver(given));
        } catch (final IOException failure) {
            server.failed(failure);
        }
    }
}
