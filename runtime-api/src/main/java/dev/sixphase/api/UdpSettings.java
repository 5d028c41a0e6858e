package dev.sixphase.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;

/**
 * What can be changed about a UDP socket while it lives.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * <p><b>Errors.</b> Each call throws what the kernel refuses, with nothing changed. What a backend lacks
 * is {@code ENOTSUP}: the JDK's channels, which the poller {@code nio} uses, have no {@link #ttl} and no
 * way back to the system's choice of a multicast interface.
 */
public interface UdpSettings {
    /**
     * Allows sending to broadcast addresses.
     *
     * @param enabled whether to
     * @throws IOException if the kernel refuses
     */
    void broadcast(boolean enabled) throws IOException;

    /**
     * Bounds how many routers a datagram may pass.
     *
     * @param hops 1 to 255
     * @throws IllegalArgumentException for another number; nothing changes
     * @throws IOException if the kernel refuses
     */
    void ttl(int hops) throws IOException;

    /**
     * Bounds how many routers a datagram to a multicast group may pass.
     *
     * @param hops 0, which keeps it on this machine, to 255
     * @throws IllegalArgumentException for another number; nothing changes
     * @throws IOException if the kernel refuses
     */
    void multicastTtl(int hops) throws IOException;

    /**
     * Says whether what this socket sends to a group comes back to the members on this machine.
     *
     * @param enabled whether it does
     * @throws IOException if the kernel refuses
     */
    void multicastLoopback(boolean enabled) throws IOException;

    /**
     * Says by which interface datagrams to multicast groups leave.
     *
     * @param networkInterface the interface; null for the system's choice
     * @throws IOException if the kernel refuses, or {@code EADDRNOTAVAIL} if the interface has no address of
     *     the socket's family
     */
    void multicastInterface(NetworkInterface networkInterface) throws IOException;

    /**
     * Receives what is sent to a multicast group.
     *
     * @param group its address
     * @param networkInterface where to listen; null for the system's choice
     * @throws IOException if the kernel refuses: {@code EADDRINUSE} for a member, {@code EINVAL} for an
     *     address that is no group's, {@code ENODEV} if there is no such interface
     */
    void joinGroup(InetAddress group, NetworkInterface networkInterface) throws IOException;

    /**
     * Receives what one sender sends to a multicast group.
     *
     * @param group its address
     * @param networkInterface where to listen; null for the system's choice
     * @param sourceAddress the sender; several may be joined one by one
     * @throws IOException as {@link #joinGroup(InetAddress, NetworkInterface)}
     */
    void joinGroup(InetAddress group, NetworkInterface networkInterface, InetAddress sourceAddress)
        throws IOException;

    /**
     * Ends a membership. Closing the socket ends all.
     *
     * @param group as it was joined
     * @param networkInterface as it was joined
     * @throws IOException if the kernel refuses, for instance {@code EADDRNOTAVAIL} for no member
     */
    void leaveGroup(InetAddress group, NetworkInterface networkInterface) throws IOException;

    /**
     * Ends the membership for one sender.
     *
     * @param group as it was joined
     * @param networkInterface as it was joined
     * @param sourceAddress as it was joined
     * @throws IOException as {@link #leaveGroup(InetAddress, NetworkInterface)}
     */
    void leaveGroup(InetAddress group, NetworkInterface networkInterface, InetAddress sourceAddress)
        throws IOException;

    /**
     * {@return how many bytes the system may hold that were not received yet}
     *
     * @throws IOException if the kernel refuses
     */
    int receiveBufferBytes() throws IOException;

    /**
     * Asks for another size of that buffer; the system rounds it, and bounds it.
     *
     * @param bytes how many
     * @throws IOException if the kernel refuses
     */
    void receiveBufferBytes(int bytes) throws IOException;

    /**
     * {@return how many bytes the system may hold that were not sent yet}
     *
     * @throws IOException if the kernel refuses
     */
    int sendBufferBytes() throws IOException;

    /**
     * Asks for another size of that buffer; the system rounds it, and bounds it.
     *
     * @param bytes how many
     * @throws IOException if the kernel refuses
     */
    void sendBufferBytes(int bytes) throws IOException;
}
