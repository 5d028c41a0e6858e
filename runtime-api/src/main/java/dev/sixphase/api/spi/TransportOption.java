package dev.sixphase.api.spi;

import java.net.SocketOption;

/**
 * Options of a transport's sockets that {@link java.net.StandardSocketOptions} lacks. A backend that cannot
 * set one says so, as of any other, by {@link UnsupportedOperationException}.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param <T> the type of the value
 */
public final class TransportOption<T> implements SocketOption<T> {
    /** How many routers a datagram may pass that is not for a group: 1 to 255. */
    public static final SocketOption<Integer> IP_TTL = new TransportOption<>("IP_TTL", Integer.class);

    /** Whether a socket of the family INET6 keeps out of IPv4; to be set before it is bound. */
    public static final SocketOption<Boolean> IPV6_V6ONLY =
        new TransportOption<>("IPV6_V6ONLY", Boolean.class);

    /** For how many seconds a TCP connection must be silent before it is probed: 1 to 32,767. */
    public static final SocketOption<Integer> TCP_KEEPIDLE =
        new TransportOption<>("TCP_KEEPIDLE", Integer.class);

    private final String name;
    private final Class<T> type;

    private TransportOption(final String name, final Class<T> type) {
        this.name = name;
        this.type = type;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return name;
    }
}
