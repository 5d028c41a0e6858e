package dev.sixphase.api.spi;

import java.net.SocketOption;

/**
 * Options of stream sockets that {@link java.net.StandardSocketOptions} lacks. A backend that cannot set one
 * says so, as of any other, by {@link UnsupportedOperationException}.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param <T> the type of the value
 */
public final class StreamOption<T> implements SocketOption<T> {
    /** For how many seconds a connection must be silent before it is probed: 1 to 32,767. */
    public static final SocketOption<Integer> TCP_KEEPIDLE =
        new StreamOption<>("TCP_KEEPIDLE", Integer.class);

    private final String name;
    private final Class<T> type;

    private StreamOption(final String name, final Class<T> type) {
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
