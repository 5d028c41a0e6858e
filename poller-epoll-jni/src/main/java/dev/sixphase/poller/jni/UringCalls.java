package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;

/**
 * The system calls of a {@link UringPoller}, so that a test can stand in for the kernel. A negative result is
 * {@code -errno}.
 */
interface UringCalls {
    int setup(int entries, long paramsAddress);

    /** Submits, and waits for completions for at most so long, for ever if it is -1. */
    int enter(int ring, int submitCount, int completeCount, int flags, long timeoutNanos);

    int register(int ring, int operation, long argument, int count);

    /** Memory of the ring, or fresh memory if that is -1. */
    long map(int ring, long offset, int length);

    int unmap(long address, int length);

    /** The mapped memory at an address. */
    ByteBuffer view(long address, int length);

    /** Writes to a socket, outside the ring. */
    int write(int descriptor, long source, int length);

    int shutdownOutput(int descriptor);

    int close(int descriptor);
}
