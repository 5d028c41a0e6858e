package dev.sixphase.loop.net;

import dev.sixphase.api.Callback;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.core.IoListener;
import dev.sixphase.loop.core.IoWatch;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A connection over a socket of the transport.
 *
 * <p><b>The way of a message:</b> {@link #onReady} reads into the loop's buffer and calls the data listener
 * in the scope; the listener's {@link #write(ByteBuffer)} goes to the socket at once. Only what the socket
 * does not take is queued, and only then is it watched for writing.
 *
 * <p><b>Life:</b> connecting (a {@link Connector} has no socket for it yet, writes are queued), connected,
 * ended on either side, closed. It is active until it is closed, as in Node.
 */
class SocketStream extends ListenedStream implements IoListener {
    private static final int END_OF_STREAM = -1;
    private static final int HEAP_PORTION_BYTES = 64 * 1024;
    /**
     * Loaded here and now: HotSpot inlines no call whose signature names a class that is not loaded yet, and
     * in a program that never passes a callback to a write nothing else loads it.
     */
    private static final Class<?> LOADED = Callback.class;

    private final BufferPool pool;
    private final StreamOptions options;
    /** Null until there is something for it: a message that goes out at once has one object less to fetch. */
    private StreamOutput output;
    private Connector connector;
    private StreamSocket socket;
    /** Null until somebody asks: for most connections nobody does. */
    private SocketAddress peer;
    private IoWatch watch;
    private boolean inputEnded;
    private long bytesRead;
    private long bytesSentAtOnce;

    SocketStream(final LoopCore core, final BufferPool pool, final StreamOptions options) {
        super(core);
        this.pool = pool;
        this.options = options;
        setActive(true);
    }

    private StreamOutput output() {
        if (output == null) {
            output = new StreamOutput(core(), pool, options);
            output.useSocket(socket);
        }
        return output;
    }

    /** Has no socket until the connector brings one. */
    final void connectBy(final Connector newConnector) {
        connector = newConnector;
        connector.start();
    }

    final void connected(final StreamSocket newSocket, final IoWatch newWatch) {
        final Connector done = connector;
        connector = null;
        adopt(newSocket, newWatch);
        try {
            done.askedOptions().applyTo(newSocket);
        } catch (final IOException failure) {
            fail(SocketFailure.of(failure, "setsockopt", peer()));
            return;
        }
        tellConnected();
        if (!isClosing()) {
            flush();
        }
    }

    final void connectFailed(final Throwable failure) {
        connector = null;
        fail(failure);
    }

    /** Takes the socket of a connection that was accepted. */
    final void adopt(final StreamSocket newSocket) {
        adopt(newSocket, core().watch(newSocket.pollable(), this));
    }

    private void adopt(final StreamSocket newSocket, final IoWatch newWatch) {
        socket = newSocket;
        watch = newWatch;
        if (output != null) {
            output.useSocket(newSocket);
        }
        updateInterest();
    }

    @Override
    public final void onReady(final int readinessMask) {
        if (connector != null) {
            connector.onReady();
            return;
        }
        if ((readinessMask & PollEvents.READABLE) != 0) {
            read();
        }
        if ((readinessMask & PollEvents.WRITABLE) != 0 && !isClosing()) {
            flush();
        }
    }

    @Override
    public final void onWatchFailed(final IOException failure) {
        if (connector != null) {
            connector.onWatchFailed(failure);
        } else {
            fail(SocketFailure.of(failure, "poll", peer()));
        }
    }

    /**
     * Once for a readiness; again, within the budget, only if there was as much as the buffer holds, and may
     * be more.
     */
    private void read() {
        boolean more = readOnce();
        if (more) {
            for (int left = core().budgets().readsPerEvent() - 1; more && left > 0 && isReading(); left--) {
                more = readOnce();
            }
        }
    }

    /** {@return whether the buffer was filled, and the socket may have more} */
    private boolean readOnce() {
        final ByteBuffer buffer = core().readBuffer().clear().order(ByteOrder.BIG_ENDIAN);
        final int count;
        try {
            count = socket.read(buffer);
        } catch (final IOException failure) {
            fail(SocketFailure.of(failure, "read", peer()));
            return false;
        }
        if (count > 0) {
            final boolean more = !buffer.hasRemaining() && !socket.isDrained();
            bytesRead += count;
            buffer.flip();
            tellData();
            return more;
        }
        if (count == END_OF_STREAM) {
            endInput();
        }
        return false;
    }

    private void endInput() {
        inputEnded = true;
        updateInterest();
        tellInputEnded();
        if (!options.allowHalfOpen()) {
            end();
        }
        closeIfBothSidesEnded();
    }

    private boolean isReading() {
        return wantsData() && !inputEnded && !isClosing();
    }

    @Override
    final void updateInterest() {
        if (watch != null) {
            watch.want((isReading() ? PollEvents.READABLE : 0)
                | (isWaiting() ? PollEvents.WRITABLE : 0));
        }
    }

    @Override
    public final boolean write(final ByteBuffer bytes) {
        return write(bytes, null);
    }

    @Override
    public final boolean write(final ByteBuffer bytes, final Callback<Void> callback) {
        checkWritable();
        final boolean allSent;
        try {
            allSent = sendAtOnce(bytes);
        } catch (final IOException failure) {
            output().enqueue(bytes, callback);
            failWrites(failure);
            return false;
        }
        if (!allSent) {
            final boolean wantsMore = output().enqueue(bytes, callback);
            updateInterest();
            return wantsMore;
        }
        if (callback != null) {
            output().sent(callback);
        }
        return true;
    }

    private boolean isWaiting() {
        return output != null && output.isWaiting();
    }

    /** {@return whether all was sent; nothing is while there is no socket, or something waits for it} */
    private boolean sendAtOnce(final ByteBuffer bytes) throws IOException {
        if (socket == null || isWaiting()) {
            return false;
        }
        final int before = bytes.position();
        try {
            send(bytes);
        } finally {
            bytesSentAtOnce += bytes.position() - before;
        }
        return !bytes.hasRemaining();
    }

    /** In portions if it is on the heap: a transport copies that first, so no more than may well be sent. */
    private void send(final ByteBuffer bytes) throws IOException {
        if (bytes.isDirect()) {
            if (bytes.hasRemaining()) {
                socket.write(bytes);
            }
            return;
        }
        final int end = bytes.limit();
        try {
            boolean goesOn = true;
            while (goesOn && bytes.position() < end) {
                bytes.limit(Math.min(end, bytes.position() + HEAP_PORTION_BYTES));
                socket.write(bytes);
                goesOn = !bytes.hasRemaining();
            }
        } finally {
            bytes.limit(end);
        }
    }

    @Override
    public final int tryWrite(final ByteBuffer bytes) {
        checkWritable();
        final int before = bytes.position();
        try {
            sendAtOnce(bytes);
            return bytes.position() - before;
        } catch (final IOException failure) {
            failWrites(failure);
            return 0;
        }
    }

    private void checkWritable() {
        checkOpen();
        if (isEndAsked()) {
            throw new IllegalStateException("write after end: " + this + " has ended its side");
        }
    }

    private boolean isEndAsked() {
        return output != null && output.isEndAsked();
    }

    /** The callbacks of the writes hear of it before the error listener, as with Node. */
    private void failWrites(final IOException failure) {
        final Throwable told = SocketFailure.of(failure, "write", peer());
        if (output != null) {
            output.cancel(told, peer());
        }
        failLater(told);
    }

    private void flush() {
        if (output == null) {
            return;
        }
        try {
            output.flush();
        } catch (final IOException failure) {
            failWrites(failure);
            return;
        }
        updateInterest();
        if (output.hasDrained()) {
            tellDrained();
        }
        closeIfBothSidesEnded();
    }

    @Override
    public final void end() {
        core().checkUsable();
        if (isEndAsked() || isClosing()) {
            return;
        }
        try {
            output().end();
            closeIfBothSidesEnded();
        } catch (final IOException failure) {
            failLater(SocketFailure.of(failure, "shutdown", peer()));
        }
    }

    private void closeIfBothSidesEnded() {
        if (inputEnded && output != null && output.hasEnded()) {
            close();
        }
    }

    @Override
    public final void destroy(final Throwable failure) {
        core().checkUsable();
        if (failure == null) {
            close();
        } else if (!isClosing()) {
            failLater(failure);
        }
    }

    @Override
    protected final void release() {
        if (connector != null) {
            connector.cancel();
        }
        if (socket != null) {
            // For those who hear of the end: a closed socket has no peer.
            peer();
            watch.close();
            watch = null;
            try {
                closeSocket(socket);
            } catch (final IOException ignored) {
                // The descriptor is gone all the same, and that what was sent arrives was never promised.
            }
        }
    }

    void closeSocket(final StreamSocket open) throws IOException {
        open.close();
    }

    @Override
    protected final void closed() {
        tellFailure();
        if (output != null) {
            output.close(peer());
        }
        tellClosed();
    }

    /** {@return who is at the other end; null if there is nobody, or nobody knows} */
    private SocketAddress peer() {
        if (peer == null && socket != null) {
            peer = Addresses.orNull(socket::remoteAddress);
        }
        return peer;
    }

    /** {@return the socket, or null while there is none} */
    private StreamSocket socket() {
        return isClosing() ? null : socket;
    }

    /** Tells the socket an option, once there is one. */
    final <T> void setOption(final SocketOption<T> option, final T value) throws IOException {
        checkOpen();
        if (connector != null) {
            connector.askedOptions().add(option, value);
        } else {
            AskedOptions.tell(socket, option, value);
        }
    }

    private int sizeOf(final SocketOption<Integer> option) throws IOException {
        checkOpen();
        if (socket == null) {
            throw new IllegalStateException(this + " is not connected yet: ask in its connect listener");
        }
        return socket.option(option);
    }

    private void resize(final SocketOption<Integer> option, final int bytes) throws IOException {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be 1 or more: " + bytes);
        }
        setOption(option, bytes);
    }

    @Override
    public final int receiveBufferBytes() throws IOException {
        return sizeOf(StandardSocketOptions.SO_RCVBUF);
    }

    @Override
    public final void receiveBufferBytes(final int bytes) throws IOException {
        resize(StandardSocketOptions.SO_RCVBUF, bytes);
    }

    @Override
    public final int sendBufferBytes() throws IOException {
        return sizeOf(StandardSocketOptions.SO_SNDBUF);
    }

    @Override
    public final void sendBufferBytes(final int bytes) throws IOException {
        resize(StandardSocketOptions.SO_SNDBUF, bytes);
    }

    @Override
    public final long queuedBytes() {
        return output == null ? 0 : output.queuedBytes();
    }

    @Override
    public final long bytesRead() {
        return bytesRead;
    }

    @Override
    public final long bytesWritten() {
        return bytesSentAtOnce + (output == null ? 0 : output.bytesWritten());
    }

    @Override
    public final SocketAddress localAddress() {
        return socket() == null ? null : Addresses.orNull(socket::localAddress);
    }

    @Override
    public final SocketAddress remoteAddress() {
        return socket() == null ? null : peer();
    }

    @Override
    public final String toString() {
        return kind() + " " + (connector == null ? Addresses.text(peer()) : connector.toString());
    }

    String kind() {
        return "ByteStream";
    }
}
