package dev.sixphase.api;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/**
 * Opens sockets.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * <p><b>Errors</b> that the kernel reports are {@link SystemCallException}s with the address and the name
 * of the errno. What is wrong with a local address is thrown; what happens to a connection reaches {@link
 * ByteStream#onError}, never inside the call that started it.
 */
public interface Net {
    /**
     * Listens for TCP connections.
     *
     * @param localAddress where; port 0 for any free one
     * @param options how
     * @param onConnection gets each connection, one a callback; a stream that reads as soon as it has a
     *     data listener
     * @return the listener, active
     * @throws IOException if the address cannot be listened on, for instance {@code EADDRINUSE}; nothing is
     *     left open
     */
    TcpServer listenTcp(InetSocketAddress localAddress, ListenOptions options,
        Consumer<? super TcpStream> onConnection) throws IOException;

    /**
     * Connects by TCP.
     *
     * @param remoteAddress where to; unresolved names are looked up on the worker pool
     * @param options how, and for how long to try
     * @return a stream that is connecting; what is written meanwhile is queued
     */
    TcpStream connectTcp(InetSocketAddress remoteAddress, ConnectOptions options);

    /**
     * Takes over a TCP connection that was made elsewhere: inherited, or accepted by other code.
     *
     * @param connected open and connected; from now on the stream's, which closes it
     * @param options what the stream is like
     * @return a stream that is connected
     * @throws IOException {@code ENOTCONN} if the channel is not connected; it stays the caller's
     * @throws IllegalArgumentException if it is not one of TCP
     * @throws IllegalStateException if this loop has taken it over already
     */
    TcpStream adoptTcp(SocketChannel connected, StreamOptions options) throws IOException;

    /**
     * Listens on a Unix-domain socket. The file is removed when the server is closed.
     *
     * @param localAddress its path
     * @param options how; {@code reusePort} has no meaning here
     * @param onConnection gets each connection
     * @return the listener, active
     * @throws IOException if the path cannot be listened on; nothing is left open
     */
    StreamServer listenUnix(UnixDomainSocketAddress localAddress, ListenOptions options,
        Consumer<? super ByteStream> onConnection) throws IOException;

    /**
     * Connects to a Unix-domain socket.
     *
     * @param remoteAddress its path
     * @param options how, and for how long to try
     * @return a stream that is connecting
     */
    ByteStream connectUnix(UnixDomainSocketAddress remoteAddress, ConnectOptions options);

    /**
     * Opens a UDP socket and binds it.
     *
     * @param localAddress where; port 0 for any free one
     * @param options how
     * @return the socket, which receives as soon as it has a listener
     * @throws IOException if the address cannot be bound; nothing is left open
     */
    UdpSocket bindUdp(InetSocketAddress localAddress, UdpOptions options) throws IOException;

    /**
     * Takes over a UDP socket that was opened elsewhere.
     *
     * @param bound open and bound, connected or not; from now on the socket's, which closes it
     * @return the socket
     * @throws IOException {@code EINVAL} if the channel is not bound; it stays the caller's
     * @throws IllegalStateException if this loop has taken it over already
     */
    UdpSocket adoptUdp(DatagramChannel bound) throws IOException;
}
