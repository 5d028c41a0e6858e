package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;
import java.util.function.ToLongFunction;

/**
 * The kernel's array of events, outside the heap: {@code struct epoll_event}, {@code OVERLAPPED_ENTRY}. An
 * event has 32 bits that say what it is and 64 that say whose. The layout differs between kernels and
 * processors, so size and offsets are asked from C.
 */
class EventArray extends StructArray {
    private final int maskOffset;
    private final int dataOffset;

    EventArray(final int capacity, final int eventSize, final int maskOffset, final int dataOffset,
        final ToLongFunction<ByteBuffer> addressOf) {

        super(capacity, eventSize, addressOf);
        this.maskOffset = maskOffset;
        this.dataOffset = dataOffset;
    }

    final int mask(final int index) {
        return maskAt(start(index));
    }

    final long data(final int index) {
        return dataAt(start(index));
    }

    /** From one event to the next. */
    int eventBytes() {
        return start(1);
    }

    /** The mask of the event that starts at this byte. */
    int maskAt(final int at) {
        return bytes().getInt(at + maskOffset);
    }

    /** The data of the event that starts at this byte. */
    long dataAt(final int at) {
        return bytes().getLong(at + dataOffset);
    }

    /** What the kernel does; for tests that stand in for it. */
    final void set(final int index, final int mask, final long data) {
        bytes().putInt(start(index) + maskOffset, mask);
        bytes().putLong(start(index) + dataOffset, data);
    }
}
