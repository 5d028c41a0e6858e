package dev.sixphase.api.spi;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A {@link DatagramChannel} as a datagram socket. */
final class ChannelDatagramSocket extends ChannelSocket<DatagramChannel> implements DatagramSocket {
    private SocketAddress peer;

    ChannelDatagramSocket(final DatagramChannel channel) throws IOException {
        super(channel);
    }

    @Override
    public void connect(final SocketAddress remoteAddress) throws IOException {
        perform("connect", remoteAddress, () -> channel().connect(remoteAddress));
        peer = remoteAddress;
    }

    @Override
    public boolean send(final ByteBuffer source, final SocketAddress target) throws IOException {
        final int size = source.remaining();
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
}
