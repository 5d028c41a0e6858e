package dev.sixphase.http;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.Timer;
import dev.sixphase.http.HttpException.Kind;
import dev.sixphase.http.ResponseReader.Step;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/**
 * An exchange on a connection of its own: moves bytes from the stream to the reader, and steps to the
 * listener.
 */
final class TcpExchange implements HttpExchange {
    private final EventLoop loop;
    private final IdleConnections connections;
    private final HttpRequest request;
    private final HttpListener listener;
    private final ResponseReader reader;
    private TcpStream stream;
    /** The connection was kept from an earlier exchange, and this one has not heard anything on it. */
    private boolean onKeptConnection;
    private Timer deadline;
    private Progress progress = Progress.CONNECTING;
    private boolean paused;
    /** The outcome is known, and nothing more is read. It may not have been told yet. */
    private boolean over;
    private boolean told;

    TcpExchange(final EventLoop loop, final IdleConnections connections, final HttpListener listener,
        final ResponseReader reader) {

        this.loop = loop;
        this.connections = connections;
        this.request = reader.request();
        this.listener = Objects.requireNonNull(listener, "listener");
        this.reader = reader;
    }

    void start() {
        final Optional<TcpStream> kept = request.isIdempotent()
            ? connections.take(request.target().address())
            : Optional.empty();
        onKeptConnection = kept.isPresent();
        askOn(kept.orElseGet(this::connect));
        if (request.deadlineMillis() > 0) {
            deadline = loop.setTimeout(this::expired, request.deadlineMillis());
        }
    }

    private TcpStream connect() {
        final TcpStream connection =
            loop.net().connectTcp(request.target().address(), ConnectOptions.defaults());
        connection.onConnect(() -> progress = Progress.WAITING);
        return connection;
    }

    private void askOn(final TcpStream connection) {
        stream = connection;
        progress = onKeptConnection ? Progress.WAITING : Progress.CONNECTING;
        connection.onData(this::received);
        connection.onEnd(this::ended);
        connection.onError(this::broken);
        connection.onClose(this::closed);
        if (paused) {
            connection.pause();
        }
        connection.write(RequestEncoder.encode(request, connections.keepsAny()));
    }

    /** A kept connection that ends without a word was being closed, most likely, when we asked. */
    private boolean asksAgain() {
        if (over || !onKeptConnection) {
            return false;
        }
        stream.onError(ignored -> { });
        stream.onClose(() -> { });
        stream.close();
        onKeptConnection = false;
        askOn(connect());
        return true;
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public boolean cancel() {
        if (over) {
            return false;
        }
        loop.nextTick(() -> tell(new HttpException(Kind.CANCELLED, request, "cancelled by the program while "
            + progress.words, null)));
        release();
        return true;
    }

    @Override
    public void pause() {
        if (!over) {
            stream.pause();
            paused = true;
        }
    }

    @Override
    public void resume() {
        if (!over && paused) {
            loop.nextTick(this::advance);
            stream.resume();
            paused = false;
        }
    }

    @Override
    public boolean isPending() {
        return !told;
    }

    private void received(final ByteBuffer bytes) {
        if (!over) {
            onKeptConnection = false;
            reader.input().add(bytes);
            advance();
        }
    }

    private void ended() {
        if (!over && !asksAgain()) {
            reader.input().end();
            advance();
        }
    }

    private void broken(final Throwable cause) {
        if (asksAgain()) {
            return;
        }
        final String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        fail(new HttpException(Kind.CONNECTION, request, "the connection failed while " + progress.words
            + ", " + reason + ": " + progress.advice, cause));
    }

    /** A paused exchange may still have the last bytes to tell when its connection is gone. */
    private void closed() {
        if (!reader.input().hasEnded() && !asksAgain()) {
            fail(new HttpException(Kind.CONNECTION, request, "the connection was closed on our side while "
                + progress.words + ": keep the loop open until the exchange has ended", null));
        }
    }

    private void expired() {
        fail(new HttpException(Kind.DEADLINE, request, "not complete within deadlineMillis "
            + request.deadlineMillis() + ", still " + progress.words
            + ": raise the deadline, or find out what the server waits for", null));
    }

    /** Tells steps until there is no more to tell; after a listener that threw, on the next tick. */
    private void advance() {
        boolean returned = false;
        try {
            boolean more = true;
            while (more && !paused && !over) {
                more = step();
            }
            returned = true;
        } finally {
            reader.input().keep();
            if (!returned) {
                loop.nextTick(this::advance);
            }
        }
    }

    private boolean step() {
        final Step step;
        try {
            step = reader.next();
        } catch (HttpException e) {
            fail(e);
            return false;
        }
        switch (step) {
            case HEAD:
                progress = Progress.RECEIVING;
                listener.onResponse(this, reader.head());
                break;
            case DATA:
                listener.onData(reader.data());
                break;
            case END:
                settle();
                leaveConnection();
                told = true;
                listener.onEnd(reader.trailers());
                break;
            default:
                break;
        }
        return step != Step.STARVED;
    }

    private void fail(final HttpException failure) {
        if (!over) {
            release();
            tell(failure);
        }
    }

    private void tell(final HttpException failure) {
        told = true;
        listener.onError(failure);
    }

    private void release() {
        settle();
        stream.close();
    }

    private void settle() {
        over = true;
        loop.clearTimeout(deadline);
    }

    private void leaveConnection() {
        if (reader.leavesConnectionUsable() && stream.queuedBytes() == 0 && !stream.isClosing()) {
            connections.offer(request.target().address(), stream);
        } else {
            stream.close();
        }
    }

    /** How far the exchange has come, for the message of a failure. */
    private enum Progress {
        CONNECTING("connecting", "check host and port, and that the server runs"),
        WAITING("waiting for the head of the response", "look into the server's log"),
        RECEIVING("receiving the body", "ask again");

        private final String words;
        private final String advice;

        Progress(final String words, final String advice) {
            this.words = words;
            this.advice = advice;
        }
    }
}
