package dev.sixphase.loop.net;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Errno;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * What does not go to the socket at once: bytes that it did not take, the callbacks of writes, and the end,
 * which comes after the last of them. Most connections need nothing of it until they end.
 */
final class StreamOutput {
    private final LoopCore core;
    private final BufferPool pool;
    private final StreamOptions options;
    /** Null until there is something to be told. */
    private Completions completions;
    /** Null until there is something to queue. */
    private WriteQueue unsent;
    private StreamSocket socket;
    private boolean endAsked;
    private boolean ended;
    private boolean drainDue;

    StreamOutput(final LoopCore core, final BufferPool pool, final StreamOptions options) {
        this.core = core;
        this.pool = pool;
        this.options = options;
    }

    /** Takes the socket; what was queued before goes out with the next {@link #flush}. */
    void useSocket(final StreamSocket connected) {
        socket = connected;
    }

    /** Has a callback told that its bytes were all sent at once. */
    void sent(final Callback<Void> callback) {
        completions().add(callback, null);
    }

    /**
     * Queues what the socket did not take, or could not yet.
     *
     * @return false if more than the high watermark is queued
     */
    boolean enqueue(final ByteBuffer bytes, final Callback<Void> callback) {
        queue().add(bytes, callback);
        final boolean tooMuch = unsent.queuedBytes() > options.highWatermarkBytes();
        drainDue |= tooMuch;
        return !tooMuch;
    }

    private Completions completions() {
        if (completions == null) {
            completions = new Completions(core);
        }
        return completions;
    }

    private WriteQueue queue() {
        if (unsent == null) {
            unsent = new WriteQueue(core, pool, completions());
        }
        return unsent;
    }

    /** Sends what the socket now takes of the queue, and the end if it is due. */
    void flush() throws IOException {
        if (unsent != null) {
            unsent.sendTo(socket);
        }
        endIfAllIsSent();
    }

    /** Asks for the end once all is sent. */
    void end() throws IOException {
        endAsked = true;
        endIfAllIsSent();
    }

    private void endIfAllIsSent() throws IOException {
        if (endAsked && !ended && socket != null && !isWaiting()) {
            ended = true;
            shutDown();
        }
    }

    private void shutDown() throws IOException {
        try {
            socket.shutdownOutput();
        } catch (final SystemCallException failure) {
            // The peer has reset the connection, and what was read of it before has told its end already.
            if (failure.errno() != Errno.ENOTCONN) {
                throw failure;
            }
        }
    }

    boolean isEndAsked() {
        return endAsked;
    }

    boolean hasEnded() {
        return ended;
    }

    /** {@return whether it waits for the socket to take more} */
    boolean isWaiting() {
        return unsent != null && !unsent.isEmpty();
    }

    /** {@return whether somebody waits for the queue to drain and it has; says so once} */
    boolean hasDrained() {
        final boolean drained = drainDue && queuedBytes() <= options.lowWatermarkBytes();
        drainDue &= !drained;
        return drained;
    }

    /**
     * Ends what waits, and has its callbacks told in callbacks of their own, soon.
     *
     * @param failure why the connection failed to take bytes, for the first that waits for some; or null
     * @param peer for the failure of those that were not tried
     */
    void cancel(final Throwable failure, final SocketAddress peer) {
        if (isWaiting()) {
            final Throwable canceled = SocketFailure.canceled("write", peer);
            unsent.cancel(failure == null ? canceled : failure, canceled);
        }
    }

    /** Ends what waits, and runs the callbacks that are left. */
    void close(final SocketAddress peer) {
        cancel(null, peer);
        if (completions != null) {
            completions.runAll();
        }
    }

    long queuedBytes() {
        return unsent == null ? 0 : unsent.queuedBytes();
    }

    long bytesWritten() {
        return unsent == null ? 0 : unsent.sentBytes();
    }
}
