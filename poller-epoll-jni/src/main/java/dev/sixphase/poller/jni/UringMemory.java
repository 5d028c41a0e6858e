package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory that the kernel and we both use. It stays until it is unmapped, whoever has forgotten it. */
final class UringMemory {
    /** Any memory that is only ours. */
    static final int NO_RING = -1;

    private final UringCalls calls;
    private final long address;
    private final ByteBuffer bytes;

    private UringMemory(final UringCalls calls, final long address, final ByteBuffer bytes) {
        this.calls = calls;
        this.address = address;
        this.bytes = bytes;
    }

    static UringMemory map(final UringCalls calls, final int ring, final long offset, final int length)
        throws IOException {

        final long address = calls.map(ring, offset, length);
        if (address < 0) {
            throw NativeErrno.failure(address, "mmap", length + " bytes for io_uring");
        }
        return new UringMemory(calls, address, calls.view(address, length).order(ByteOrder.nativeOrder()));
    }

    long address() {
        return address;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    /** Nobody may touch it from now on. */
    void unmap() {
        calls.unmap(address, bytes.capacity());
    }
}
