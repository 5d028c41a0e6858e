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
     * Closes so that the peer sees a reset; queued bytes are dropped. Does nothing once the stream is
     * closing.
     */
    void reset();
}
