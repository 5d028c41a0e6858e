package dev.sixphase.api;

import java.net.SocketAddress;
import java.util.function.Consumer;

/**
 * Takes incoming streams. One connection is accepted for each readiness, so that no flood of connections
 * keeps the others from their turn. When the process runs out of descriptors, the waiting connections are
 * accepted and closed at once, the failure is reported, and the server goes on.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public interface StreamServer extends Handle {
    /** {@return where it listens, with the port that the system chose} */
    SocketAddress localAddress();

    /**
     * Stops taking connections. Those that come wait with the kernel, as many as the backlog allows; the
     * server stays active. Repeats change nothing.
     */
    void pause();

    /** Takes connections again. Does nothing if it does. */
    void resume();

    /**
     * Says who hears of failures to accept, {@code EMFILE} for instance. Without a listener they go to the
     * loop's handler of uncaught exceptions.
     *
     * @param listener hears each; the server goes on
     */
    void onError(Consumer<? super Throwable> listener);

    /**
     * Says what runs in the CLOSING phase once the server is closed.
     *
     * @param listener runs once
     */
    void onClose(Runnable listener);
}
