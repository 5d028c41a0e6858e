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
class NativeStreamSocket extends NativeSocket implements StreamSocket {
    private static final SocketAddress UNNAMED = UnixDomainSocketAddress.of("");

    /** Who was to be at the other end; null in an accepted stream. */
    private SocketAddress target;
    /** Who is, as {@link AddressBuffer#content()}; null until connected. */
    private byte[] peer;

    private boolean isLeftAskedFor;
    private boolean isLeftTold;
    /** The last read filled its target: so may the next, and it is worth knowing what that leaves. */
    private boolean isMuchComing;
    private boolean isDrained;

    NativeStreamSocket(final int descriptor, final int family, final SocketScratch scratch) {
        this(descriptor, family, scratch, null);
    }

    /** For a connection that stands. */
    NativeStreamSocket(final int descriptor, final int family, final SocketScratch scratch,
        final byte[] peer) {

        super(descriptor, family, scratch);
        this.peer = peer;
    }

    /** Who is at the other end, as {@link AddressBuffer#content()}; null if that is not known. */
    final byte[] peerContent() {
        return peer;
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
        return hasPeer(descriptor);
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
        return hasPeer(descriptor);
    }

    /** Asks now and remembers, for once the peer has reset the connection the kernel does not tell. */
    private boolean hasPeer(final int descriptor) throws IOException {
        final AddressBuffer incoming = scratch().incoming();
        final int named = SocketNative.remoteAddress(descriptor, incoming.address());
        if (named == -NativeErrno.ENOTCONN) {
            return false;
        }
        requireDone(named, "getpeername", target == null ? "" : target.toString());
        peer = incoming.content();
        return true;
    }

    @Override
    public int read(final ByteBuffer target) throws IOException {
        final int descriptor = descriptorFor("read");
        if (target.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
        final int room = SocketScratch.portionOf(target);
        if (room == 0) {
            // The kernel would answer 0, which elsewhere means the end of the stream.
            return 0;
        }
        final long address = scratch().targetAddress(target);
        int count;
        do {
            count = isMuchComing
                ? SocketNative.readTellingLeft(descriptor, address, room, scratch().incoming().address())
                : SocketNative.read(descriptor, address, room);
        } while (count == -NativeErrno.EINTR);
        isDrained = isMuchComing && count > 0 && scratch().incoming().value() == 0;
        if (count > 0) {
            isMuchComing = count == room && isLeftTold(descriptor);
            scratch().received(target, count);
            return count;
        }
        return count == 0 ? -1 : blocked(count, "read");
    }

    /**
     * Whether a read can tell what it leaves. Only who is sent much is asked, since the answer costs each
     * read something: tcp(7) does not name {@code TCP_INQ}, which Linux has had since 4.18.
     */
    private boolean isLeftTold(final int descriptor) {
        if (!isLeftAskedFor) {
            isLeftAskedFor = true;
            isLeftTold = family() != SocketNative.UNIX
                && SocketNative.setOption(descriptor, SocketNative.TCP_INQ, 1) == 0;
        }
        return isLeftTold;
    }

    @Override
    public boolean isDrained() {
        return isDrained;
    }

    /** For a read that does not ask the kernel here. */
    final void nothingIsKnownOfTheRest() {
        isDrained = false;
    }

    @Override
    public int write(final ByteBuffer source) throws IOException {
        final int descriptor = descriptorFor("write");
        final int length = SocketScratch.portionOf(source);
        if (length == 0) {
            return 0;
        }
        final long address = scratch().sourceAddress(source);
        int count;
        do {
            count = SocketNative.write(descriptor, address, length);
        } while (count == -NativeErrno.EINTR);
        if (count < 0) {
            return blocked(count, "write");
        }
        source.position(source.position() + count);
        return count;
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
                scratch.slice(sliceCount, scratch.sourceAddress(source), remaining);
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
        final int descriptor = descriptorFor("getpeername");
        if (peer == null && !hasPeer(descriptor)) {
            return null;
        }
        final SocketAddress address = scratch().incoming().decode(peer);
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
    final String peer() throws IOException {
        final SocketAddress address = target == null ? remoteAddress() : target;
        return address == null ? "" : address.toString();
    }
}
