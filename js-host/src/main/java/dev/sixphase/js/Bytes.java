package dev.sixphase.js;

import java.nio.ByteBuffer;
import org.graalvm.polyglot.Value;

/** Carries bytes between JavaScript's array buffers and Java. */
final class Bytes {
    private Bytes() {
    }

    /**
     * {@return a copy of a part of an {@code ArrayBuffer}, for Java to keep}
     *
     * @param buffer the array buffer
     * @param offset where the part begins
     * @param length how long it is
     */
    static ByteBuffer copyOf(final Value buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.readBuffer(offset, bytes, 0, length);
        return ByteBuffer.wrap(bytes);
    }

    /** {@return a copy of what remains, for JavaScript to make an {@code ArrayBuffer} of} */
    static ByteBuffer copyOf(final ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }
}
