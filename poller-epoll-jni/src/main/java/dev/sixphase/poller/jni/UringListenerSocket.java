package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;

/** Takes incoming streams, which the ring accepts while it is registered. */
final class UringListenerSocket extends NativeListenerSocket {
    /** It is asked for when it is needed. */
    private static final byte[] UNKNOWN_PEER = null;

    private final UringListener listener;

    UringListenerSocket(final int descriptor, final int family, final SocketScratch scratch,
        final SocketRing ring) {

        super(descriptor, family, scratch);
        listener = new UringListener(ring, descriptor);
        ring.opened(listener);
    }

    @Override
    StreamSocket accepted(final int descriptor, final byte[] peer) {
        return new UringStreamSocket(descriptor, family(), scratch(), peer, listener.ring()).connected();
    }

    @Override
    public void listen(final int backlog) throws IOException {
        super.listen(backlog);
        listener.listens();
    }

    @Override
    public StreamSocket accept() throws IOException {
        final StreamSocket accepted = acceptOnce();
        return accepted == null && listener.ring().advance() ? acceptOnce() : accepted;
    }

    private StreamSocket acceptOnce() throws IOException {
        final int taken = listener.take();
        if (taken != UringListener.NONE) {
            return accepted(taken, UNKNOWN_PEER);
        }
        if (!listener.isIdle()) {
            return null;
        }
        listener.acceptsDirectly();
        final StreamSocket accepted = super.accept();
        if (accepted != null) {
            listener.acceptedDirectly();
        }
        return accepted;
    }

    /** Those who wait see a reset, as those do who wait in the kernel. */
    @Override
    public void close() throws IOException {
        if (!isOpen()) {
            return;
        }
        listener.close();
        for (int left = listener.take(); left != UringListener.NONE; left = listener.take()) {
            accepted(left, UNKNOWN_PEER).closeWithReset();
        }
        super.close();
    }
}
