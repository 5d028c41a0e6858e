package dev.sixphase.api;

/**
 * What a UDP socket is like from the start.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param reuseAddress whether it may take an address that another socket has which allows it too; on Linux
 *     the last one bound receives
 * @param reusePort whether several sockets may share the port and its datagrams
 * @param ipv6Only whether a socket bound to an IPv6 address keeps out of IPv4; otherwise {@code ::} serves
 *     both
 * @param broadcast whether it may send to broadcast addresses
 * @param receiveBufferBytes what the system may hold that was not received yet; 0 for its default
 * @param sendBufferBytes what the system may hold that was not sent yet; 0 for its default
 */
public record UdpOptions(boolean reuseAddress, boolean reusePort, boolean ipv6Only, boolean broadcast,
    int receiveBufferBytes, int sendBufferBytes) {

    /** Refuses buffers of less than nothing. */
    public UdpOptions {
        notNegative(receiveBufferBytes, "receiveBufferBytes");
        notNegative(sendBufferBytes, "sendBufferBytes");
    }

    private static void notNegative(final int value, final String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be positive, or 0 for the default: " + value);
        }
    }

    /** {@return an address and a port of its own, no broadcast, both families, the system's buffers} */
    public static UdpOptions defaults() {
        return new UdpOptions(false, false, false, false, 0, 0);
    }

    /**
     * {@return the same options with the address shared or not}
     *
     * @param shared whether it may take an address that another socket has which allows it too
     */
    public UdpOptions withReuseAddress(final boolean shared) {
        return new UdpOptions(shared, reusePort, ipv6Only, broadcast, receiveBufferBytes, sendBufferBytes);
    }

    /**
     * {@return the same options with the port shared or not}
     *
     * @param shared whether several sockets may share the port and its datagrams
     */
    public UdpOptions withReusePort(final boolean shared) {
        return new UdpOptions(reuseAddress, shared, ipv6Only, broadcast, receiveBufferBytes, sendBufferBytes);
    }

    /**
     * {@return the same options with IPv4 kept out or not}
     *
     * @param only whether a socket bound to an IPv6 address keeps out of IPv4
     */
    public UdpOptions withIpv6Only(final boolean only) {
        return new UdpOptions(reuseAddress, reusePort, only, broadcast, receiveBufferBytes, sendBufferBytes);
    }

    /**
     * {@return the same options with broadcast allowed or not}
     *
     * @param allowed whether it may send to broadcast addresses
     */
    public UdpOptions withBroadcast(final boolean allowed) {
        return new UdpOptions(reuseAddress, reusePort, ipv6Only, allowed, receiveBufferBytes,
            sendBufferBytes);
    }

    /**
     * {@return the same options with other buffers of the system}
     *
     * @param receive what it may hold that was not received yet, in bytes; 0 for its default
     * @param send what it may hold that was not sent yet, in bytes; 0 for its default
     */
    public UdpOptions withBufferBytes(final int receive, final int send) {
        return new UdpOptions(reuseAddress, reusePort, ipv6Only, broadcast, receive, send);
    }
}
