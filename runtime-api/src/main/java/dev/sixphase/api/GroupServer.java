package dev.sixphase.api;

import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Takes the connections of one address for all loops of a group. It accepts as a {@link StreamServer} does,
 * also when the process runs out of descriptors.
 *
 * <p><b>Threads.</b> Safe on any thread.
 *
 * @param <A> the type of its address
 */
public interface GroupServer<A extends SocketAddress> {
    /** {@return where it listens, with the port that the system chose} */
    A localAddress();

    /** {@return how connections come to the loops: {@code REUSE_PORT} or {@code HAND_OVER}} */
    Distribution distribution();

    /**
     * Stops taking connections, on each loop as soon as it hears of it; a few may be taken until then. Those
     * that come wait with the kernel, as many as the backlog allows.
     */
    void pause();

    /** Takes connections again, on each loop as soon as it hears of it. */
    void resume();

    /**
     * Says who hears of failures to accept, {@code EMFILE} for instance. Until there is a listener they are
     * logged, because a server of several threads must not end by what happens before its caller has it.
     *
     * @param listener hears each, on the thread of the loop that met it; the server goes on
     */
    void onError(Consumer<? super Throwable> listener);

    /**
     * Closes the listeners of all loops. Connections that were accepted stay; those that the kernel has
     * queued and nobody accepted are reset. Further calls do nothing.
     *
     * @return completes when the last listener is closed, on the thread of its loop
     */
    CompletableFuture<Void> close();
}
