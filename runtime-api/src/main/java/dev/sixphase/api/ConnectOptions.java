package dev.sixphase.api;

import java.net.SocketAddress;

/**
 * How to connect.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param timeoutMillis the longest time to try, name look-up included; then the stream fails with {@code
 *     ETIMEDOUT}. 0 leaves it to the system, which may take minutes
 * @param localAddress the address to connect from, or null for any
 * @param stream what the stream is like
 */
public record ConnectOptions(long timeoutMillis, SocketAddress localAddress, StreamOptions stream) {
    /** Refuses a time in the past. */
    public ConnectOptions {
        if (timeoutMillis < 0) {
            throw new IllegalArgumentException("timeoutMillis must be 0 or more: " + timeoutMillis);
        }
    }

    /** {@return no time-out of our own, any local address, a default stream} */
    public static ConnectOptions defaults() {
        return new ConnectOptions(0, null, StreamOptions.defaults());
    }

    /**
     * {@return the same options with a deadline}
     *
     * @param millis the longest time to try; 0 leaves it to the system
     */
    public ConnectOptions withTimeoutMillis(final long millis) {
        return new ConnectOptions(millis, localAddress, stream);
    }

    /**
     * {@return the same options with a local address}
     *
     * @param address the address to connect from, or null for any
     */
    public ConnectOptions withLocalAddress(final SocketAddress address) {
        return new ConnectOptions(timeoutMillis, address, stream);
    }

    /**
     * {@return the same options with another stream}
     *
     * @param options what the stream is like
     */
    public ConnectOptions withStream(final StreamOptions options) {
        return new ConnectOptions(timeoutMillis, localAddress, options);
    }
}
