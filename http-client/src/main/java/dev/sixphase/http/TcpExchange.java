package dev.sixphase.http;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.Timer;
import dev.sixphase.http.HttpException.Kind;
import dev.sixphase.http.ResponseReader.Step;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * An exchange on a connection of its own: moves bytes from the stream to the reader, and steps to the
 * listener.
 */
final class TcpExchange implements HttpExchange {
    private final EventLoop loop;
    private final HttpRequest request;
    private final HttpListener listener;
    private final ResponseReader reader;
    private TcpStream stream;
    private Timer deadline;
    private Progress progress = Progress.CONNECTING;
    private boolean paused;
    /** The outcome is known, and nothing more is read. It may not have been told yet. */
    private boolean over;
    private boolean told;

    TcpExchange(final EventLoop loop, final HttpRequest request, final HttpListener listener,
        final ResponseReader reader) {

        this.loop = loop;
        this.request = request;
        this.listener = Objects.requireNonNull(listener, "listener");
        this.reader = reader;
    }

    void start() {
        stream = loop.net().connectTcp(request.target().address(), ConnectOptions.defaults());
        stream.onConnect(() -> progress = Progress.WAITING);
        stream.onData(this::received);
        stream.onEnd(this::ended);
        stream.onError(this::broken);
        stream.onClose(this::closed);
        stream.write(RequestEncoder.encode(request));
        if (request.deadlineMillis() > 0) {
            deadline = loop.setTimeout(this::expired, request.deadlineMillis());
        }
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
            reader.input().add(bytes);
            advance();
        }
    }

    private void ended() {
        if (!over) {
            reader.input().end();
            advance();
        }
    }

    private void broken(final Throwable cause) {
        fail(new HttpException(Kind.CONNECTION, request, "the connection to " + request.target().address()
            + " failed while " + progress.words + ", " + cause.getMessage()
            + ": check host and port, and that the server runs", cause));
    }

    /** A paused exchange may still have the last bytes to tell when its connection is gone. */
    private void closed() {
        if (!reader.input().hasEnded()) {
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
                release();
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
        over = true;
        loop.clearTimeout(deadline);
        stream.close();
    }

    /** How far the exchange has come, for the message of a failure. */
    private enum Progress {
        CONNECTING("connecting"),
        WAITING("waiting for the head of the response"),
        RECEIVING("receiving the body");

        private final String words;

        Progress(final String words) {
            this.words = words;
        }
    }
}
