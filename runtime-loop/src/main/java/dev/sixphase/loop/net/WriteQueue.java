package dev.sixphase.loop.net;

import dev.sixphase.api.Callback;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * The bytes that a stream could not send at once, copied into chunks, and the callbacks that wait for them.
 * While there are any, the loop has an operation under way.
 */
final class WriteQueue {
    private static final int WRITES_PER_EVENT = 32;

    private final LoopCore core;
    private final BufferPool pool;
    private final Completions completions;
    private final ArrayDeque<ByteBuffer> chunks = new ArrayDeque<>(2);
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>(2);
    private long addedBytes;
    private long sentBytes;

    WriteQueue(final LoopCore core, final BufferPool pool, final Completions completions) {
        this.core = core;
        this.pool = pool;
        this.completions = completions;
    }

    /** A callback that runs once so many bytes of the queue's whole life are sent. */
    private record Waiting(long endBytes, Callback<Void> callback) { }

    boolean isEmpty() {
        return chunks.isEmpty() && waiting.isEmpty();
    }

    long queuedBytes() {
        return addedBytes - sentBytes;
    }

    long sentBytes() {
        return sentBytes;
    }

    /**
     * Copies bytes to the end of the queue.
     *
     * @param bytes from position to limit, all consumed
     * @param callback hears when they are sent; may be null
     */
    void add(final ByteBuffer bytes, final Callback<Void> callback) {
        final boolean wasEmpty = isEmpty();
        addedBytes += bytes.remaining();
        while (bytes.hasRemaining()) {
            final ByteBuffer chunk = chunkWithRoom();
            final int end = chunk.limit();
            final int length = Math.min(bytes.remaining(), chunk.capacity() - end);
            chunk.limit(end + length).put(end, bytes, bytes.position(), length);
            bytes.position(bytes.position() + length);
        }
        if (callback != null) {
            waiting.add(new Waiting(addedBytes, callback));
        }
        if (wasEmpty && !isEmpty()) {
            core.requestStarted();
        }
    }

    private ByteBuffer chunkWithRoom() {
        final ByteBuffer last = chunks.peekLast();
        if (last != null && last.limit() < last.capacity()) {
            return last;
        }
        final ByteBuffer chunk = pool.take();
        chunks.add(chunk);
        return chunk;
    }

    /** Sends what the system takes, many chunks at a time. */
    void sendTo(final StreamSocket socket) throws IOException {
        final boolean wasEmpty = isEmpty();
        boolean goesOn = true;
        for (int writes = 0; goesOn && !chunks.isEmpty() && writes < WRITES_PER_EVENT; writes++) {
            final ByteBuffer[] batch = pool.batch();
            final long sent = socket.write(batch, 0, fill(batch));
            sentBytes += sent;
            goesOn = sent > 0 && giveBackSentChunks();
        }
        completeSent();
        if (!wasEmpty && isEmpty()) {
            core.requestEnded();
        }
    }

    /** {@return how many chunks fit} */
    private int fill(final ByteBuffer[] batch) {
        int count = 0;
        for (final ByteBuffer chunk : chunks) {
            if (count == batch.length) {
                break;
            }
            batch[count++] = chunk;
        }
        return count;
    }

    /** {@return whether the system took all it was offered} */
    private boolean giveBackSentChunks() {
        while (!chunks.isEmpty() && !chunks.peek().hasRemaining()) {
            pool.giveBack(chunks.poll());
        }
        return chunks.isEmpty() || chunks.peek().position() == 0;
    }

    private void completeSent() {
        while (!waiting.isEmpty() && waiting.peek().endBytes() <= sentBytes) {
            completions.add(waiting.poll().callback(), null);
        }
    }

    /**
     * Drops all that is left.
     *
     * @param first what the first waiting callback hears; those behind it hear {@code rest}
     */
    void cancel(final Throwable first, final Throwable rest) {
        if (isEmpty()) {
            return;
        }
        completeSent();
        Throwable failure = first;
        while (!waiting.isEmpty()) {
            completions.add(waiting.poll().callback(), failure);
            failure = rest;
        }
        while (!chunks.isEmpty()) {
            pool.giveBack(chunks.poll());
        }
        addedBytes = sentBytes;
        core.requestEnded();
    }
}
