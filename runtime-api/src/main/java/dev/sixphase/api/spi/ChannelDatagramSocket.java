package dev.sixphase.api.spi;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A {@link DatagramChannel} as a datagram socket. */
final class ChannelDatagramSocket extends ChannelSocket<DatagramChannel> implements DatagramSocket {
    private final ChannelMemberships memberships;
    private SocketAddress peer;

    ChannelDatagramSocket(final DatagramChannel channel) throws IOException {
        super(channel);
        memberships = new ChannelMemberships(channel);
        peer = channel.getRemoteAddress();
    }

    @Override
    public <T> void setOption(final SocketOption<T> option, final T value) throws IOException {
        if (option == StandardSocketOptions.IP_MULTICAST_IF && value == null) {
            if (option(option) == null) {
                return;
            }
            throw new UnsupportedOperationException("a channel cannot go back to the system's interface");
        }
        super.setOption(option, value);
    }

    @Override
    public void connect(final SocketAddress remoteAddress) throws IOException {
        perform("connect", remoteAddress, () -> channel().connect(remoteAddress));
        peer = remoteAddress;
    }

    @Override
    public void disconnect() throws IOException {
        if (!isOpen()) {
            // The JDK takes a closed channel for a disconnected one.
            throw refused(Errno.EBADF, "connect", this);
        }
        perform("connect", peer, channel()::disconnect);
        peer = null;
    }

    @Override
    public boolean send(final ByteBuffer source, final SocketAddress target) throws IOException {
        final int size = source.remaining();
        if (size == 0 && target == null && peer != null) {
            // The JDK would say that it has sent it.
            throw new SystemCallException(Errno.ENOTSUP, "send", peer
                + " (a connected channel sends no empty datagram: send to an address instead)", null);
        }
        try {
            final int sent = target == null ? channel().write(source) : channel().send(source, target);
            // An empty datagram counts 0 bytes, sent or not; that it would block is the rarer case.
            return sent > 0 || size == 0;
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw ChannelFailure.of("send", target == null ? peer : target, e);
        }
    }

    @Override
    public SocketAddress receive(final ByteBuffer target) throws IOException {
        try {
            return channel().receive(target);
        } catch (IOException e) {
            throw ChannelFailure.of("receive", peer, e);
        }
    }

    @Override
    public void join(final InetAddress group, final NetworkInterface networkInterface,
        final InetAddress source) throws IOException {

        memberships.join(group, networkInterface, source);
    }

    @Override
    public void leave(final InetAddress group, final NetworkInterface networkInterface,
        final InetAddress source) throws IOException {

        memberships.leave(group, networkInterface, source);
    }
}
