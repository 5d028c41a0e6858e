package dev.sixphase.api.spi;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * A UDP socket.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public non-sealed interface DatagramSocket extends TransportSocket {
    /**
     * Fixes the peer: only its datagrams come in, and its ICMP errors are reported.
     *
     * @param remoteAddress of the socket's family
     * @throws IOException if the kernel refuses
     */
    void connect(SocketAddress remoteAddress) throws IOException;

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
}
