package dev.sixphase.http;

import dev.sixphase.api.Callback;
import dev.sixphase.api.TcpStream;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A stream whose peer is the test. It refuses to deliver bytes when a real one would not.
 */
final class FakeStream implements TcpStream {
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(64 * 1024);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Runnable connect;
    private Consumer<? super ByteBuffer> data;
    private Runnable end;
    private Consumer<? super Throwable> error;
    private Runnable close;
    private boolean referenced = true;
    private boolean paused;
    private boolean closing;

    void connected() {
        connect.run();
    }

    /** The peer sends bytes; afterwards the buffer is somebody else's. */
    void receives(final String bytes) {
        if (paused || closing) {
            throw new AssertionError("the loop would not deliver: paused " + paused + ", closing " + closing);
        }
        readBuffer.clear().put(bytes.getBytes(StandardCharsets.ISO_8859_1)).flip();
        try {
            data.accept(readBuffer);
        } finally {
            readBuffer.clear();
            while (readBuffer.hasRemaining()) {
                readBuffer.put((byte) '?');
            }
        }
    }

    void ends() {
        end.run();
    }

    /** The system reports a failure; the loop then closes the stream. */
    void fails(final Throwable failure) {
        closing = true;
        error.accept(failure);
    }

    /** The CLOSING phase comes. */
    void closes() {
        close.run();
    }

    String written() {
        return written.toString(StandardCharsets.ISO_8859_1);
    }

    boolean isPaused() {
        return paused;
    }

    @Override
    public void onConnect(final Runnable listener) {
        connect = listener;
    }

    @Override
    public void onData(final Consumer<? super ByteBuffer> listener) {
        data = listener;
    }

    @Override
    public void onEnd(final Runnable listener) {
        end = listener;
    }

    @Override
    public void onDrain(final Runnable listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onError(final Consumer<? super Throwable> listener) {
        error = listener;
    }

    @Override
    public void onClose(final Runnable listener) {
        close = listener;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public boolean write(final ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            written.write(bytes.get());
        }
        return true;
    }

    @Override
    public boolean write(final ByteBuffer bytes, final Callback<Void> callback) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int tryWrite(final ByteBuffer bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int receiveBufferBytes() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void receiveBufferBytes(final int bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int sendBufferBytes() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendBufferBytes(final int bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void end() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void destroy(final Throwable failure) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long queuedBytes() {
        return 0;
    }

    @Override
    public long bytesRead() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long bytesWritten() {
        return written.size();
    }

    @Override
    public SocketAddress localAddress() {
        return null;
    }

    @Override
    public SocketAddress remoteAddress() {
        return null;
    }

    @Override
    public void noDelay(final boolean enabled) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void keepAlive(final boolean enabled) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void keepAlive(final int idleSeconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void ref() {
        referenced = true;
    }

    @Override
    public void unref() {
        referenced = false;
    }

    @Override
    public boolean hasRef() {
        return referenced;
    }

    @Override
    public boolean isActive() {
        return !closing;
    }

    @Override
    public boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        closing = true;
    }

    @Override
    public void close(final Runnable callback) {
        close();
        callback.run();
    }
}
