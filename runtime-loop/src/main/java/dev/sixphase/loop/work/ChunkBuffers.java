package dev.sixphase.loop.work;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Direct buffers that file streams have done with, kept for the next stream: they are dear to make, and
 * only the garbage collector frees them. The loop's thread only.
 */
final class ChunkBuffers {
    /** Enough for a server that streams many files in turn, few enough to forget about. */
    private static final int KEPT_COUNT = 8;
    /** A larger buffer is not worth keeping. */
    private static final int KEPT_BYTES = 1 << 20;

    private final ArrayDeque<ByteBuffer> kept = new ArrayDeque<>();

    ByteBuffer take(final int chunkBytes) {
        for (final Iterator<ByteBuffer> each = kept.descendingIterator(); each.hasNext();) {
            final ByteBuffer buffer = each.next();
            if (buffer.capacity() == chunkBytes) {
                each.remove();
                return buffer;
            }
        }
        return ByteBuffer.allocateDirect(chunkBytes);
    }

    void giveBack(final ByteBuffer buffer) {
        if (buffer.capacity() <= KEPT_BYTES) {
            if (kept.size() == KEPT_COUNT) {
                kept.removeFirst();
            }
            kept.addLast(buffer);
        }
    }
}
