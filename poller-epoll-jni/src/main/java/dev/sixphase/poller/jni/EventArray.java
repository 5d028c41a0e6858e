package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToLongFunction;

/**
 * The kernel's array of events, outside the heap: {@code struct epoll_event}, {@code OVERLAPPED_ENTRY}. An
 * event has 32 bits that say what it is and 64 that say whose. The layout differs between kernels and
 * processors, so size and offsets are asked from C.
 */
final class EventArray {
    private final ByteBuffer bytes;
    private final long address;
    private final int capacity;
    private final int eventSize;
    private final int maskOffset;
    private final int dataOffset;

    EventArray(final int capacity, final int eventSize, final int maskOffset, final int dataOffset,
        final ToLongFunction<ByteBuffer> addressOf) {

        this.capacity = capacity;
        this.eventSize = eventSize;
        this.maskOffset = maskOffset;
        this.dataOffset = dataOffset;
        bytes = ByteBuffer.allocateDirect(Math.multiplyExact(capacity, eventSize))
            .order(ByteOrder.nativeOrder());
        address = addressOf.applyAsLong(bytes);
    }

    int capacity() {
        return capacity;
    }

    long address() {
        return address;
    }

    int mask(final int index) {
        return bytes.getInt(index * eventSize + maskOffset);
    }

    long data(final int index) {
        return bytes.getLong(index * eventSize + dataOffset);
    }

    /** What the kernel does; for tests that stand in for it. */
    void set(final int index, final int mask, final long data) {
        bytes.putInt(index * eventSize + maskOffset, mask);
        bytes.putLong(index * eventSize + dataOffset, data);
    }
}
