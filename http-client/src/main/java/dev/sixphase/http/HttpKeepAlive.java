package dev.sixphase.http;

/**
 * Which connections are kept after a response, for the next request to the same host and port.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param maxIdleConnections the most connections that wait at a time, whatever their hosts; 0 to close each
 *     after its response
 * @param idleMillis how long one waits at most; 1 to 2,147,483,647. Choose less than the servers do, or a
 *     request may meet a connection that is just being closed
 */
public record HttpKeepAlive(int maxIdleConnections, long idleMillis) {
    /** Refuses numbers that mean nothing. */
    public HttpKeepAlive {
        if (maxIdleConnections < 0) {
            throw new IllegalArgumentException("maxIdleConnections must be 0 or more: " + maxIdleConnections);
        }
        if (idleMillis < 1 || idleMillis > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("idleMillis must be 1 to " + Integer.MAX_VALUE + ": "
                + idleMillis);
        }
    }

    /** {@return one connection a request} */
    public static HttpKeepAlive none() {
        return new HttpKeepAlive(0, 1);
    }

    /** {@return 16 connections for 4 seconds, which is less than Node's servers wait} */
    public static HttpKeepAlive defaults() {
        return new HttpKeepAlive(16, 4_000);
    }
}
