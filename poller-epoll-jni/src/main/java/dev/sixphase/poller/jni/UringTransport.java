package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.StreamSocket;

/** Streams and listeners that a ring serves; datagram sockets are those of the other backends. */
final class UringTransport extends NativeTransport {
    private final SocketRing ring;

    UringTransport(final NativePoller strangers, final SocketRing ring) {
        super(strangers);
        this.ring = ring;
    }

    @Override
    StreamSocket stream(final int descriptor, final int family, final SocketScratch its) {
        return new UringStreamSocket(descriptor, family, its, null, ring);
    }

    @Override
    StreamSocket connected(final int descriptor, final int family, final SocketScratch its,
        final byte[] peer) {

        return new UringStreamSocket(descriptor, family, its, peer, ring).connected();
    }

    @Override
    public StreamSocket releaseStream(final StreamSocket accepted) {
        return accepted instanceof UringStreamSocket ours ? ours.released() : accepted;
    }

    @Override
    ListenerSocket listener(final int descriptor, final int family, final SocketScratch its) {
        return new UringListenerSocket(descriptor, family, its, ring);
    }
}
