package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.DatagramSocket;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.api.spi.Transport;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;

/**
 * Sockets that are bare descriptors: no lock, no copy, no allocation between the loop and the kernel. Where
 * our C has no sockets of a family, which is Unix-domain sockets on Windows, they are the JDK's channels.
 */
class NativeTransport implements Transport {
    private final NativePoller poller;
    private SocketScratch scratch;

    /**
     * The poller's channels are for the family that we lack. They are not made before that, for what tells
     * of their failures is twenty classes.
     */
    NativeTransport(final NativePoller poller) {
        this.poller = poller;
    }

    @Override
    public StreamSocket openStream(final ProtocolFamily family) throws IOException {
        final int number = numberOf(family);
        final int descriptor = SocketNative.open(number, SocketNative.STREAM);
        if (isLeftToTheJdk(number, descriptor)) {
            return poller.channels().openStream(family);
        }
        return stream(opened(number, descriptor), number, scratch());
    }

    @Override
    public StreamSocket adoptStream(final StreamSocket released) throws IOException {
        return released instanceof NativeStreamSocket ours
            ? connected(ours.surrender(), ours.family(), scratch(), ours.peerContent())
            : poller.channels().adoptStream(released);
    }

    @Override
    public ListenerSocket openListener(final ProtocolFamily family) throws IOException {
        final int number = numberOf(family);
        final int descriptor = SocketNative.open(number, SocketNative.STREAM);
        if (isLeftToTheJdk(number, descriptor)) {
            return poller.channels().openListener(family);
        }
        opened(number, descriptor);
        if (number != SocketNative.UNIX) {
            // A failure costs a restart within minutes, and no listener.
            SocketNative.allowRestart(descriptor);
        }
        return listener(descriptor, number, scratch());
    }

    @Override
    public DatagramSocket openDatagram(final ProtocolFamily family) throws IOException {
        final int number = numberOf(family);
        if (number == SocketNative.UNIX) {
            throw new SystemCallException(Errno.EAFNOSUPPORT, "socket", family.name(), null);
        }
        final int descriptor = SocketNative.open(number, SocketNative.DATAGRAM);
        return new NativeDatagramSocket(opened(number, descriptor), number, scratch());
    }

    /** The socket of a stream that is not connected. */
    StreamSocket stream(final int descriptor, final int family, final SocketScratch its) {
        return new NativeStreamSocket(descriptor, family, its);
    }

    /** The socket of a connection that stands. */
    StreamSocket connected(final int descriptor, final int family, final SocketScratch its,
        final byte[] peer) {

        return new NativeStreamSocket(descriptor, family, its, peer);
    }

    /** The socket of a listener that does not listen yet. */
    ListenerSocket listener(final int descriptor, final int family, final SocketScratch its) {
        return new NativeListenerSocket(descriptor, family, its);
    }

    private static boolean isLeftToTheJdk(final int family, final int opened) {
        return family == SocketNative.UNIX && opened == -NativeErrno.EAFNOSUPPORT;
    }

    private static int opened(final int family, final int descriptor) throws IOException {
        if (descriptor < 0) {
            throw NativeErrno.failure(descriptor, "socket", "");
        }
        if (family == SocketNative.INET6) {
            // One socket for both families, whatever the system's default is. Where that is forbidden the
            // socket still serves IPv6.
            SocketNative.setOption(descriptor, SocketNative.IPV6_V6ONLY, 0);
        }
        return descriptor;
    }

    private static int numberOf(final ProtocolFamily family) throws SystemCallException {
        if (family == StandardProtocolFamily.INET) {
            return SocketNative.INET;
        }
        if (family == StandardProtocolFamily.INET6) {
            return SocketNative.INET6;
        }
        if (family == StandardProtocolFamily.UNIX) {
            return SocketNative.UNIX;
        }
        throw new SystemCallException(Errno.EAFNOSUPPORT, "socket", family.name(), null);
    }

    /** Made at first use: a loop without sockets needs none. */
    private SocketScratch scratch() {
        if (scratch == null) {
            scratch = new SocketScratch();
        }
        return scratch;
    }
}
