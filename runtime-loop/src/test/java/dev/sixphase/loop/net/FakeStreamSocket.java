package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.StreamSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stream whose peer and whose kernel are the test. */
final class FakeStreamSocket implements StreamSocket {
    private static final SocketAddress PEER = new InetSocketAddress(NetLoop.LOOPBACK.getAddress(), 99);
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private enum Connect { AT_ONCE, PENDING, DONE }

    private final Pollable pollable;
    private final Deque<Object> incoming = new ArrayDeque<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final Map<String, Object> options = new LinkedHashMap<>();
    private Connect connect = Connect.AT_ONCE;
    private SystemCallException openFailure;
    private SystemCallException connectFailure;
    private SystemCallException writeFailure;
    private SystemCallException shutdownFailure;
    private SystemCallException optionFailure;
    private SocketAddress connectedTo;
    private SocketAddress boundTo;
    private int roomBytes = Integer.MAX_VALUE;
    private int readCalls;
    private int writeCalls;
    private boolean failsWhenFull;
    private boolean tellsWhenDrained;
    private boolean outputEnded;
    private boolean open = true;
    private boolean reset;

    FakeStreamSocket(final FakeNetwork network) {
        pollable = network.newSource(this::readiness);
    }

    private int readiness() {
        final boolean readable = !incoming.isEmpty();
        final boolean writable = roomBytes > 0 && connect != Connect.PENDING;
        return (readable ? PollEvents.READABLE : 0) | (writable ? PollEvents.WRITABLE : 0);
    }

    static SystemCallException failure(final Errno errno, final String call) {
        return new SystemCallException(errno, call, "", null);
    }

    void opened() throws IOException {
        if (openFailure != null) {
            throw openFailure;
        }
    }

    FakeStreamSocket failToOpen(final Errno errno) {
        openFailure = failure(errno, "socket");
        return this;
    }

    /** A connect is under way until {@link #finish} or {@link #refuse}. */
    FakeStreamSocket pending() {
        connect = Connect.PENDING;
        return this;
    }

    void finish() {
        connect = Connect.DONE;
    }

    /** A connect fails, at once or, if it was pending, now. */
    FakeStreamSocket refuse(final Errno errno) {
        connectFailure = failure(errno, "connect");
        connect = connect == Connect.PENDING ? Connect.DONE : connect;
        return this;
    }

    void receive(final String text) {
        incoming.add(NetLoop.bytes(text));
    }

    void receiveEnd() {
        incoming.add(END);
    }

    void receiveFailure(final Errno errno) {
        incoming.add(failure(errno, "read"));
    }

    /** From now on takes so many bytes and no more. */
    FakeStreamSocket room(final int bytes) {
        roomBytes = bytes;
        return this;
    }

    void failWrites(final Errno errno) {
        writeFailure = failure(errno, "write");
        roomBytes = Math.max(roomBytes, 1);
    }

    /** Takes so many bytes, and fails if it is given more. */
    void failAfter(final int bytes, final Errno errno) {
        room(bytes);
        writeFailure = failure(errno, "write");
        failsWhenFull = true;
    }

    void failShutdown(final Errno errno) {
        shutdownFailure = failure(errno, "shutdown");
    }

    FakeStreamSocket failOptions(final Errno errno) {
        optionFailure = failure(errno, "setsockopt");
        return this;
    }

    FakeStreamSocket tellWhenDrained() {
        tellsWhenDrained = true;
        return this;
    }

    String sent() {
        return sent.toString(StandardCharsets.US_ASCII);
    }

    int readCalls() {
        return readCalls;
    }

    int writeCalls() {
        return writeCalls;
    }

    boolean hasOutputEnded() {
        return outputEnded;
    }

    boolean wasReset() {
        return reset;
    }

    SocketAddress connectedTo() {
        return connectedTo;
    }

    SocketAddress boundTo() {
        return boundTo;
    }

    Map<String, Object> options() {
        return options;
    }

    @Override
    public boolean connect(final SocketAddress remoteAddress) throws IOException {
        connectedTo = remoteAddress;
        if (connectFailure != null && connect == Connect.AT_ONCE) {
            throw connectFailure;
        }
        return connect == Connect.AT_ONCE;
    }

    @Override
    public boolean finishConnect() throws IOException {
        if (connectFailure != null) {
            throw connectFailure;
        }
        return connect != Connect.PENDING;
    }

    @Override
    public int read(final ByteBuffer target) throws IOException {
        checkOpen();
        readCalls++;
        final Object next = incoming.peek();
        if (next == null) {
            return 0;
        }
        if (next == END) {
            return -1;
        }
        if (next instanceof SystemCallException failure) {
            incoming.poll();
            throw failure;
        }
        final ByteBuffer bytes = (ByteBuffer) next;
        final int count = Math.min(bytes.remaining(), target.remaining());
        target.put(bytes.slice().limit(count));
        bytes.position(bytes.position() + count);
        if (!bytes.hasRemaining()) {
            incoming.poll();
        }
        return count;
    }

    @Override
    public boolean isDrained() {
        return tellsWhenDrained && incoming.isEmpty();
    }

    @Override
    public int write(final ByteBuffer source) throws IOException {
        checkOpen();
        writeCalls++;
        return take(source);
    }

    @Override
    public long write(final ByteBuffer[] sources, final int offset, final int length) throws IOException {
        checkOpen();
        writeCalls++;
        long count = 0;
        for (int index = offset; index < offset + length; index++) {
            count += take(sources[index]);
        }
        return count;
    }

    private int take(final ByteBuffer source) throws IOException {
        if (writeFailure != null && (roomBytes == 0 || !failsWhenFull)) {
            throw writeFailure;
        }
        final int count = Math.min(source.remaining(), roomBytes);
        for (int left = count; left > 0; left--) {
            sent.write(source.get());
        }
        roomBytes -= count;
        return count;
    }

    private void checkOpen() {
        if (!open) {
            throw new AssertionError("used after it was closed");
        }
    }

    @Override
    public void shutdownOutput() throws IOException {
        checkOpen();
        if (shutdownFailure != null) {
            throw shutdownFailure;
        }
        outputEnded = true;
    }

    @Override
    public void closeWithReset() {
        reset = true;
        close();
    }

    @Override
    public SocketAddress remoteAddress() {
        return connectedTo == null ? PEER : connectedTo;
    }

    @Override
    public Pollable pollable() {
        return pollable;
    }

    @Override
    public void bind(final SocketAddress localAddress) {
        boundTo = localAddress;
    }

    @Override
    public SocketAddress localAddress() {
        return boundTo;
    }

    @Override
    public <T> void setOption(final SocketOption<T> option, final T value) throws IOException {
        if (optionFailure != null) {
            throw optionFailure;
        }
        options.put(option.name(), value);
    }

    @Override
    public <T> T option(final SocketOption<T> option) {
        return option.type().cast(options.get(option.name()));
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
