package dev.sixphase.api.spi;

import java.io.IOException;

/**
 * Waits for I/O readiness on behalf of one event loop.
 *
 * <p><b>Threads.</b> Only the loop's thread calls these methods, except {@link #wakeup()}, which any thread
 * may call at any time, also after {@link #close()}.
 *
 * <p><b>Readiness</b> is level-triggered: every poll reports a source until the condition is gone. A report
 * is a hint; the operation may still find that it would block.
 *
 * <p><b>Stale events.</b> A poller may report, from what the kernel had already handed over, a token that
 * has been deregistered. The loop drops it, because tokens are never reused, so a backend needs no
 * bookkeeping for this.
 *
 * <p><b>Not guaranteed:</b> the order of events, or that a source which is ready for both is one event
 * rather than two.
 *
 * <p>Every sentence here is a test of {@code PollerContract} in the module {@code
 * dev.sixphase.conformance}.
 */
public interface Poller extends AutoCloseable {
    /** The time-out that never ends by itself. */
    long FOREVER_NANOS = -1;

    /**
     * Starts to watch a source.
     *
     * @param source the source; it stays the caller's to close, after {@link #deregister}
     * @param interest what to watch for
     * @param token comes back unchanged with each event of the source; never used for another registration
     * @throws UnsupportedPollableException if this backend cannot watch such a source
     * @throws IllegalStateException if the source is registered already; that registration stays as it was
     * @throws IOException if the kernel refuses, for instance because the source is closed; nothing is
     *     registered
     */
    void register(Pollable source, Interest interest, long token) throws IOException;

    /**
     * Changes what a registered source is watched for, from the next {@link #poll} on.
     *
     * @param source a registered source
     * @param interest what to watch for from now on
     * @param token the token from now on; usually the one it was registered with
     * @throws IllegalStateException if the source is not registered; nothing changes
     * @throws IOException if the kernel refuses; the registration may be gone
     */
    void modify(Pollable source, Interest interest, long token) throws IOException;

    /**
     * Stops watching a source; does nothing if it is not registered. Call this <em>before</em> closing the
     * source: in epoll a registration outlives the descriptor while a duplicate of it is open. The same
     * source may be registered again at once.
     *
     * @param source the source to forget
     */
    void deregister(Pollable source);

    /**
     * Blocks until a source is ready, {@link #wakeup()} is called, or the time is up. Sources that do not
     * fit in the buffer are reported by the next poll. A signal, or any other early return of the kernel's,
     * neither ends the wait nor stretches it; nor does the thread's interrupt flag, which is left as it
     * was.
     *
     * @param events cleared, then filled; left empty by a wakeup or by the end of the time
     * @param timeoutNanos 0 to return at once, {@link #FOREVER_NANOS}, or the longest wait: rounded
     *     <em>up</em> to what the kernel can express and clamped to the longest it can, never wrapped
     * @throws IOException if polling failed and will fail again
     * @throws IllegalStateException if the poller is closed
     */
    void poll(PollEvents events, long timeoutNanos) throws IOException;

    /**
     * Makes the current {@link #poll}, or else the next, return without delay. However many calls come
     * before a poll returns, they wake it once; none is lost. What a thread did before its wakeup is
     * visible to the loop's thread after that poll. Never blocks and never throws; after {@link #close()}
     * it does nothing.
     */
    void wakeup();

    /**
     * {@return the sockets that this poller watches best} The default opens NIO channels, so that an author
     * of a poller which watches {@link Pollable.Channel} has TCP, UDP and Unix-domain sockets for nothing.
     */
    default Transport transport() {
        return ChannelTransport.INSTANCE;
    }

    /**
     * Releases what the poller holds of the kernel; sources stay open. Closing twice does nothing. A poll
     * that blocks on the loop's thread cannot be closed under it; call {@link #wakeup()} first.
     *
     * @throws IOException if the kernel reports a failure; the poller is closed all the same
     */
    @Override
    void close() throws IOException;
}
