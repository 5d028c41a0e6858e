package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;
import java.util.function.ToLongFunction;

/**
 * An array of {@code struct kevent} outside the heap: changes on the way to the kernel, or events on the way
 * from it. The size of one differs between systems, so it is asked from C.
 */
final class KeventArray extends StructArray {
    KeventArray(final int capacity, final int eventSize, final ToLongFunction<ByteBuffer> addressOf) {
        super(capacity, eventSize, addressOf);
    }

    int descriptor(final int index) {
        return bytes().getInt(start(index) + KqueueNative.OFFSET_IDENT);
    }

    int filter(final int index) {
        return bytes().getShort(start(index) + KqueueNative.OFFSET_FILTER);
    }

    int flags(final int index) {
        return Short.toUnsignedInt(bytes().getShort(start(index) + KqueueNative.OFFSET_FLAGS));
    }

    /** With {@code FLAG_EOF} the error that ended a socket, or 0. */
    int filterFlags(final int index) {
        return bytes().getInt(start(index) + KqueueNative.OFFSET_FILTER_FLAGS);
    }

    /** With {@code FLAG_ERROR} the system's own number of what was wrong with a change, or 0. */
    int error(final int index) {
        return (int) bytes().getLong(start(index) + KqueueNative.OFFSET_DATA);
    }

    long token(final int index) {
        return bytes().getLong(start(index) + KqueueNative.OFFSET_TOKEN);
    }

    /** Fills an element; all that it does not name becomes 0. */
    void set(final int index, final int descriptor, final int filter, final int flags, final long token) {
        final int start = start(index);
        for (int offset = start; offset < start(index + 1); offset += Long.BYTES) {
            bytes().putLong(offset, 0);
        }
        bytes().putLong(start + KqueueNative.OFFSET_IDENT, descriptor);
        bytes().putShort(start + KqueueNative.OFFSET_FILTER, (short) filter);
        bytes().putShort(start + KqueueNative.OFFSET_FLAGS, (short) flags);
        bytes().putLong(start + KqueueNative.OFFSET_TOKEN, token);
    }

    /** What the kernel does; for tests that stand in for it. */
    void setOutcome(final int index, final int filterFlags, final long data) {
        bytes().putInt(start(index) + KqueueNative.OFFSET_FILTER_FLAGS, filterFlags);
        bytes().putLong(start(index) + KqueueNative.OFFSET_DATA, data);
    }
}
