package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;

/** The kernel itself. */
final class KernelUring implements UringCalls {
    @Override
    public int setup(final int entries, final long paramsAddress) {
        return UringNative.setup(entries, paramsAddress);
    }

    @Override
    public int enter(final int ring, final int submitCount, final int completeCount, final int flags,
        final long timeoutNanos) {

        return UringNative.enter(ring, submitCount, completeCount, flags, timeoutNanos);
    }

    @Override
    public int register(final int ring, final int operation, final long argument, final int count) {
        return UringNative.register(ring, operation, argument, count);
    }

    @Override
    public long map(final int ring, final long offset, final int length) {
        return UringNative.map(ring, offset, length);
    }

    @Override
    public int unmap(final long address, final int length) {
        return UringNative.unmap(address, length);
    }

    @Override
    public ByteBuffer view(final long address, final int length) {
        return UringNative.view(address, length);
    }

    @Override
    public int write(final int descriptor, final long source, final int length) {
        return SocketNative.write(descriptor, source, length);
    }

    @Override
    public int shutdownOutput(final int descriptor) {
        return SocketNative.shutdownOutput(descriptor);
    }

    @Override
    public int close(final int descriptor) {
        return SocketNative.close(descriptor);
    }
}
