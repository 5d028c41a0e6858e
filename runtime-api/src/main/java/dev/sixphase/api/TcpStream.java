package dev.sixphase.api;

import java.io.IOException;

/**
 * A TCP connection.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public interface TcpStream extends ByteStream {
    /**
     * Sends small writes at once, rather than wait for more (Nagle's algorithm).
     *
     * @param enabled whether to send at once
     * @throws IOException if the kernel refuses; nothing changes
     */
    void noDelay(boolean enabled) throws IOException;

    /**
     * Probes a silent connection, so that a dead peer is noticed.
     *
     * @param enabled whether to probe, at the system's intervals
     * @throws IOException if the kernel refuses; nothing changes
     */
    void keepAlive(boolean enabled) throws IOException;

    /**
     * Probes the connection once it has been silent for a while.
     *
     * @param idleSeconds for how long; 1 to 32,767
     * @throws IllegalArgumentException for another number; nothing changes
     * @throws IOException if the kernel refuses, or {@code ENOTSUP} if this backend cannot set the time;
     *     what comes of a stream that is not connected yet reaches {@link #onError}
     */
    void keepAlive(int idleSeconds) throws IOException;

    /**
     * Closes so that the peer sees a reset; queued bytes are dropped. Does nothing once the stream is
     * closing.
     */
    void reset();
}
