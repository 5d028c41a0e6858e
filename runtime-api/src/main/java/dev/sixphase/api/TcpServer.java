package dev.sixphase.api;

import java.net.InetSocketAddress;

/**
 * A TCP listener.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public interface TcpServer extends StreamServer {
    /** {@return where it listens, with the port that the system chose} */
    @Override
    InetSocketAddress localAddress();
}
