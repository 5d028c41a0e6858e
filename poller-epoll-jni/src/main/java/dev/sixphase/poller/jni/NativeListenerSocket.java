package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.net.SocketOption;
import java.util.Set;

/** Takes incoming streams. */
class NativeListenerSocket extends NativeSocket implements ListenerSocket {
    NativeListenerSocket(final int descriptor, final int family, final SocketScratch scratch) {
        super(descriptor, family, scratch);
    }

    @Override
    Set<SocketOption<?>> supportedOptions() {
        return family() == SocketNative.UNIX ? SocketOptions.UNIX_LISTENER : SocketOptions.TCP_LISTENER;
    }

    @Override
    public void listen(final int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("listen: backlog must be at least 1: " + backlog);
        }
        requireDone(SocketNative.listen(descriptorFor("listen"), backlog), "listen", "");
    }

    /** The socket of a connection that was accepted. */
    StreamSocket accepted(final int descriptor, final byte[] peer) {
        return new NativeStreamSocket(descriptor, family(), scratch(), peer);
    }

    @Override
    public StreamSocket accept() throws IOException {
        while (true) {
            final AddressBuffer peer = scratch().incoming();
            final int accepted = SocketNative.accept(descriptorFor("accept"), peer.address());
            if (accepted >= 0) {
                return accepted(accepted, peer.content());
            }
            if (accepted == -NativeErrno.EAGAIN) {
                return null;
            }
            // A peer that gave up while it waited is no failure of ours; the next may still be there.
            if (accepted != -NativeErrno.ECONNABORTED && accepted != -NativeErrno.EINTR) {
                throw NativeErrno.failure(accepted, "accept", "");
            }
        }
    }
}
