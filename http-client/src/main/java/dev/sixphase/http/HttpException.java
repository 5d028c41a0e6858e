package dev.sixphase.http;

import java.io.IOException;
import java.util.Objects;

/**
 * An exchange failed. The kind says what a program may do about it; the message says which request, what
 * happened and what a person may do; the cause, if there is one, is the stream's or the parser's.
 *
 * <p>A status of 400 or more is no failure: it is a response.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 */
public final class HttpException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    HttpException(final Kind kind, final HttpRequest request, final String detail, final Throwable cause) {
        super(request + ": " + detail, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** {@return what sort of failure it is} */
    public Kind kind() {
        return kind;
    }

    /** What sort of failure it is. */
    public enum Kind {
        /** The time that the request allowed is over. */
        DEADLINE,
        /** The head, a line, or the number of headers is larger than {@link HttpLimits} allow. */
        HEADER_LIMIT,
        /** The body is longer than {@link HttpLimits#maxBodyBytes()}. */
        BODY_LIMIT,
        /** What the server sent is not HTTP/1, or is ambiguous; another try will hardly help. */
        PROTOCOL,
        /** The name was not found, the connection failed, or it ended before the response was complete. */
        CONNECTION,
        /** The program cancelled the exchange. */
        CANCELLED
    }
}
