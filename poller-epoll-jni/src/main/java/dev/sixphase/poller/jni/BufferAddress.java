package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;
import java.util.function.ToLongFunction;

/** Where a direct buffer is. A class, where every program that starts would link a lambda (ADR 0032). */
final class BufferAddress implements ToLongFunction<ByteBuffer> {
    @Override
    public long applyAsLong(final ByteBuffer direct) {
        return SocketNative.bufferAddress(direct);
    }
}
