package dev.sixphase.loop.net;

import dev.sixphase.api.ByteStream;
import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.Dns;
import dev.sixphase.api.Errno;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.Net;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.StreamServer;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.UdpOptions;
import dev.sixphase.api.UdpSocket;
import dev.sixphase.api.spi.DatagramSocket;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.api.spi.TransportOption;
import dev.sixphase.api.spi.TransportSocket;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * Opens the sockets of one loop, by the transport of its poller.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public final class LoopNet implements Net {
    private final LoopCore core;
    private final Dns dns;
    private final BufferPool pool = new BufferPool();
    /** Weak, so that a channel is forgotten once nobody has it. */
    private final Set<Channel> adopted = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * Opens nothing yet.
     *
     * @param core the loop
     * @param dns looks up the names that are connected to
     */
    public LoopNet(final LoopCore core, final Dns dns) {
        this.core = Objects.requireNonNull(core, "core");
        this.dns = Objects.requireNonNull(dns, "dns");
    }

    @Override
    public TcpServer listenTcp(final InetSocketAddress localAddress, final ListenOptions options,
        final Consumer<? super TcpStream> onConnection) throws IOException {

        Objects.requireNonNull(onConnection, "onConnection");
        return acceptTcp(localAddress, options, socket -> serveTcp(socket, options.stream(), onConnection));
    }

    /**
     * Listens as {@link #listenTcp} does, and gives away each connection as it was accepted.
     *
     * @param localAddress where; port 0 for any free one
     * @param options how
     * @param onSocket gets each connection, outside of any callback scope, and closes it
     * @return the listener, active
     * @throws IOException if the address cannot be listened on; nothing is left open
     */
    public TcpServer acceptTcp(final InetSocketAddress localAddress, final ListenOptions options,
        final Consumer<? super StreamSocket> onSocket) throws IOException {

        core.checkUsable();
        Addresses.requireResolved(localAddress, "listen");
        final ListenerSocket listener = core.poller().transport()
            .openListener(Addresses.familyOf(localAddress));
        return orClose(listener, localAddress, () -> {
            if (options.reusePort()) {
                set(listener, StandardSocketOptions.SO_REUSEPORT, true, localAddress);
            }
            listener.bind(localAddress);
            listener.listen(options.backlog());
            final InetSocketAddress bound = (InetSocketAddress) listener.localAddress();
            return new LoopTcpServer(core, listener, bound, options, onSocket);
        });
    }

    /**
     * Makes a stream of a connection and hands it to the application.
     *
     * @param connection of this loop's transport, not registered yet
     * @param options what the stream is like
     * @param onConnection gets the stream, as a callback
     */
    public void serveTcp(final StreamSocket connection, final StreamOptions options,
        final Consumer<? super TcpStream> onConnection) {

        final TcpSocketStream stream = new TcpSocketStream(core, pool, options);
        stream.adopt(connection);
        core.call(() -> onConnection.accept(stream));
    }

    /**
     * Finds out whether nobody listens on an address, which listeners that share their port do not.
     *
     * @param localAddress with a port
     * @throws IOException {@code EADDRINUSE} if somebody does, or what else keeps it from being bound
     */
    public void requireFree(final InetSocketAddress localAddress) throws IOException {
        core.checkUsable();
        Addresses.requireResolved(localAddress, "listen");
        final ListenerSocket listener = core.poller().transport()
            .openListener(Addresses.familyOf(localAddress));
        orClose(listener, localAddress, () -> {
            listener.bind(localAddress);
            return null;
        });
        listener.close();
    }

    /** {@return whether this system's kernel spreads connections over the listeners that share a port} */
    public static boolean spreadsOverSharedPort() {
        return Addresses.isLinux();
    }

    /**
     * {@return a connection of this loop's transport, as one of no loop; to be closed or taken over}
     *
     * @param accepted neither registered nor read from; no longer to be used
     */
    public StreamSocket giveAway(final StreamSocket accepted) {
        return core.poller().transport().releaseStream(accepted);
    }

    /**
     * {@return a connection that another loop has given away, as one of this loop's transport}
     *
     * @param given no longer to be used
     * @throws IOException if it cannot change its loop; it is closed
     */
    public StreamSocket takeOver(final StreamSocket given) throws IOException {
        core.checkUsable();
        return core.poller().transport().adoptStream(given);
    }

    @Override
    public TcpStream connectTcp(final InetSocketAddress remoteAddress, final ConnectOptions options) {
        core.checkUsable();
        Objects.requireNonNull(remoteAddress, "remoteAddress");
        final TcpSocketStream stream = new TcpSocketStream(core, pool, options.stream());
        stream.connectBy(new Connector(core, dns, stream, remoteAddress, options));
        return stream;
    }

    @Override
    public TcpStream adoptTcp(final SocketChannel connected, final StreamOptions options)
        throws IOException {

        core.checkUsable();
        Objects.requireNonNull(options, "options");
        if (!connected.isConnected()) {
            throw new SystemCallException(Errno.ENOTCONN, "getpeername", connected.toString(), null);
        }
        if (!(connected.getRemoteAddress() instanceof InetSocketAddress)) {
            throw new IllegalArgumentException("not a connection of TCP: " + connected);
        }
        requireNew(connected);
        final StreamSocket socket = core.poller().transport().adoptStream(connected);
        final TcpSocketStream stream = new TcpSocketStream(core, pool, options);
        stream.adopt(socket);
        return stream;
    }

    @Override
    public StreamServer listenUnix(final UnixDomainSocketAddress localAddress, final ListenOptions options,
        final Consumer<? super ByteStream> onConnection) throws IOException {

        Objects.requireNonNull(onConnection, "onConnection");
        return acceptUnix(localAddress, options, socket -> serveUnix(socket, options.stream(), onConnection));
    }

    /**
     * Listens as {@link #listenUnix} does, and gives away each connection as it was accepted.
     *
     * @param localAddress its path
     * @param options how
     * @param onSocket gets each connection, outside of any callback scope, and closes it
     * @return the listener, active
     * @throws IOException if the path cannot be listened on; nothing is left open
     */
    public StreamServer acceptUnix(final UnixDomainSocketAddress localAddress, final ListenOptions options,
        final Consumer<? super StreamSocket> onSocket) throws IOException {

        core.checkUsable();
        Addresses.requireShortPath(localAddress, "bind");
        final ListenerSocket listener = core.poller().transport()
            .openListener(Addresses.familyOf(localAddress));
        return orClose(listener, localAddress, () -> {
            listener.bind(localAddress);
            try {
                listener.listen(options.backlog());
            } catch (final IOException failure) {
                LoopUnixServer.remove(localAddress.getPath());
                throw failure;
            }
            return new LoopUnixServer(core, listener, localAddress, options, onSocket);
        });
    }

    /**
     * Makes a stream of a connection and hands it to the application.
     *
     * @param connection of this loop's transport, not registered yet
     * @param options what the stream is like
     * @param onConnection gets the stream, as a callback
     */
    public void serveUnix(final StreamSocket connection, final StreamOptions options,
        final Consumer<? super ByteStream> onConnection) {

        final SocketStream stream = new SocketStream(core, pool, options);
        stream.adopt(connection);
        core.call(() -> onConnection.accept(stream));
    }

    @Override
    public ByteStream connectUnix(final UnixDomainSocketAddress remoteAddress, final ConnectOptions options) {
        core.checkUsable();
        Objects.requireNonNull(remoteAddress, "remoteAddress");
        final SocketStream stream = new SocketStream(core, pool, options.stream());
        stream.connectBy(new Connector(core, dns, stream, remoteAddress, options));
        return stream;
    }

    @Override
    public UdpSocket bindUdp(final InetSocketAddress localAddress, final UdpOptions options)
        throws IOException {

        core.checkUsable();
        Addresses.requireResolved(localAddress, "bind");
        final DatagramSocket socket = core.poller().transport()
            .openDatagram(Addresses.familyOf(localAddress));
        return orClose(socket, localAddress, () -> {
            configure(socket, localAddress, options);
            socket.bind(localAddress);
            return new LoopUdpSocket(core, socket, (InetSocketAddress) socket.localAddress(), null);
        });
    }

    @Override
    public UdpSocket adoptUdp(final DatagramChannel bound) throws IOException {
        core.checkUsable();
        final InetSocketAddress localAddress = (InetSocketAddress) bound.getLocalAddress();
        if (localAddress == null) {
            throw new SystemCallException(Errno.EINVAL, "getsockname", bound + " (not bound: bind it first)",
                null);
        }
        requireNew(bound);
        final DatagramSocket socket = core.poller().transport().adoptDatagram(bound);
        return new LoopUdpSocket(core, socket, localAddress, (InetSocketAddress) bound.getRemoteAddress());
    }

    private void requireNew(final Channel channel) {
        if (!adopted.add(channel)) {
            throw new IllegalStateException("EEXIST: this loop has it already: " + channel);
        }
    }

    private static void configure(final DatagramSocket socket, final InetSocketAddress localAddress,
        final UdpOptions options) throws IOException {

        if (options.reuseAddress()) {
            set(socket, StandardSocketOptions.SO_REUSEADDR, true, localAddress);
        }
        if (options.reusePort()) {
            set(socket, StandardSocketOptions.SO_REUSEPORT, true, localAddress);
        }
        if (options.ipv6Only()) {
            set(socket, TransportOption.IPV6_V6ONLY, true, localAddress);
        }
        if (options.broadcast()) {
            set(socket, StandardSocketOptions.SO_BROADCAST, true, localAddress);
        }
        if (options.receiveBufferBytes() > 0) {
            set(socket, StandardSocketOptions.SO_RCVBUF, options.receiveBufferBytes(), localAddress);
        }
        if (options.sendBufferBytes() > 0) {
            set(socket, StandardSocketOptions.SO_SNDBUF, options.sendBufferBytes(), localAddress);
        }
    }

    @FunctionalInterface
    private interface Setup<H> {
        H run() throws IOException;
    }

    /** Leaves nothing open, and names the address, if the setup of a socket fails. */
    private static <H> H orClose(final TransportSocket socket, final SocketAddress localAddress,
        final Setup<H> setup) throws IOException {

        try {
            return setup.run();
        } catch (final IOException failure) {
            socket.close();
            throw SocketFailure.of(failure, "bind", localAddress);
        }
    }

    private static <T> void set(final TransportSocket socket, final SocketOption<T> option, final T value,
        final SocketAddress localAddress) throws IOException {

        try {
            socket.setOption(option, value);
        } catch (final UnsupportedOperationException failure) {
            throw new SystemCallException(Errno.ENOTSUP, "setsockopt", Addresses.text(localAddress) + " ("
                + option.name() + ": this backend or system lacks the option, so do without)", failure);
        }
    }
}
