package dev.sixphase.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What to ask, and how long and how much to wait for. One request may be sent any number of times.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread. Its builder is not.
 */
public final class HttpRequest {
    private static final Set<String> IDEMPOTENT_METHODS =
        Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    private final String method;
    private final URI uri;
    private final HttpTarget target;
    private final HttpHeaders headers;
    private final byte[] body;
    private final long deadlineMillis;
    private final HttpLimits limits;

    private HttpRequest(final Builder builder) {
        this.method = builder.method;
        this.uri = builder.uri;
        this.target = builder.target;
        this.headers = new HttpHeaders(builder.headers);
        this.body = builder.body;
        this.deadlineMillis = builder.deadlineMillis;
        this.limits = builder.limits;
    }

    /**
     * {@return a request to get a resource, with all defaults}
     *
     * @param uri with scheme http and a host
     * @throws IllegalArgumentException as {@link #builder}
     */
    public static HttpRequest get(final URI uri) {
        return builder("GET", uri).build();
    }

    /**
     * {@return a builder}
     *
     * @param method an HTTP method, any but CONNECT; case matters
     * @param uri with scheme http and a host; a fragment is not sent
     * @throws IllegalArgumentException if this client cannot ask that; the message says what would do
     */
    public static Builder builder(final String method, final URI uri) {
        return new Builder(method, uri);
    }

    /** {@return the method} */
    public String method() {
        return method;
    }

    /** {@return the URI} */
    public URI uri() {
        return uri;
    }

    /** {@return the headers that the caller added; the client adds its own when it sends} */
    public HttpHeaders headers() {
        return headers;
    }

    /** {@return a copy of the body; empty if there is none} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return how long the whole exchange may take; 0 for as long as it likes} */
    public long deadlineMillis() {
        return deadlineMillis;
    }

    /** {@return how much of a response is taken} */
    public HttpLimits limits() {
        return limits;
    }

    @Override
    public String toString() {
        return method + " " + uri;
    }

    /** {@return whether asking twice is as good as asking once} */
    boolean isIdempotent() {
        return IDEMPOTENT_METHODS.contains(method);
    }

    HttpTarget target() {
        return target;
    }

    byte[] rawBody() {
        return body;
    }

    /** Builds a request. */
    public static final class Builder {
        private static final long DEFAULT_DEADLINE_MILLIS = 30_000;
        private static final byte[] NO_BODY = {};
        /** What decides where a message ends is written by the client alone. */
        private static final Set<String> OUR_HEADERS =
            Set.of("connection", "content-length", "expect", "te", "transfer-encoding", "upgrade");

        private final String method;
        private final URI uri;
        private final HttpTarget target;
        private final List<Map.Entry<String, String>> headers = new ArrayList<>();
        private byte[] body = NO_BODY;
        private long deadlineMillis = DEFAULT_DEADLINE_MILLIS;
        private HttpLimits limits = HttpLimits.defaults();

        private Builder(final String method, final URI uri) {
            if (!Syntax.isToken(method)) {
                throw new IllegalArgumentException("no HTTP method: " + Syntax.quoted(method));
            }
            if (method.equals("CONNECT")) {
                throw new IllegalArgumentException("CONNECT " + uri + " asks for a tunnel, not for a "
                    + "response: connect to the proxy by net().connectTcp");
            }
            this.method = method;
            this.uri = Objects.requireNonNull(uri, "uri");
            this.target = HttpTarget.of(uri);
        }

        /**
         * Adds a header field; fields of the same name are all sent.
         *
         * @param name letters, digits and the marks of a token. {@code Host} replaces the one that the URI
         *     gives
         * @param value one line of ISO 8859-1
         * @return this builder
         * @throws IllegalArgumentException if it would not arrive as one header field, or if it is one that
         *     the client writes itself
         */
        public Builder header(final String name, final String value) {
            if (!Syntax.isToken(name)) {
                throw new IllegalArgumentException("no header name: " + Syntax.quoted(name)
                    + ": use letters, digits and hyphens");
            }
            if (!Syntax.isValue(value)) {
                throw new IllegalArgumentException("the value of header " + name + " has a line break, a "
                    + "control character or a character past ISO 8859-1: encode it first: "
                    + Syntax.quoted(value));
            }
            if (OUR_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("header " + name + " is written by the client: leave "
                    + "it out");
            }
            headers.add(Map.entry(name, value.strip()));
            return this;
        }

        /**
         * Sends a body, with its length.
         *
         * @param bytes copied
         * @return this builder
         */
        public Builder body(final byte[] bytes) {
            body = bytes.clone();
            return this;
        }

        /**
         * Says how long the exchange may take, from {@code send} to the last byte of the response, looking
         * the name up and connecting included.
         *
         * @param millis 0 for as long as it likes, to 2,147,483,647; 30,000 unless this is called
         * @return this builder
         * @throws IllegalArgumentException if no timer can be set to that
         */
        public Builder deadlineMillis(final long millis) {
            if (millis < 0 || millis > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("deadlineMillis must be 0 to " + Integer.MAX_VALUE + ": "
                    + millis);
            }
            deadlineMillis = millis;
            return this;
        }

        /**
         * Says how much of a response is taken.
         *
         * @param bounds {@link HttpLimits#defaults()} unless this is called
         * @return this builder
         */
        public Builder limits(final HttpLimits bounds) {
            limits = Objects.requireNonNull(bounds, "bounds");
            return this;
        }

        /** {@return the request} */
        public HttpRequest build() {
            return new HttpRequest(this);
        }
    }
}
