package dev.sixphase.loop.group;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** A peer that blocks, on the test's thread. */
final class Client implements AutoCloseable {
    static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int WATCHDOG_MILLIS = 30_000;

    private final Socket socket;

    Client(final InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setSoTimeout(WATCHDOG_MILLIS);
        socket.setTcpNoDelay(true);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Sends a byte and waits for the one that comes back. */
    int echo(final int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    /** {@return whether the server ends the connection, however it does that, and sends nothing more} */
    boolean isEnded() throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (final SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
