package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside the heap that the sockets of one loop share, because they are used one after the other.
 */
final class SocketScratch {
    /** More than the longest datagram, and what a heap buffer moves per system call. */
    static final int COPY_BYTES = 64 * 1024;
    /** IOV_MAX: more than this per system call the kernel refuses. */
    static final int MAX_SLICES = 1024;

    private static final int SLICE_BYTES = 2 * Long.BYTES;

    private final AddressBuffer outgoing = new AddressBuffer();
    private final AddressBuffer incoming = new AddressBuffer();
    private ByteBuffer copy;
    private long copyAddress;
    private ByteBuffer slices;
    private long slicesAddress;
    /** A loop reads into one buffer, and what was read is often written from where it lies. */
    private ByteBuffer lastTarget;
    private long lastTargetAddress;

    /** The address for the next call. */
    AddressBuffer outgoing() {
        return outgoing;
    }

    /** The address, or an option's value, that a call fills in. */
    AddressBuffer incoming() {
        return incoming;
    }

    /** Where the content of heap buffers passes through. */
    ByteBuffer copy() {
        if (copy == null) {
            copy = ByteBuffer.allocateDirect(COPY_BYTES);
            copyAddress = SocketNative.bufferAddress(copy);
        }
        return copy;
    }

    long copyAddress() {
        copy();
        return copyAddress;
    }

    /** How many bytes of a buffer one system call moves at most: those on the heap pass through the copy. */
    static int portionOf(final ByteBuffer buffer) {
        return buffer.isDirect() ? buffer.remaining() : Math.min(buffer.remaining(), COPY_BYTES);
    }

    /** Where a system call puts what is for this buffer: into it, or into the copy. */
    long targetAddress(final ByteBuffer target) {
        if (!target.isDirect()) {
            return copyAddress();
        }
        if (target != lastTarget) {
            lastTargetAddress = SocketNative.bufferAddress(target);
            lastTarget = target;
        }
        return lastTargetAddress + target.position();
    }

    /** Moves what a system call has put at {@link #targetAddress} into the buffer, if it is not there. */
    void received(final ByteBuffer target, final int count) {
        final int position = target.position();
        if (!target.isDirect()) {
            target.put(position, copy(), 0, count);
        }
        target.position(position + count);
    }

    /** Where a system call finds the first {@link #portionOf} a buffer. */
    long sourceAddress(final ByteBuffer source) {
        if (source == lastTarget) {
            return lastTargetAddress + source.position();
        }
        if (source.isDirect()) {
            return SocketNative.bufferAddress(source) + source.position();
        }
        copy().put(0, source, source.position(), portionOf(source));
        return copyAddress;
    }

    /** Fills one element of the array at {@link #slicesAddress()}. */
    void slice(final int index, final long address, final long length) {
        slicesAddress();
        slices.putLong(index * SLICE_BYTES, address);
        slices.putLong(index * SLICE_BYTES + Long.BYTES, length);
    }

    long slicesAddress() {
        if (slices == null) {
            slices = ByteBuffer.allocateDirect(MAX_SLICES * SLICE_BYTES).order(ByteOrder.nativeOrder());
            slicesAddress = SocketNative.bufferAddress(slices);
        }
        return slicesAddress;
    }
}
