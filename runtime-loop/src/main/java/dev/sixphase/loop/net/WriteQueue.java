package dev.sixphase.loop.net;

import dev.sixphase.api.Callback;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The bytes that a stream could not send at once, copied into chunks, and the callbacks that wait for them.
 * While there are any, the loop has an operation under way.
 */
final class WriteQueue {
    private static final int CHUNKS_PER_WRITE = 64;
    private static final int WRITES_PER_EVENT = 32;

    private final LoopCore core;
    private final BufferPool pool;
    private final Completions completions;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>(2);
    private ByteBuffer[] chunks = new ByteBuffer[2];
    private int firstChunk;
    private int chunkCount;
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
        return chunkCount == 0 && waiting.isEmpty();
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
        if (chunkCount > 0) {
            final ByteBuffer last = chunks[firstChunk + chunkCount - 1];
            if (last.limit() < last.capacity()) {
                return last;
            }
        }
        if (firstChunk + chunkCount == chunks.length) {
            makeRoomForAChunk();
        }
        final ByteBuffer chunk = pool.take();
        chunks[firstChunk + chunkCount++] = chunk;
        return chunk;
    }

    private void makeRoomForAChunk() {
        // Moving only what fills less than half keeps the cost of each move paid for by what was sent.
        final boolean halfIsFree = firstChunk > chunks.length / 2;
        final ByteBuffer[] target = halfIsFree ? chunks : new ByteBuffer[chunks.length * 2];
        System.arraycopy(chunks, firstChunk, target, 0, chunkCount);
        if (halfIsFree) {
            Arrays.fill(chunks, chunkCount, chunks.length, null);
        }
        chunks = target;
        firstChunk = 0;
    }

    /** Sends what the system takes, many chunks at a time. */
    void sendTo(final StreamSocket socket) throws IOException {
        final boolean wasEmpty = isEmpty();
        boolean goesOn = true;
        for (int writes = 0; goesOn && chunkCount > 0 && writes < WRITES_PER_EVENT; writes++) {
            final long sent = socket.write(chunks, firstChunk, Math.min(chunkCount, CHUNKS_PER_WRITE));
            sentBytes += sent;
            goesOn = sent > 0 && giveBackSentChunks();
        }
        completeSent();
        if (!wasEmpty && isEmpty()) {
            core.requestEnded();
        }
    }

    /** {@return whether the system took all it was offered} */
    private boolean giveBackSentChunks() {
        while (chunkCount > 0 && !chunks[firstChunk].hasRemaining()) {
            giveBackFirstChunk();
        }
        return chunkCount == 0 || chunks[firstChunk].position() == 0;
    }

    private void giveBackFirstChunk() {
        pool.giveBack(chunks[firstChunk]);
        chunks[firstChunk] = null;
        chunkCount--;
        firstChunk = chunkCount == 0 ? 0 : firstChunk + 1;
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
        while (chunkCount > 0) {
            giveBackFirstChunk();
        }
        addedBytes = sentBytes;
        core.requestEnded();
    }
}
