package dev.sixphase.loop.net;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Direct chunks for bytes that could not be sent at once. Kept for reuse up to a bound, so that a burst
 * costs memory only while it lasts.
 */
final class BufferPool {
    static final int CHUNK_BYTES = 16 * 1024;
    private static final int MOST_FREE_CHUNKS = 256;
    private static final int CHUNKS_PER_WRITE = 64;

    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();
    private final ByteBuffer[] batch = new ByteBuffer[CHUNKS_PER_WRITE];

    /** {@return a chunk that holds nothing: position and limit are 0} */
    ByteBuffer take() {
        final ByteBuffer chunk = free.poll();
        return (chunk == null ? ByteBuffer.allocateDirect(CHUNK_BYTES) : chunk).position(0).limit(0);
    }

    void giveBack(final ByteBuffer chunk) {
        if (free.size() < MOST_FREE_CHUNKS) {
            free.push(chunk);
        }
    }

    /** {@return room for the chunks of one write; whoever writes next uses it again} */
    ByteBuffer[] batch() {
        return batch;
    }

    int freeCount() {
        return free.size();
    }
}
