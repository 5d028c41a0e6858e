package dev.sixphase.api.spi;

import dev.sixphase.api.Errno;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A {@link ServerSocketChannel} as a listener. The JDK binds and listens in one call, which is made in {@link
 * #bind}, where an address that is taken must be found out: so the queue is as long as the system allows, and
 * connections may wait in it a little earlier than {@link #listen} was asked for.
 */
final class ChannelListenerSocket extends ChannelSocket<ServerSocketChannel> implements ListenerSocket {
    private static final int LONGEST_BACKLOG = 4096;

    private final ProtocolFamily family;
    private boolean listening;

    ChannelListenerSocket(final ServerSocketChannel channel, final ProtocolFamily family) throws IOException {
        super(channel);
        this.family = family;
    }

    @Override
    public void bind(final SocketAddress localAddress) throws IOException {
        perform("bind", localAddress, () -> channel().bind(localAddress, LONGEST_BACKLOG));
    }

    @Override
    public void listen(final int backlog) throws IOException {
        if (backlog < 1) {
            throw new IllegalArgumentException("backlog must be at least 1: " + backlog);
        }
        if (localAddress() == null) {
            throw refused(Errno.EINVAL, "listen", "a socket that is not bound");
        }
        listening = true;
    }

    @Override
    public StreamSocket accept() throws IOException {
        if (!listening) {
            throw refused(isOpen() ? Errno.EINVAL : Errno.EBADF, "accept", this);
        }
        final SocketChannel accepted = perform("accept", this, channel()::accept);
        return accepted == null ? null : new ChannelStreamSocket(accepted, family);
    }
}
