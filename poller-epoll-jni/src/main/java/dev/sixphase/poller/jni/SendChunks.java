package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Memory for what is to be sent with the next turn; a chunk is one socket's until it is given back. */
final class SendChunks {
    /** What is larger is better sent at once than copied. */
    static final int CHUNK_BYTES = 2 * 1024;

    private static final int SLAB_BYTES = 64 * 1024;

    private final UringCalls calls;
    private final List<UringMemory> slabs = new ArrayList<>();
    /** A stack: what was used last is still in the processor's cache. */
    private final List<Chunk> free = new ArrayList<>();

    SendChunks(final UringCalls calls) {
        this.calls = calls;
    }

    /** Bytes from position to limit are to be sent. */
    record Chunk(ByteBuffer bytes, long address) {
        int room() {
            return bytes.capacity() - bytes.limit();
        }

        void append(final ByteBuffer source) {
            final int end = bytes.limit();
            final int length = source.remaining();
            bytes.limit(end + length).put(end, source, source.position(), length);
            source.position(source.limit());
        }
    }

    Chunk take() throws IOException {
        if (free.isEmpty()) {
            addSlab();
        }
        return free.remove(free.size() - 1);
    }

    private void addSlab() throws IOException {
        final UringMemory slab = UringMemory.map(calls, UringMemory.NO_RING, 0, SLAB_BYTES);
        slabs.add(slab);
        for (int start = SLAB_BYTES - CHUNK_BYTES; start >= 0; start -= CHUNK_BYTES) {
            final ByteBuffer bytes = slab.bytes().slice(start, CHUNK_BYTES).order(ByteOrder.nativeOrder());
            free.add(new Chunk(bytes.limit(0), slab.address() + start));
        }
    }

    void give(final Chunk chunk) {
        chunk.bytes().clear().limit(0);
        free.add(chunk);
    }

    /** How many chunks are in use; for tests. */
    int takenCount() {
        return slabs.size() * (SLAB_BYTES / CHUNK_BYTES) - free.size();
    }

    void unmap() {
        slabs.forEach(UringMemory::unmap);
    }
}
