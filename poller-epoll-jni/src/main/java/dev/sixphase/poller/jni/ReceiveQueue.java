package dev.sixphase.poller.jni;

import java.nio.ByteBuffer;

/**
 * What one socket has received and nobody has read, in order: pieces of the buffers that all share, and
 * before them what was set aside so that it keeps no buffer from the others.
 */
final class ReceiveQueue {
    private final ReceiveBuffers buffers;
    private int first = ReceiveBuffers.NONE;
    private int last = ReceiveBuffers.NONE;
    private ByteBuffer aside;

    ReceiveQueue(final ReceiveBuffers buffers) {
        this.buffers = buffers;
    }

    boolean isEmpty() {
        return first == ReceiveBuffers.NONE && aside == null;
    }

    void add(final int piece) {
        if (first == ReceiveBuffers.NONE) {
            first = piece;
        } else {
            buffers.follow(last, piece);
        }
        last = piece;
    }

    /** Moves as much as fits. */
    void read(final ByteBuffer target) {
        if (aside != null) {
            readAside(target);
        }
        while (first != ReceiveBuffers.NONE && target.hasRemaining()) {
            final int piece = first;
            final int following = buffers.next(piece);
            if (buffers.read(piece, target)) {
                first = following;
            }
        }
    }

    private void readAside(final ByteBuffer target) {
        final int step = Math.min(aside.remaining(), target.remaining());
        target.put(target.position(), aside, aside.position(), step);
        target.position(target.position() + step);
        aside.position(aside.position() + step);
        if (!aside.hasRemaining()) {
            aside = null;
        }
    }

    /** Copies what there is, so that the buffers serve others while nobody reads here. */
    void setAside() {
        if (first == ReceiveBuffers.NONE) {
            return;
        }
        int size = aside == null ? 0 : aside.remaining();
        for (int piece = first; piece != ReceiveBuffers.NONE; piece = buffers.next(piece)) {
            size += buffers.length(piece);
        }
        final ByteBuffer copy = ByteBuffer.allocate(size);
        read(copy);
        aside = copy.flip();
    }

    void clear() {
        aside = null;
        while (first != ReceiveBuffers.NONE) {
            final int piece = first;
            first = buffers.next(piece);
            buffers.drop(piece);
        }
    }
}
