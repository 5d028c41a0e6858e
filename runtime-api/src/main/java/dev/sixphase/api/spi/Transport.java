package dev.sixphase.api.spi;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;

/**
 * Opens the non-blocking sockets that a poller watches best.
 *
 * <p><b>Threads.</b> The loop's thread only, sockets included.
 *
 * <p><b>Families</b> are those of {@link java.net.StandardProtocolFamily}: {@code INET}, {@code INET6} and
 * {@code UNIX}.
 *
 * <p><b>Errors</b> of the kernel are {@link dev.sixphase.api.SystemCallException}s, with the call, the
 * address and the name of the errno.
 */
public interface Transport {
    /**
     * {@return an unconnected stream socket}
     *
     * @param family INET, INET6 or UNIX
     * @throws IOException if the kernel refuses; nothing is left open
     */
    StreamSocket openStream(ProtocolFamily family) throws IOException;

    /**
     * {@return a stream socket made of a channel that is connected} Every poller watches channels, so few
     * have a reason to do this in another way.
     *
     * @param connected one of TCP; closed with the socket
     * @throws IOException if the kernel refuses; the channel is closed
     */
    default StreamSocket adoptStream(final SocketChannel connected) throws IOException {
        return new ChannelStreamSocket(connected, StandardProtocolFamily.INET);
    }

    /**
     * {@return an unbound socket for incoming streams} For INET and INET6 it may reuse a local address
     * whose old connections linger.
     *
     * @param family INET, INET6 or UNIX
     * @throws IOException if the kernel refuses; nothing is left open
     */
    ListenerSocket openListener(ProtocolFamily family) throws IOException;

    /**
     * {@return an unbound datagram socket}
     *
     * @param family INET or INET6
     * @throws IOException if the kernel refuses; nothing is left open
     */
    DatagramSocket openDatagram(ProtocolFamily family) throws IOException;

    /**
     * {@return a datagram socket made of a channel that is bound}
     *
     * @param bound closed with the socket
     * @throws IOException if the kernel refuses; the channel is closed
     */
    default DatagramSocket adoptDatagram(final DatagramChannel bound) throws IOException {
        return new ChannelDatagramSocket(bound);
    }
}
