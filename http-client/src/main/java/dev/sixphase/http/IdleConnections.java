package dev.sixphase.http;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.Timer;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Connections that wait for their next request. They do not keep the loop alive. Whatever happens to one
 * while it waits, bytes that nobody asked for included, closes it.
 */
final class IdleConnections {
    private final EventLoop loop;
    private final HttpKeepAlive keepAlive;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    IdleConnections(final EventLoop loop, final HttpKeepAlive keepAlive) {
        this.loop = loop;
        this.keepAlive = keepAlive;
    }

    boolean keepsAny() {
        return keepAlive.maxIdleConnections() > 0 && !closed;
    }

    /**
     * {@return the connection to that address that has waited the shortest, with the pool's listeners still
     * on it}
     */
    Optional<TcpStream> take(final InetSocketAddress address) {
        for (final Iterator<Idle> latest = idle.descendingIterator(); latest.hasNext();) {
            final Idle found = latest.next();
            if (found.address.equals(address) && !found.stream.isClosing()) {
                latest.remove();
                loop.clearTimeout(found.timer);
                found.stream.ref();
                return Optional.of(found.stream);
            }
        }
        return Optional.empty();
    }

    /** Takes a connection in, or closes it. */
    void offer(final InetSocketAddress address, final TcpStream stream) {
        if (!keepsAny()) {
            stream.close();
            return;
        }
        final Idle entry = new Idle(address, stream);
        stream.onData(bytes -> drop(entry));
        stream.onEnd(() -> drop(entry));
        stream.onError(failure -> drop(entry));
        stream.onClose(() -> drop(entry));
        stream.unref();
        entry.timer = loop.setTimeout(() -> drop(entry), keepAlive.idleMillis()).unref();
        idle.addLast(entry);
        if (idle.size() > keepAlive.maxIdleConnections()) {
            drop(idle.getFirst());
        }
    }

    void close() {
        closed = true;
        List.copyOf(idle).forEach(this::drop);
    }

    private void drop(final Idle entry) {
        idle.remove(entry);
        loop.clearTimeout(entry.timer);
        entry.stream.close();
    }

    private static final class Idle {
        private final InetSocketAddress address;
        private final TcpStream stream;
        private Timer timer;

        Idle(final InetSocketAddress address, final TcpStream stream) {
            this.address = address;
            this.stream = stream;
        }
    }
}
