package dev.sixphase.poller.jni;

import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.DatagramSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Set;

/** A UDP socket. */
final class NativeDatagramSocket extends NativeSocket implements DatagramSocket {
    private SocketAddress peer;

    NativeDatagramSocket(final int descriptor, final int family, final SocketScratch scratch) {
        super(descriptor, family, scratch);
    }

    @Override
    Set<SocketOption<?>> supportedOptions() {
        return family() == SocketNative.INET6 ? SocketOptions.UDP6 : SocketOptions.UDP;
    }

    @Override
    public void connect(final SocketAddress remoteAddress) throws IOException {
        final int descriptor = descriptorFor("connect");
        final AddressBuffer outgoing = scratch().outgoing();
        outgoing.encode(remoteAddress, family(), "connect");
        final int result = SocketNative.connect(descriptor, outgoing.address());
        requireDone(result, "connect", remoteAddress.toString());
        peer = remoteAddress;
    }

    @Override
    public void disconnect() throws IOException {
        final int descriptor = descriptorFor("connect");
        final InetSocketAddress before = (InetSocketAddress) name();
        requireDone(SocketNative.disconnect(descriptor), "connect", "");
        peer = null;
        final InetSocketAddress after = (InetSocketAddress) name();
        if (after.getPort() != before.getPort()) {
            // Linux takes back a port that it chose itself.
            bind(new InetSocketAddress(after.getAddress(), before.getPort()));
        }
    }

    @Override
    public boolean send(final ByteBuffer source, final SocketAddress target) throws IOException {
        final int descriptor = descriptorFor("send");
        final long address = target == null ? 0 : encoded(target);
        // What is longer than the copy of a heap buffer is longer than any datagram, and the kernel says so.
        final int length = SocketScratch.portionOf(source);
        final long bytes = scratch().sourceAddress(source);
        int result;
        do {
            result = SocketNative.send(descriptor, bytes, length, address);
        } while (result == -NativeErrno.EINTR);
        if (result == -NativeErrno.EAGAIN) {
            return false;
        }
        if (result < 0) {
            throw failed(result, "send", target == null ? peer : target);
        }
        source.position(source.limit());
        return true;
    }

    private long encoded(final SocketAddress target) throws IOException {
        scratch().outgoing().encode(target, family(), "send");
        return scratch().outgoing().address();
    }

    @Override
    public SocketAddress receive(final ByteBuffer target) throws IOException {
        final int descriptor = descriptorFor("receive");
        if (target.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
        final AddressBuffer sender = scratch().incoming();
        final int room = SocketScratch.portionOf(target);
        final long bytes = scratch().targetAddress(target);
        int count;
        do {
            count = SocketNative.receive(descriptor, bytes, room, sender.address());
        } while (count == -NativeErrno.EINTR);
        if (count == -NativeErrno.EAGAIN) {
            return null;
        }
        if (count < 0) {
            throw failed(count, "receive", peer);
        }
        scratch().received(target, count);
        return sender.decode();
    }

    @Override
    public void join(final InetAddress group, final NetworkInterface networkInterface,
        final InetAddress source) throws IOException {

        final int descriptor = descriptorFor("setsockopt");
        final long target = encoded(group, networkInterface);
        final int result = SocketNative.join(descriptor, target, encoded(source));
        requireDone(result, "setsockopt", membership(group, networkInterface, source));
    }

    @Override
    public void leave(final InetAddress group, final NetworkInterface networkInterface,
        final InetAddress source) throws IOException {

        final int descriptor = descriptorFor("setsockopt");
        final long target = encoded(group, networkInterface);
        final int result = SocketNative.leave(descriptor, target, encoded(source));
        requireDone(result, "setsockopt", membership(group, networkInterface, source));
    }

    private long encoded(final InetAddress group, final NetworkInterface networkInterface) {
        scratch().outgoing().encode(group, networkInterface == null ? 0 : networkInterface.getIndex());
        return scratch().outgoing().address();
    }

    private long encoded(final InetAddress source) {
        if (source == null) {
            return 0;
        }
        scratch().incoming().encode(source, 0);
        return scratch().incoming().address();
    }

    private static String membership(final InetAddress group, final NetworkInterface networkInterface,
        final InetAddress source) {

        return group.getHostAddress()
            + (networkInterface == null ? "" : " at " + networkInterface.getName())
            + (source == null ? "" : " from " + source.getHostAddress());
    }

    /** The address becomes text only here: sending and receiving must not allocate. */
    private static SystemCallException failed(final int result, final String call,
        final SocketAddress subject) {

        return NativeErrno.failure(result, call, subject == null ? "" : subject.toString());
    }
}
