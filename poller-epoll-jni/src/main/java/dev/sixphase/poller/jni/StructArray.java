package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToLongFunction;

/** An array of structures of C, outside the heap. What one holds, subclasses know. */
abstract class StructArray {
    private final ByteBuffer bytes;
    private final long address;
    private final int capacity;
    private final int structBytes;

    StructArray(final int capacity, final int structBytes, final ToLongFunction<ByteBuffer> addressOf) {
        this.capacity = capacity;
        this.structBytes = structBytes;
        bytes = ByteBuffer.allocateDirect(Math.multiplyExact(capacity, structBytes))
            .order(ByteOrder.nativeOrder());
        address = addressOf.applyAsLong(bytes);
    }

    final int capacity() {
        return capacity;
    }

    final long address() {
        return address;
    }

    /** The memory itself, for absolute access. */
    final ByteBuffer bytes() {
        return bytes;
    }

    /** Where an element starts; one beyond the last is where it ends. */
    final int start(final int index) {
        return index * structBytes;
    }
}
