package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The first bytes of a file, as the little-endian numbers that headers are made of. */
record HeaderBytes(byte[] bytes) {
    boolean holds(final long count) {
        return bytes.length >= count;
    }

    int oneByte(final int at) {
        return Byte.toUnsignedInt(bytes[at]);
    }

    int twoBytes(final int at) {
        return Short.toUnsignedInt(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(at));
    }

    int fourBytes(final int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    int fourBytesBigEndian(final int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }
}
