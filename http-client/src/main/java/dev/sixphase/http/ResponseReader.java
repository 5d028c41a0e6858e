package dev.sixphase.http;

import dev.sixphase.http.HttpException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.BasicHttpTransportMetrics;
import org.apache.hc.core5.http.impl.nio.ChunkDecoder;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.nio.IdentityDecoder;
import org.apache.hc.core5.http.impl.nio.LengthDelimitedDecoder;
import org.apache.hc.core5.http.nio.ContentDecoder;
import org.apache.hc.core5.http.nio.NHttpMessageParser;

/**
 * Makes a response of bytes, however they are cut. It is asked for one step after the other and calls
 * nobody, so a listener may pause or cancel between any two steps.
 */
final class ResponseReader {
    private static final int FIRST_INTERIM = 100;
    private static final int FIRST_FINAL = 200;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final HttpRequest request;
    private final ResponseInput input;
    private final ByteBuffer data;
    private final Http1Config config;
    private final NHttpMessageParser<HttpResponse> parser;
    private State state = State.HEAD;
    private HttpHead head;
    private ContentDecoder decoder;
    private HttpHeaders trailers = HttpHeaders.empty();
    private boolean serverKeepsAlive;
    private long bodyBytes;

    /**
     * Makes a reader.
     *
     * @param request what was asked: its method and limits matter
     * @param data where parts of the body are put; it may be shared by readers that take turns
     */
    ResponseReader(final HttpRequest request, final ByteBuffer data) {
        this.request = request;
        this.data = data;
        this.input = new ResponseInput(request);
        this.config = Http1Config.custom()
            .setMaxLineLength(request.limits().maxLineBytes())
            .setMaxHeaderCount(request.limits().maxHeaderCount())
            .build();
        this.parser = new DefaultHttpResponseParser<>(config, DefaultHttpResponseFactory.INSTANCE);
    }

    /** {@return what was asked} */
    HttpRequest request() {
        return request;
    }

    /** {@return where the bytes go in} */
    ResponseInput input() {
        return input;
    }

    /**
     * Goes one step further.
     *
     * @return what was found
     * @throws HttpException if there is no such response; the reader is of no use then
     */
    Step next() throws HttpException {
        try {
            return switch (state) {
                case HEAD -> nextHead();
                case BODY -> nextData();
                case END -> finish();
                case OVER -> Step.STARVED;
            };
        } catch (HttpException e) {
            throw e;
        } catch (ConnectionClosedException | TruncatedChunkException e) {
            throw failure(Kind.CONNECTION, "the server closed the connection inside the body, after "
                + bodyBytes + " bytes: ask again", e);
        } catch (MessageConstraintException e) {
            throw failure(Kind.HEADER_LIMIT, "the response has too many headers, empty or folded lines "
                + "for " + request.limits() + ": raise the limits if you trust the server", e);
        } catch (IOException | org.apache.hc.core5.http.HttpException | RuntimeException e) {
            // The parser leaks IllegalArgumentException for some malformed versions.
            final String reason = Syntax.quoted(String.valueOf(e.getMessage()));
            throw failure(Kind.PROTOCOL, state == State.HEAD
                ? "the response is not HTTP/1, " + reason + ": check that the port is a web server's"
                : "the body is malformed after " + bodyBytes + " bytes, " + reason
                    + ": the server is broken", e);
        }
    }

    /** {@return the head, after the step {@link Step#HEAD}} */
    HttpHead head() {
        return head;
    }

    /** {@return a part of the body, after the step {@link Step#DATA} and until the next call} */
    ByteBuffer data() {
        return data;
    }

    /** {@return what followed the chunks, after the step {@link Step#END}} */
    HttpHeaders trailers() {
        return trailers;
    }

    /** {@return whether another request may follow on the connection, after the step {@link Step#END}} */
    boolean leavesConnectionUsable() {
        return serverKeepsAlive && !input.hasData() && !input.hasEnded();
    }

    private Step nextHead() throws IOException, org.apache.hc.core5.http.HttpException {
        while (true) {
            final HttpResponse response = parser.parse(input, false);
            if (response == null) {
                return Step.STARVED;
            }
            if (response.getCode() == SWITCHING_PROTOCOLS) {
                throw failure(Kind.PROTOCOL, "the server answers 101 and switches to another protocol, "
                    + "for which nobody asked: it is broken", null);
            }
            if (!isInterim(response.getCode())) {
                head = ResponseHeads.read(request, response);
                serverKeepsAlive = ResponseHeads.keepsAlive(request, response);
                startBody(response);
                return Step.HEAD;
            }
            parser.reset();
        }
    }

    private static boolean isInterim(final int status) {
        return status >= FIRST_INTERIM && status < FIRST_FINAL;
    }

    private void startBody(final HttpResponse response)
        throws HttpException, org.apache.hc.core5.http.HttpException {

        final long length = ResponseHeads.bodyLength(request, response);
        if (length == 0) {
            state = State.END;
            return;
        }
        if (length > request.limits().maxBodyBytes()) {
            throw bodyTooLong("announced with " + length + " bytes");
        }
        input.startBody();
        state = State.BODY;
        final BasicHttpTransportMetrics metrics = new BasicHttpTransportMetrics();
        if (length == ContentLengthStrategy.CHUNKED) {
            decoder = new ChunkDecoder(input.channel(), input, config, metrics);
        } else if (length == ContentLengthStrategy.UNDEFINED) {
            decoder = new IdentityDecoder(input.channel(), input, metrics);
        } else {
            decoder = new LengthDelimitedDecoder(input.channel(), input, metrics, length);
        }
    }

    private Step nextData() throws IOException {
        data.clear();
        final int count = decoder.read(data);
        data.flip();
        if (count > 0) {
            bodyBytes += count;
            if (bodyBytes > request.limits().maxBodyBytes()) {
                throw bodyTooLong("at least " + bodyBytes + " bytes long");
            }
            return Step.DATA;
        }
        if (!decoder.isCompleted()) {
            return Step.STARVED;
        }
        trailers = ResponseHeads.headers(request, decoder.getTrailers());
        return finish();
    }

    private Step finish() {
        state = State.OVER;
        return Step.END;
    }

    private HttpException bodyTooLong(final String length) {
        return failure(Kind.BODY_LIMIT, "the body is " + length + ", and maxBodyBytes is "
            + request.limits().maxBodyBytes() + ": raise the limit if you trust the server", null);
    }

    private HttpException failure(final Kind kind, final String detail, final Throwable cause) {
        return new HttpException(kind, request, detail, cause);
    }

    /** What one call of {@link #next()} found. */
    enum Step {
        /** A head: it comes once. */
        HEAD,
        /** A part of the body. */
        DATA,
        /** The end of the response: it comes once, last. */
        END,
        /** Nothing until more bytes are added, or ever. */
        STARVED
    }

    private enum State {
        HEAD, BODY, END, OVER
    }
}
