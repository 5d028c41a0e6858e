package dev.sixphase.api.spi;

import java.io.IOException;

/**
 * Takes incoming streams: TCP or Unix-domain.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public non-sealed interface ListenerSocket extends TransportSocket {
    /**
     * Starts to take connections. Call it after {@link #bind}.
     *
     * @param backlog how many may wait to be accepted; at least 1, the kernel may lower it
     * @throws IOException if the kernel refuses
     */
    void listen(int backlog) throws IOException;

    /**
     * Takes one connection that waits.
     *
     * @return the connection, non-blocking; or null if none waits
     * @throws IOException if the kernel refuses; with {@code EMFILE} or {@code ENFILE} the connection still
     *     waits
     */
    StreamSocket accept() throws IOException;
}
