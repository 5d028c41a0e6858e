package dev.sixphase.api.spi;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
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
     * {@return a connection that this transport has accepted, as one of no loop} Called on this loop's
     * thread; from then on it can only be closed, or {@linkplain #adoptStream(StreamSocket) adopted} by
     * another transport, on any thread. The default is the socket itself.
     *
     * @param accepted neither registered nor read from; no longer to be used
     */
    default StreamSocket releaseStream(final StreamSocket accepted) {
        return accepted;
    }

    /**
     * {@return a stream socket of this transport, made of a connection that another loop's has accepted}
     *
     * @param released what {@link #releaseStream} of a transport of the same provider gave; no longer to be
     *     used
     * @throws SystemCallException of {@code ENOTSUP} if the sockets of this transport cannot change their
     *     loop; the socket is closed
     * @throws IOException if the kernel refuses; the socket is closed
     */
    default StreamSocket adoptStream(final StreamSocket released) throws IOException {
        if (released instanceof ChannelStreamSocket) {
            // Nothing of it belongs to a loop before it is registered.
            return released;
        }
        released.close();
        throw new SystemCallException(Errno.ENOTSUP, "accept", released
            + " (sockets of this poller cannot change their loop: listen with REUSE_PORT)", null);
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
