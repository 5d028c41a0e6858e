package dev.sixphase.api.spi;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;

/**
 * What the sockets of a {@link Transport} have in common. All are non-blocking and close-on-exec.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public sealed interface TransportSocket extends Closeable
    permits StreamSocket, ListenerSocket, DatagramSocket {
    /** {@return what to register with the poller; the same object each time} */
    Pollable pollable();

    /**
     * Gives the socket a local address.
     *
     * @param localAddress an {@link java.net.InetSocketAddress}, port 0 for any, or a
     *     {@link java.net.UnixDomainSocketAddress}; of the socket's family
     * @throws IOException if the kernel refuses, for instance {@code EADDRINUSE}; the socket stays unbound
     */
    void bind(SocketAddress localAddress) throws IOException;

    /**
     * {@return the local address, or null if there is none}
     *
     * @throws IOException if the kernel refuses
     */
    SocketAddress localAddress() throws IOException;

    /**
     * Changes an option of {@link java.net.StandardSocketOptions}: {@code SO_REUSEADDR}, {@code
     * SO_REUSEPORT}, {@code SO_KEEPALIVE}, {@code TCP_NODELAY}, {@code SO_SNDBUF}, {@code SO_RCVBUF}, {@code
     * SO_LINGER},
     * {@code SO_BROADCAST}, {@code IP_MULTICAST_IF}, {@code IP_MULTICAST_TTL}, {@code IP_MULTICAST_LOOP},
     * {@code IP_TOS}, where the socket has it; or one of {@link TransportOption}.
     *
     * @param <T> the type of the value
     * @param option the option
     * @param value its new value
     * @throws UnsupportedOperationException if this socket has no such option; nothing changes
     * @throws IOException if the kernel refuses; nothing changes
     */
    <T> void setOption(SocketOption<T> option, T value) throws IOException;

    /**
     * {@return the value of an option}
     *
     * @param <T> the type of the value
     * @param option one that {@link #setOption} takes
     * @throws UnsupportedOperationException if this socket has no such option
     * @throws IOException if the kernel refuses
     */
    <T> T option(SocketOption<T> option) throws IOException;

    /** {@return whether {@link #close()} has not been called} */
    boolean isOpen();

    /**
     * Closes the socket; a second call does nothing. Deregister it first.
     *
     * @throws IOException if the kernel reports a failure; the socket is closed all the same
     */
    @Override
    void close() throws IOException;
}
