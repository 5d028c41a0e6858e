package dev.sixphase.loop.group;

import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Connections that other loops have accepted for this one. A loop that is closed drops the tasks that have
 * not run; the connections are kept here, so that it loses none of them.
 *
 * <p><b>Threads.</b> {@link #add} from any; the rest on the loop's thread.
 */
final class Arrivals {
    /** What becomes of a connection when it arrives. */
    @FunctionalInterface
    interface Receiver {
        void receive(StreamSocket accepted);
    }

    private record Arrival(StreamSocket accepted, Receiver receiver) { }

    private final Queue<Arrival> waiting = new ConcurrentLinkedQueue<>();
    private final Runnable receiveOne = this::receiveOne;
    private final Executor loop;
    private boolean refusing;

    Arrivals(final Executor loop) {
        this.loop = loop;
    }

    /** Sends a connection to the loop; it is closed if the loop does not take it any more. */
    void add(final StreamSocket accepted, final Receiver receiver) {
        waiting.add(new Arrival(accepted, receiver));
        try {
            loop.execute(receiveOne);
        } catch (final RejectedExecutionException closed) {
            // First in, then ask: what the loop's own end has not seen is seen here.
            closeAll();
        }
    }

    private void receiveOne() {
        final Arrival arrival = waiting.poll();
        if (arrival == null) {
            return;
        }
        if (refusing) {
            close(arrival.accepted);
        } else {
            arrival.receiver.receive(arrival.accepted);
        }
    }

    /** From now on connections are closed when they arrive. */
    void refuse() {
        refusing = true;
    }

    /** Closes what has not arrived, once the loop is closed. */
    void closeAll() {
        for (Arrival arrival = waiting.poll(); arrival != null; arrival = waiting.poll()) {
            close(arrival.accepted);
        }
    }

    static void close(final StreamSocket socket) {
        try {
            socket.close();
        } catch (final IOException ignored) {
            // It is closed all the same.
        }
    }
}
