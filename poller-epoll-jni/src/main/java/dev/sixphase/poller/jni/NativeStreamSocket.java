package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;
import java.util.Set;

/** One end of a byte stream. */
final class NativeStreamSocket extends NativeSocket implements StreamSocket {
    private static final SocketAddress UNNAMED = UnixDomainSocketAddress.of("");

    /** Who is at the other end, for messages; in an accepted stream null until one is needed. */
    private SocketAddress target;

    NativeStreamSocket(final int descriptor, final int family, final SocketScratch scratch) {
        super(descriptor, family, scratch);
    }

    @Override
    Set<SocketOption<?>> supportedOptions() {
        return family() == SocketNative.UNIX ? SocketOptions.UNIX_STREAM : SocketOptions.TCP_STREAM;
    }

    @Override
    public boolean connect(final SocketAddress remoteAddress) throws IOException {
        final int descriptor = descriptorFor("connect");
        final AddressBuffer outgoing = scratch().outgoing();
        outgoing.encode(remoteAddress, family(), "connect");
        target = remoteAddress;
        final int result = SocketNative.connect(descriptor, outgoing.address());
        // A signal does not stop a connection from being made.
        if (result == -NativeErrno.EINPROGRESS || result == -NativeErrno.EINTR) {
            return false;
        }
        requireDone(result, "connect", target.toString());
        return true;
    }

    @Override
    public boolean finishConnect() throws IOException {
        final int descriptor = descriptorFor("connect");
        if (target == null) {
            throw new SystemCallException(Errno.ENOTCONN, "connect", "a socket without a peer", null);
        }
        final AddressBuffer incoming = scratch().incoming();
        final int asked = SocketNative.option(descriptor, SocketNative.SO_ERROR, incoming.address());
        requireDone(asked, "getsockopt", target.toString());
        requireDone(-incoming.value(), "connect", target.toString());
        // No error is no connection yet: only a connected socket has a peer.
        final int named = SocketNative.remoteAddress(descriptor, incoming.address());
        if (named == -NativeErrno.ENOTCONN) {
            return false;
        }
        requireDone(named, "connect", target.toString());
        return true;
    }

    @Override
    public int read(final ByteBuffer target) throws IOException {
        final int descriptor = descriptorFor("read");
        final int room = target.remaining();
        if (target.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
        if (room == 0) {
            // The kernel would answer 0, which elsewhere means the end of the stream.
            return 0;
        }
        final int position = target.position();
        final int count = target.isDirect()
            ? receive(descriptor, target, position, room)
            : receiveByCopy(descriptor, target, position, room);
        if (count > 0) {
            target.position(position + count);
            return count;
        }
        if (count == 0) {
            return -1;
        }
        return blocked(count, "read");
    }

    private static int receive(final int descriptor, final ByteBuffer target, final int position,
        final int length) {

        while (true) {
            final int count = SocketNative.read(descriptor, target, position, length);
            if (count != -NativeErrno.EINTR) {
                return count;
            }
        }
    }

    private int receiveByCopy(final int descriptor, final ByteBuffer target, final int position,
        final int room) {

        final ByteBuffer copy = scratch().copy();
        final int count = receive(descriptor, copy, 0, Math.min(room, copy.capacity()));
        if (count > 0) {
            target.put(position, copy, 0, count);
        }
        return count;
    }

    @Override
    public int write(final ByteBuffer source) throws IOException {
        final int descriptor = descriptorFor("write");
        final int position = source.position();
        final int length = source.remaining();
        if (length == 0) {
            return 0;
        }
        final int count;
        if (source.isDirect()) {
            count = send(descriptor, source, position, length);
        } else {
            final ByteBuffer copy = scratch().copy();
            final int copied = Math.min(length, copy.capacity());
            copy.put(0, source, position, copied);
            count = send(descriptor, copy, 0, copied);
        }
        if (count < 0) {
            return blocked(count, "write");
        }
        source.position(position + count);
        return count;
    }

    private static int send(final int descriptor, final ByteBuffer source, final int position,
        final int length) {

        while (true) {
            final int count = SocketNative.write(descriptor, source, position, length);
            if (count != -NativeErrno.EINTR) {
                return count;
            }
        }
    }

    @Override
    public long write(final ByteBuffer[] sources, final int offset, final int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, sources.length);
        final int descriptor = descriptorFor("writev");
        final int sliceCount = slice(sources, offset, length);
        if (sliceCount == 0) {
            return 0;
        }
        long count;
        do {
            count = SocketNative.writeSlices(descriptor, scratch().slicesAddress(), sliceCount);
        } while (count == -NativeErrno.EINTR);
        // Till here the addresses in the slices must be those of living buffers.
        Reference.reachabilityFence(sources);
        if (count < 0) {
            return blocked(count, "writev");
        }
        long left = count;
        for (int index = offset; left > 0; index++) {
            final int step = (int) Math.min(left, sources[index].remaining());
            sources[index].position(sources[index].position() + step);
            left -= step;
        }
        return count;
    }

    /** Lists what to write; stops early where the list, or the memory for heap buffers' copies, is full. */
    private int slice(final ByteBuffer[] sources, final int offset, final int length) {
        final SocketScratch scratch = scratch();
        int sliceCount = 0;
        int copied = 0;
        for (int index = offset; index < offset + length && sliceCount < SocketScratch.MAX_SLICES; index++) {
            final ByteBuffer source = sources[index];
            final int remaining = source.remaining();
            if (remaining == 0) {
                continue;
            }
            if (source.isDirect()) {
                final long address = SocketNative.bufferAddress(source) + source.position();
                scratch.slice(sliceCount, address, remaining);
            } else {
                final int step = Math.min(remaining, SocketScratch.COPY_BYTES - copied);
                if (step == 0) {
                    break;
                }
                scratch.copy().put(copied, source, source.position(), step);
                scratch.slice(sliceCount, scratch.copyAddress() + copied, step);
                copied += step;
                if (step < remaining) {
                    return sliceCount + 1;
                }
            }
            sliceCount++;
        }
        return sliceCount;
    }

    @Override
    public void shutdownOutput() throws IOException {
        final int result = SocketNative.shutdownOutput(descriptorFor("shutdown"));
        requireDone(result, "shutdown", peer());
    }

    @Override
    public void closeWithReset() throws IOException {
        if (isOpen() && family() != SocketNative.UNIX) {
            // A failure leaves an ordinary close, which is the best that is left.
            SocketNative.setOption(descriptorFor("setsockopt"), SocketNative.SO_LINGER, 0);
        }
        close();
    }

    @Override
    public SocketAddress remoteAddress() throws IOException {
        final AddressBuffer incoming = scratch().incoming();
        final int result = SocketNative.remoteAddress(descriptorFor("getpeername"), incoming.address());
        if (result == -NativeErrno.ENOTCONN) {
            return null;
        }
        requireDone(result, "getpeername", "");
        final SocketAddress address = incoming.decode();
        return address == null ? UNNAMED : address;
    }

    /** 0 if the operation would have blocked; any other failure is thrown. */
    private int blocked(final long result, final String call) throws IOException {
        if (result == -NativeErrno.EAGAIN) {
            return 0;
        }
        throw NativeErrno.failure(result, call, peer());
    }

    /** For messages alone. */
    private String peer() throws IOException {
        if (target == null) {
            target = remoteAddress();
        }
        return target == null ? "" : target.toString();
    }
}
