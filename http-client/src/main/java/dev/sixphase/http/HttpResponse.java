package dev.sixphase.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.hc.core5.http.ContentType;

/**
 * A complete response, its body in memory.
 *
 * <p><b>Threads.</b> Immutable, but for the array that {@link #body()} hands out; safe on any thread.
 *
 * <p><b>Not guaranteed:</b> that the body is whole, if the server marks its end by closing the connection
 * only; HTTP cannot tell then. It is, if it has a length or comes in chunks.
 */
public final class HttpResponse {
    private final HttpHead head;
    private final byte[] body;
    private final HttpHeaders trailers;

    HttpResponse(final HttpHead head, final byte[] body, final HttpHeaders trailers) {
        this.head = Objects.requireNonNull(head, "head");
        this.body = Objects.requireNonNull(body, "body");
        this.trailers = Objects.requireNonNull(trailers, "trailers");
    }

    /** {@return 200 to 999} */
    public int status() {
        return head.status();
    }

    /** {@return the phrase after the status; often empty} */
    public String reason() {
        return head.reason();
    }

    /** {@return the header fields} */
    public HttpHeaders headers() {
        return head.headers();
    }

    /** {@return the fields after a body in chunks; empty for any other body} */
    public HttpHeaders trailers() {
        return trailers;
    }

    /** {@return the body, not copied; empty if there is none} */
    public byte[] body() {
        return body;
    }

    /** {@return the body as text in the charset that Content-Type names, or else in UTF-8} */
    public String text() {
        final ContentType type = ContentType.parseLenient(headers().first("Content-Type").orElse(""));
        final Charset named = type == null ? null : type.getCharset();
        return text(named == null ? StandardCharsets.UTF_8 : named);
    }

    /**
     * {@return the body as text; what is not in the charset becomes its replacement character}
     *
     * @param charset whatever the headers say
     */
    public String text(final Charset charset) {
        return new String(body, charset);
    }

    @Override
    public String toString() {
        return status() + " " + reason() + ", " + body.length + " bytes";
    }
}
