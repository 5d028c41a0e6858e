package dev.sixphase.loop.group;

import dev.sixphase.api.Distribution;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.StreamServer;
import dev.sixphase.loop.core.LoopLog;
import java.net.SocketAddress;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The listeners of one address, as one. */
final class LoopGroupServer<A extends SocketAddress> implements GroupServer<A> {
    private record Listener(GroupedLoop member, StreamServer server) { }

    private final Distribution distribution;
    private final Queue<Listener> listeners = new ConcurrentLinkedQueue<>();
    private final AtomicInteger openCount = new AtomicInteger();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile A localAddress;
    private volatile Consumer<? super Throwable> errorListener = this::log;

    LoopGroupServer(final Distribution distribution) {
        this.distribution = distribution;
    }

    /** Takes a listener that was just opened; on the thread of its loop. */
    void add(final GroupedLoop member, final StreamServer server, final A address) {
        localAddress = address;
        listeners.add(new Listener(member, server));
        openCount.incrementAndGet();
        server.onError(this::failed);
        // Also when the loop ends by itself: closing it closes the listener.
        server.onClose(this::closedOne);
    }

    private void closedOne() {
        if (openCount.decrementAndGet() == 0) {
            closed.complete(null);
        }
    }

    void failed(final Throwable failure) {
        errorListener.accept(failure);
    }

    private void log(final Throwable failure) {
        LoopLog.logger()
            .log(System.Logger.Level.WARNING, () -> "not accepted on " + localAddress + ": " + failure);
    }

    @Override
    public A localAddress() {
        return localAddress;
    }

    @Override
    public Distribution distribution() {
        return distribution;
    }

    @Override
    public void onError(final Consumer<? super Throwable> listener) {
        errorListener = Objects.requireNonNull(listener, "listener");
    }

    @Override
    public void pause() {
        tellEach(StreamServer::pause);
    }

    @Override
    public void resume() {
        tellEach(StreamServer::resume);
    }

    @Override
    public CompletableFuture<Void> close() {
        tellEach(StreamServer::close);
        return closed.copy();
    }

    private void tellEach(final Consumer<StreamServer> word) {
        for (final Listener listener : listeners) {
            try {
                listener.member().loop().execute(() -> word.accept(listener.server()));
            } catch (final RejectedExecutionException ignored) {
                // Its loop is closed, and it with that.
            }
        }
    }

    @Override
    public String toString() {
        return "GroupServer " + localAddress + " by " + distribution;
    }
}
