package dev.sixphase.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HttpRequestTest {
    private static final URI SOMEWHERE = URI.create("http://example.org/a");

    @ParameterizedTest
    @CsvSource({
        "http://example.org, example.org, 80, example.org, /",
        "http://example.org:80/a, example.org, 80, example.org, /a",
        "HTTP://example.org:8080?q=1, example.org, 8080, example.org:8080, /?q=1",
        "http://127.0.0.1:1/a%20b?c%2Fd#fragment, 127.0.0.1, 1, 127.0.0.1:1, /a%20b?c%2Fd",
        "http://[::1]:65535/, ::1, 65535, [::1]:65535, /",
        "http://example.org/\u00e9?\u00e9, example.org, 80, example.org, /%C3%A9?%C3%A9",
    })
    void asksWhatTheUriNames(final URI uri, final String host, final int port, final String hostHeader,
        final String path) {

        final HttpTarget target = HttpTarget.of(uri);

        assertEquals(new HttpTarget(InetSocketAddress.createUnresolved(host, port), hostHeader, path),
            target);
        assertTrue(target.address().isUnresolved());
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/, no TLS",
        "ftp://example.org/, speaks http",
        "/only/a/path, is relative",
        "http:opaque, names no host",
        "http://under_score/, names no host",
        "http://example.org:0/, has port 0",
        "http://example.org:65536/, has port 65536",
    })
    void refusesUrisItCannotAsk(final URI uri, final String reason) {
        final Exception refused = assertThrows(IllegalArgumentException.class, () -> HttpRequest.get(uri));

        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    @Test
    void neverRepeatsAPasswordFromAUri() {
        final URI uri = URI.create("http://me:secret@example.org/");

        final Exception refused = assertThrows(IllegalArgumentException.class, () -> HttpRequest.get(uri));

        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }

    @Test
    void writesHostConnectionAndLengthItself() {
        final HttpRequest request = HttpRequest.builder("POST", URI.create("http://example.org:81/a?b"))
            .header("X-One", "1").header("X-One", " \u00e9 ").body(bytes("body")).build();

        assertEquals("""
            POST /a?b HTTP/1.1\r
            Host: example.org:81\r
            Connection: close\r
            Content-Length: 4\r
            X-One: 1\r
            X-One: \u00e9\r
            \r
            body""", encoded(request));
    }

    @Test
    void sendsNoLengthWithoutABodyUnlessTheMethodIsOfThatSort() {
        assertFalse(encoded(HttpRequest.get(SOMEWHERE)).contains("Content-Length"));
        assertTrue(encoded(HttpRequest.builder("PUT", SOMEWHERE).build()).contains("Content-Length: 0\r\n"));
    }

    @Test
    void letsTheCallerChooseTheHostHeader() {
        final String encoded = encoded(HttpRequest.builder("GET", SOMEWHERE).header("host", "other").build());

        assertTrue(encoded.contains("host: other\r\n"), encoded);
        assertFalse(encoded.contains("example.org"), encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nInjected: b", "a\nb", "a\rb", "a\u0000b", "\u007f", "\u0100",
        "\ud83d\ude00"})
    void refusesValuesThatWouldNotArriveAsOneHeader(final String value) {
        final HttpRequest.Builder builder = HttpRequest.builder("GET", SOMEWHERE);

        final Exception refused = assertThrows(IllegalArgumentException.class, () -> builder.header("A",
            value));

        assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
        assertTrue(builder.build().headers().fields().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r\n", "\u00e9", "Content-Length", "TRANSFER-ENCODING",
        "connection"})
    void refusesNamesThatAreNoneOrAreItsOwn(final String name) {
        final HttpRequest.Builder builder = HttpRequest.builder("GET", SOMEWHERE);

        assertThrows(IllegalArgumentException.class, () -> builder.header(name, "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /other HTTP/1.1\r\n", "GE T", "CONNECT"})
    void refusesMethodsThatAreNone(final String method) {
        assertThrows(IllegalArgumentException.class, () -> HttpRequest.builder(method, SOMEWHERE));
    }

    @Test
    void refusesDeadlinesThatNoTimerKeeps() {
        final HttpRequest.Builder builder = HttpRequest.builder("GET", SOMEWHERE);

        assertThrows(IllegalArgumentException.class, () -> builder.deadlineMillis(-1));
        assertThrows(IllegalArgumentException.class, () -> builder.deadlineMillis(Integer.MAX_VALUE + 1L));
    }

    @Test
    void refusesLimitsThatNoResponseKeeps() {
        final HttpLimits limits = HttpLimits.defaults();

        assertThrows(IllegalArgumentException.class, () -> limits.withMaxLineBytes(63));
        assertThrows(IllegalArgumentException.class, () -> limits.withMaxHeaderBytes(63));
        assertThrows(IllegalArgumentException.class, () -> limits.withMaxHeaderCount(0));
        assertThrows(IllegalArgumentException.class, () -> limits.withMaxBodyBytes(-1));
    }

    @Test
    void keepsItsBodyToItself() {
        final byte[] body = bytes("body");
        final HttpRequest request = HttpRequest.builder("PUT", SOMEWHERE).body(body).build();

        body[0] = 'x';
        request.body()[1] = 'x';

        assertArrayEquals(bytes("body"), request.body());
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String encoded(final HttpRequest request) {
        final ByteBuffer encoded = RequestEncoder.encode(request, false);
        return StandardCharsets.ISO_8859_1.decode(encoded).toString();
    }
}
