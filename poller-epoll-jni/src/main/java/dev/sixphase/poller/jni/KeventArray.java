package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToLongFunction;

/**
 * An array of {@code struct kevent} outside the heap: changes on the way to the kernel, or events on the way
 * from it. The size of one differs between systems, so it is asked from C.
 */
final class KeventArray {
    private final ByteBuffer bytes;
    private final long address;
    private final int capacity;
    private final int eventSize;

    KeventArray(final int capacity, final int eventSize, final ToLongFunction<ByteBuffer> addressOf) {
        this.capacity = capacity;
        this.eventSize = eventSize;
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

    int descriptor(final int index) {
        return bytes.getInt(index * eventSize + KqueueNative.OFFSET_IDENT);
    }

    int filter(final int index) {
        return bytes.getShort(index * eventSize + KqueueNative.OFFSET_FILTER);
    }

    int flags(final int index) {
        return Short.toUnsignedInt(bytes.getShort(index * eventSize + KqueueNative.OFFSET_FLAGS));
    }

    /** With {@code FLAG_EOF} the error that ended a socket, or 0. */
    int filterFlags(final int index) {
        return bytes.getInt(index * eventSize + KqueueNative.OFFSET_FILTER_FLAGS);
    }

    /** With {@code FLAG_ERROR} the system's own number of what was wrong with a change, or 0. */
    int error(final int index) {
        return (int) bytes.getLong(index * eventSize + KqueueNative.OFFSET_DATA);
    }

    long token(final int index) {
        return bytes.getLong(index * eventSize + KqueueNative.OFFSET_TOKEN);
    }

    /** Fills an element; all that it does not name becomes 0. */
    void set(final int index, final int descriptor, final int filter, final int flags, final long token) {
        final int start = index * eventSize;
        for (int offset = start; offset < start + eventSize; offset += Long.BYTES) {
            bytes.putLong(offset, 0);
        }
        bytes.putLong(start + KqueueNative.OFFSET_IDENT, descriptor);
        bytes.putShort(start + KqueueNative.OFFSET_FILTER, (short) filter);
        bytes.putShort(start + KqueueNative.OFFSET_FLAGS, (short) flags);
        bytes.putLong(start + KqueueNative.OFFSET_TOKEN, token);
    }

    /** What the kernel does; for tests that stand in for it. */
    void setOutcome(final int index, final int filterFlags, final long data) {
        bytes.putInt(index * eventSize + KqueueNative.OFFSET_FILTER_FLAGS, filterFlags);
        bytes.putLong(index * eventSize + KqueueNative.OFFSET_DATA, data);
    }
}
