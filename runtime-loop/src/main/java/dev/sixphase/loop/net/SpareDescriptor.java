package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.api.spi.Transport;
import java.io.IOException;
import java.net.ProtocolFamily;

/**
 * One descriptor that a server holds for the day when the process has no other left. Given up for a moment,
 * it lets the waiting connections be accepted and closed, so that their peers learn of it and the poller
 * does not report them for ever.
 */
final class SpareDescriptor {
    static {
        // Loads what tells of a failure while it can: to load a class from a directory takes a descriptor.
        SocketFailure.of(new IOException("rehearsed"), "accept", null);
    }

    private final Transport transport;
    private final ProtocolFamily family;
    private StreamSocket spare;

    SpareDescriptor(final Transport transport, final ProtocolFamily family) {
        this.transport = transport;
        this.family = family;
        holds();
    }

    static boolean isNeededFor(final IOException failure) {
        return failure instanceof SystemCallException known
            && (known.errno() == Errno.EMFILE || known.errno() == Errno.ENFILE);
    }

    /**
     * Takes a descriptor, if there is none in hand. Called before each accept: one that another thread got in
     * between is missed here, and not when it is needed.
     *
     * @throws IOException if the process or the system has none left
     */
    void hold() throws IOException {
        if (spare == null) {
            spare = transport.openStream(family);
        }
    }

    private boolean holds() {
        try {
            hold();
            return true;
        } catch (final IOException ignored) {
            // Whoever asks finds out by the result.
            return false;
        }
    }

    /**
     * Accepts and closes the connections that wait.
     *
     * @param most how many at most, so that a flood ends
     * @return whether that was possible; if not, some may still wait
     */
    boolean turnAway(final ListenerSocket listener, final int most) {
        if (!holds()) {
            return false;
        }
        release();
        try {
            boolean someWait = true;
            for (int left = most; someWait && left > 0; left--) {
                someWait = turnOneAway(listener);
            }
            return true;
        } catch (final IOException ignored) {
            // Another thread was quicker to take the descriptor.
            return false;
        } finally {
            holds();
        }
    }

    private static boolean turnOneAway(final ListenerSocket listener) throws IOException {
        try (StreamSocket refused = listener.accept()) {
            return refused != null;
        }
    }

    void release() {
        if (spare != null) {
            try {
                spare.close();
            } catch (final IOException ignored) {
                // It is closed all the same.
            }
            spare = null;
        }
    }
}
