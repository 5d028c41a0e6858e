package dev.sixphase.loop.group;

import dev.sixphase.api.Distribution;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.StreamServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Each loop has a listener of its own on the port, and the kernel chooses. The first finds the port, which
 * the others then share.
 *
 * <p><b>Threads.</b> {@link #open} on any; the rest on the thread of the loop that it is about.
 */
final class ReusePort {
    private final LoopGroup group;
    private final TcpEndpoint endpoint;
    private final LoopGroupServer<InetSocketAddress> server =
        new LoopGroupServer<>(Distribution.REUSE_PORT);

    ReusePort(final LoopGroup group, final TcpEndpoint endpoint) {
        this.group = group;
        this.endpoint = endpoint;
    }

    CompletableFuture<GroupServer<InetSocketAddress>> open() {
        final GroupedLoop first = group.members().get(0);
        return first.call(() -> {
            endpoint.requireFree(first.net());
            return listen(first, endpoint.sharing());
        }).thenCompose(bound -> openOthers(endpoint.at(bound.getPort()).sharing()));
    }

    private CompletableFuture<GroupServer<InetSocketAddress>> openOthers(final TcpEndpoint shared) {
        final List<GroupedLoop> others = group.members().subList(1, group.members().size());
        return CompletableFuture.allOf(others.stream()
                .map(other -> other.call(() -> listen(other, shared))).toArray(CompletableFuture[]::new))
            .handle((nothing, failure) -> failure)
            .thenCompose(this::openedOr);
    }

    /** All listeners or none. */
    private CompletableFuture<GroupServer<InetSocketAddress>> openedOr(final Throwable failure) {
        if (failure == null) {
            return CompletableFuture.completedFuture(server);
        }
        return server.close().thenCompose(closed -> CompletableFuture.failedFuture(failure));
    }

    private InetSocketAddress listen(final GroupedLoop member, final TcpEndpoint shared)
        throws IOException {

        group.requireRunning();
        final StreamServer listener =
            shared.listen(member.net(), connection -> shared.serve(member, connection));
        server.add(member, listener, shared.addressOf(listener));
        return server.localAddress();
    }
}
