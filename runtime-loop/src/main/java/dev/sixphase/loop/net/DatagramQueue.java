package dev.sixphase.loop.net;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.DatagramSocket;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Datagrams on their way out: sent at once, or copied and sent in order once the socket takes them. While
 * any wait, the loop has an operation under way.
 */
final class DatagramQueue {
    private static final int SENDS_PER_EVENT = 32;

    private final LoopCore core;
    private final DatagramSocket socket;
    private final Completions completions;
    private final ArrayDeque<Datagram> waiting = new ArrayDeque<>(2);
    private long waitingBytes;
    private InetSocketAddress peer;

    DatagramQueue(final LoopCore core, final DatagramSocket socket) {
        this.core = core;
        this.socket = socket;
        completions = new Completions(core);
    }

    private record Datagram(ByteBuffer bytes, InetSocketAddress target, Callback<Void> callback) { }

    /** Says to whom the socket is connected, which alone it then sends to; null for nobody. */
    void peer(final InetSocketAddress remoteAddress) {
        peer = remoteAddress;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int waitingCount() {
        return waiting.size();
    }

    long waitingBytes() {
        return waitingBytes;
    }

    /** {@return whether the datagram was sent; if not, it would have to wait} */
    boolean trySend(final ByteBuffer message, final InetSocketAddress target) throws IOException {
        return waiting.isEmpty() && sent(message, target);
    }

    void send(final ByteBuffer message, final InetSocketAddress target, final Callback<Void> callback) {
        if (waiting.isEmpty()) {
            if (isSettled(message, target, callback)) {
                message.position(message.limit());
                return;
            }
            core.requestStarted();
        }
        final ByteBuffer copy = ByteBuffer.allocate(message.remaining()).put(message).flip();
        waiting.add(new Datagram(copy, target, callback));
        waitingBytes += copy.remaining();
    }

    /** Sends what the socket now takes. */
    void flush() {
        boolean goesOn = true;
        for (int left = SENDS_PER_EVENT; goesOn && left > 0 && !waiting.isEmpty(); left--) {
            final Datagram first = waiting.peek();
            final int size = first.bytes().remaining();
            goesOn = isSettled(first.bytes(), first.target(), first.callback());
            if (goesOn) {
                remove(size);
            }
        }
    }

    /** {@return whether the datagram was sent or refused for good; if not, it must wait} */
    private boolean isSettled(final ByteBuffer bytes, final InetSocketAddress target,
        final Callback<Void> callback) {

        try {
            if (!sent(bytes, target)) {
                return false;
            }
            completions.add(callback, null);
        } catch (final IOException failure) {
            completions.add(callback, failure);
        }
        return true;
    }

    private boolean sent(final ByteBuffer bytes, final InetSocketAddress target) throws IOException {
        if (target == null && peer == null) {
            throw new SystemCallException(Errno.EDESTADDRREQ, "send", "", null);
        }
        if (target != null && peer != null) {
            // Kernels differ: some would send it all the same.
            throw new SystemCallException(Errno.EISCONN, "send", Addresses.text(target), null);
        }
        try {
            return socket.send(bytes, target);
        } catch (final IOException failure) {
            throw SocketFailure.of(failure, "send", target == null ? peer : target);
        }
    }

    private void remove(final int size) {
        waiting.poll();
        waitingBytes -= size;
        if (waiting.isEmpty()) {
            core.requestEnded();
        }
    }

    /** The socket is being closed: who waits for a callback has it just before the close callback. */
    void hold() {
        completions.hold();
    }

    /** Drops what waits and runs the callbacks that are left. */
    void close() {
        while (!waiting.isEmpty()) {
            final Datagram dropped = waiting.peek();
            final InetSocketAddress target = dropped.target() == null ? peer : dropped.target();
            completions.add(dropped.callback(), SocketFailure.canceled("send", target));
            remove(dropped.bytes().remaining());
        }
        completions.runAll();
    }
}
