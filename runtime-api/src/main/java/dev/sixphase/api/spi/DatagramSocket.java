package dev.sixphase.api.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * A UDP socket. Its options are those of {@link TransportSocket#setOption}, and of {@link TransportOption}
 * where the backend has them.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public non-sealed interface DatagramSocket extends TransportSocket {
    /**
     * Fixes the peer: only its datagrams come in, and its ICMP errors are reported. The loop connects no
     * socket twice.
     *
     * @param remoteAddress of the socket's family
     * @throws IOException if the kernel refuses
     */
    void connect(SocketAddress remoteAddress) throws IOException;

    /**
     * Forgets the peer. The local address is what it was before the {@link #connect}, port included.
     *
     * @throws IOException if the kernel refuses
     */
    void disconnect() throws IOException;

    /**
     * Sends one datagram.
     *
     * @param source its bytes, from position to limit; the position moves if it was sent
     * @param target where to; null to the connected peer
     * @return false if it would block: nothing was sent
     * @throws IOException if the kernel refuses, for instance {@code EMSGSIZE} or, from an earlier
     *     datagram,
     *     {@code ECONNREFUSED}; nothing was sent
     */
    boolean send(ByteBuffer source, SocketAddress target) throws IOException;

    /**
     * Receives one datagram.
     *
     * @param target where to put it, from position to limit; what does not fit is lost
     * @return the sender's address, or null if it would block
     * @throws IOException if the kernel reports one, for instance {@code ECONNREFUSED} on a connected
     *     socket
     */
    SocketAddress receive(ByteBuffer target) throws IOException;

    /**
     * Joins a multicast group.
     *
     * @param group its address
     * @param networkInterface where to listen; null for the system's choice
     * @param source the one sender to hear; null for all
     * @throws IOException if the kernel refuses: {@code EADDRINUSE} for a member, {@code EINVAL} for an
     *     address that is no group's, {@code ENODEV} if there is no such interface
     */
    void join(InetAddress group, NetworkInterface networkInterface, InetAddress source) throws IOException;

    /**
     * Leaves a multicast group.
     *
     * @param group as it was joined
     * @param networkInterface as it was joined
     * @param source as it was joined
     * @throws IOException if the kernel refuses, for instance {@code EADDRNOTAVAIL} for no member
     */
    void leave(InetAddress group, NetworkInterface networkInterface, InetAddress source) throws IOException;
}
