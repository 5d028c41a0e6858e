package dev.sixphase.poller.jni;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * One end of a byte stream, served by the ring while it is registered and connected; otherwise, and for what
 * is large, by system calls like any other.
 */
final class UringStreamSocket extends NativeStreamSocket {
    private final UringStream stream;

    /** The peer may be null, for one that is not known. */
    UringStreamSocket(final int descriptor, final int family, final SocketScratch scratch,
        final byte[] peer, final SocketRing ring) {

        super(descriptor, family, scratch, peer);
        stream = new UringStream(ring, descriptor);
        ring.opened(stream);
    }

    /** Of a connection that stands. */
    UringStreamSocket connected() {
        stream.connected();
        return this;
    }

    /** The connection without the ring, of which nothing was asked for it yet. */
    NativeStreamSocket released() {
        stream.ring().forget(stream);
        return new NativeStreamSocket(surrender(), family(), scratch(), peerContent());
    }

    @Override
    public boolean connect(final SocketAddress remoteAddress) throws IOException {
        return connected(super.connect(remoteAddress));
    }

    @Override
    public boolean finishConnect() throws IOException {
        return connected(super.finishConnect());
    }

    private boolean connected(final boolean stands) {
        if (stands) {
            stream.connected();
        }
        return stands;
    }

    @Override
    public int read(final ByteBuffer target) throws IOException {
        final int count = readOnce(target);
        return count == 0 && target.hasRemaining() && stream.ring().advance() ? readOnce(target) : count;
    }

    private int readOnce(final ByteBuffer target) throws IOException {
        if (isOpen() && target.hasRemaining()) {
            nothingIsKnownOfTheRest();
            if (stream.hasInput()) {
                final int count = stream.read(target);
                if (count < -1) {
                    throw NativeErrno.failure(count, stream.isSendFailure() ? "write" : "read", peer());
                }
                return count;
            }
            if (!stream.isIdle()) {
                return 0;
            }
        }
        final int count = super.read(target);
        stream.readDirectly(count);
        return count;
    }

    @Override
    public int write(final ByteBuffer source) throws IOException {
        requireUnfailed("write");
        final int length = source.remaining();
        if (stream.takes(length)) {
            stream.append(source);
            return length;
        }
        if (!stream.flush()) {
            return 0;
        }
        requireUnfailed("write");
        final int count = super.write(source);
        stream.blocked(count < length);
        return count;
    }

    @Override
    public long write(final ByteBuffer[] sources, final int offset, final int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, sources.length);
        requireUnfailed("writev");
        final long total = remaining(sources, offset, length);
        if (total <= SendChunks.CHUNK_BYTES && stream.takes((int) total)) {
            for (int index = offset; index < offset + length; index++) {
                stream.append(sources[index]);
            }
            return total;
        }
        if (!stream.flush()) {
            return 0;
        }
        requireUnfailed("writev");
        final long count = super.write(sources, offset, length);
        stream.blocked(count < total);
        return count;
    }

    private static long remaining(final ByteBuffer[] sources, final int offset, final int length) {
        long total = 0;
        for (int index = offset; index < offset + length; index++) {
            total += sources[index].remaining();
        }
        return total;
    }

    private void requireUnfailed(final String call) throws IOException {
        descriptorFor(call);
        if (stream.sendError() != 0) {
            throw NativeErrno.failure(stream.sendError(), call, peer());
        }
    }

    @Override
    public void shutdownOutput() throws IOException {
        descriptorFor("shutdown");
        if (stream.flush()) {
            stream.fails();
            super.shutdownOutput();
        } else {
            stream.shutdownLater();
        }
    }

    @Override
    public void closeWithReset() throws IOException {
        stream.discard();
        super.closeWithReset();
    }

    @Override
    public void close() throws IOException {
        if (!isOpen()) {
            return;
        }
        if (stream.close()) {
            super.close();
        } else {
            surrender();
        }
    }
}
