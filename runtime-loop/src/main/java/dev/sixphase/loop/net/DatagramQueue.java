package dev.sixphase.loop.net;

import dev.sixphase.api.Callback;
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
    private InetSocketAddress peer;

    DatagramQueue(final LoopCore core, final DatagramSocket socket) {
        this.core = core;
        this.socket = socket;
        completions = new Completions(core);
    }

    private record Datagram(ByteBuffer bytes, InetSocketAddress target, Callback<Void> callback) { }

    /** Says where the datagrams without a target go, so that their failures can be told. */
    void peer(final InetSocketAddress remoteAddress) {
        peer = remoteAddress;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
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
    }

    /** Sends what the socket now takes. */
    void flush() {
        boolean goesOn = true;
        for (int left = SENDS_PER_EVENT; goesOn && left > 0 && !waiting.isEmpty(); left--) {
            final Datagram first = waiting.peek();
            goesOn = isSettled(first.bytes(), first.target(), first.callback());
            if (goesOn) {
                waiting.poll();
                endRequestIfEmpty();
            }
        }
    }

    /** {@return whether the datagram was sent or refused for good; if not, it must wait} */
    private boolean isSettled(final ByteBuffer bytes, final InetSocketAddress target,
        final Callback<Void> callback) {

        try {
            if (!socket.send(bytes, target)) {
                return false;
            }
            completions.add(callback, null);
        } catch (final IOException failure) {
            completions.add(callback, SocketFailure.of(failure, "send", target == null ? peer : target));
        }
        return true;
    }

    private void endRequestIfEmpty() {
        if (waiting.isEmpty()) {
            core.requestEnded();
        }
    }

    /** Drops what waits and runs the callbacks that are left. */
    void close() {
        while (!waiting.isEmpty()) {
            final Datagram dropped = waiting.poll();
            final InetSocketAddress target = dropped.target() == null ? peer : dropped.target();
            completions.add(dropped.callback(), SocketFailure.canceled("send", target));
            endRequestIfEmpty();
        }
        completions.runAll();
    }
}
