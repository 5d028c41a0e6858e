package dev.sixphase.http;

import dev.sixphase.http.HttpException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.FormattedHeader;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.MessageSupport;

/**
 * Turns what the parser found in a head into our types, and refuses what the parser lets pass but RFC 9112
 * does not: names with blanks in them, bare control characters, lengths that two readers could understand
 * differently.
 */
final class ResponseHeads {
    private static final int LOWEST_STATUS = 100;

    private ResponseHeads() {
    }

    static HttpHead read(final HttpRequest request, final HttpResponse response) throws HttpException {
        if (response.getVersion().getMajor() != 1) {
            throw malformed(request, "the server speaks " + response.getVersion() + ", not HTTP/1");
        }
        if (response.getCode() < LOWEST_STATUS) {
            throw malformed(request, "the status " + response.getCode() + " is below " + LOWEST_STATUS);
        }
        final String reason = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        if (!Syntax.isValue(reason)) {
            throw malformed(request, "the reason phrase has control characters: " + Syntax.quoted(reason));
        }
        return new HttpHead(response.getCode(), reason, headers(request, List.of(response.getHeaders())));
    }

    /**
     * {@return the body's length, 0 if there is none, or a constant of ContentLengthStrategy}
     *
     * @throws HttpException if it cannot be known for sure
     */
    static long bodyLength(final HttpRequest request, final HttpResponse response)
        throws HttpException, org.apache.hc.core5.http.HttpException {

        if (!MessageSupport.canResponseHaveBody(request.method(), response)) {
            return 0;
        }
        final Header length = response.getFirstHeader("Content-Length");
        if (length != null && response.containsHeader("Transfer-Encoding")) {
            throw malformed(request, "it has Content-Length and Transfer-Encoding, so its end is unsure");
        }
        if (length != null && !length.getValue().chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw malformed(request, "its Content-Length is no number: " + Syntax.quoted(length.getValue()));
        }
        return DefaultContentLengthStrategy.INSTANCE.determineLength(response);
    }

    /** {@return whether the server will answer more requests on this connection} */
    static boolean keepsAlive(final HttpRequest request, final HttpResponse response) {
        final BasicHttpRequest asked = new BasicHttpRequest(request.method(), request.target().path());
        return DefaultConnectionReuseStrategy.INSTANCE.keepAlive(asked, response, null);
    }

    /**
     * {@return the fields in our type}
     *
     * @param parsed null for none, as decoders say it
     */
    static HttpHeaders headers(final HttpRequest request, final List<? extends Header> parsed)
        throws HttpException {

        if (parsed == null) {
            return HttpHeaders.empty();
        }
        final List<Map.Entry<String, String>> fields = new ArrayList<>(parsed.size());
        for (final Header header : parsed) {
            requireWellFormed(request, header);
            fields.add(Map.entry(header.getName(), header.getValue()));
        }
        return new HttpHeaders(fields);
    }

    /**
     * Looks at the line as it came, because the parser trims names and turns bare line breaks into blanks.
     */
    private static void requireWellFormed(final HttpRequest request, final Header header)
        throws HttpException {

        final String line = header instanceof FormattedHeader formatted
            ? formatted.getBuffer().toString()
            : header.getName() + ": " + header.getValue();
        final int colon = line.indexOf(':');
        final String name = line.substring(0, Math.max(colon, 0));
        if (!Syntax.isToken(name) || !Syntax.isValue(line.substring(colon + 1))) {
            throw malformed(request, "a header line is malformed: " + Syntax.quoted(line));
        }
    }

    private static HttpException malformed(final HttpRequest request, final String what) {
        return new HttpException(Kind.PROTOCOL, request, "the response is malformed, " + what
            + ": the server is broken, or somebody between changes its answers", null);
    }
}
