package dev.sixphase.api.spi;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Sockets made of NIO channels: what every poller has that watches {@link Pollable.Channel} and brings no
 * sockets of its own. It lives beside the SPI so that the author of a poller writes {@link Poller} alone.
 */
final class ChannelTransport implements Transport {
    static final Transport INSTANCE = new ChannelTransport();

    static {
        // Loads what tells of a failure while it can: to load a class from a directory takes a descriptor,
        // and that there are none left is a failure to tell.
        ChannelFailure.of("accept", null, new IOException("rehearsed"));
    }

    private ChannelTransport() { }

    @Override
    public StreamSocket openStream(final ProtocolFamily family) throws IOException {
        return new ChannelStreamSocket(open(family, SocketChannel::open), family);
    }

    @Override
    public ListenerSocket openListener(final ProtocolFamily family) throws IOException {
        return new ChannelListenerSocket(open(family, ServerSocketChannel::open), family);
    }

    @Override
    public DatagramSocket openDatagram(final ProtocolFamily family) throws IOException {
        return new ChannelDatagramSocket(open(family, DatagramChannel::open));
    }

    private static <C> C open(final ProtocolFamily family, final Opener<C> opener) throws IOException {
        try {
            return opener.open(family);
        } catch (UnsupportedOperationException e) {
            throw new SystemCallException(Errno.EAFNOSUPPORT, "socket", family.name(), e);
        } catch (IOException e) {
            throw ChannelFailure.of("socket", family.name(), e);
        }
    }

    @FunctionalInterface
    private interface Opener<C> {
        C open(ProtocolFamily family) throws IOException;
    }
}
