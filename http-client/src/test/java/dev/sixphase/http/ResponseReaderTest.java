package dev.sixphase.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

class ResponseReaderTest {
    private static final HttpRequest GET = HttpRequest.get(URI.create("http://localhost/"));
    private static final HttpRequest HEAD = HttpRequest.builder("HEAD",
        URI.create("http://localhost/")).build();
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    /** Responses that say themselves where they end, and what is in them. */
    static Stream<Arguments> framed() {
        return Stream.of(
            framed(GET, OK + "Content-Length: 5\r\n\r\nhello", "200 OK [Content-Length=5]", "hello",
                "end []"),
            framed(GET, OK + "content-length:0\r\n\r\n", "200 OK [content-length=0]", "", "end []"),
            framed(GET, "HTTP/1.0 404\r\nContent-Length: 1\r\n\r\nx", "404  [Content-Length=1]", "x",
                "end []"),
            framed(GET, OK + "A: 1\r\na:  2 \r\nContent-Length: 2\r\n\r\n\r\n",
                "200 OK [A=1, a=2, Content-Length=2]", "\r\n", "end []"),
            framed(GET, "HTTP/1.1 200 OK\nContent-Length: 2\n\nok", "200 OK [Content-Length=2]", "ok",
                "end []"),
            framed(GET, OK + "A: folded\r\n  line\r\nContent-Length: 1\r\n\r\nx",
                "200 OK [A=folded line, Content-Length=1]", "x", "end []"),
            framed(GET, CHUNKED + "5\r\nhello\r\n0\r\n\r\n",
                "200 OK [Transfer-Encoding=chunked]", "hello", "end []"),
            framed(GET,
                CHUNKED + "A;x=\"y\"\r\n0123456789\r\n00b\r\n, and more.\r\n0\r\nSum: 1\r\n-x: 2\r\n\r\n",
                "200 OK [Transfer-Encoding=chunked]", "0123456789, and more.", "end [Sum=1, -x=2]"),
            framed(GET, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n"
                + OK + "Content-Length: 1\r\n\r\nx", "200 OK [Content-Length=1]", "x", "end []"),
            framed(GET, "HTTP/1.1 204 No Content\r\nA: b\r\n\r\n", "204 No Content [A=b]", "", "end []"),
            framed(GET, "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
                "304 Not Modified [Content-Length=5]", "", "end []"),
            framed(HEAD, OK + "Content-Length: 99999999999\r\n\r\n",
                "200 OK [Content-Length=99999999999]", "", "end []"),
            framed(HEAD, CHUNKED, "200 OK [Transfer-Encoding=chunked]", "", "end []"));
    }

    private static Arguments framed(final HttpRequest request, final String response,
        final String... expected) {

        return Arguments.of(request, response, List.of(expected));
    }

    @ParameterizedTest
    @MethodSource("framed")
    void readsTheSameWhereverTheBytesAreCut(final HttpRequest request, final String response,
        final List<String> expected) {

        final byte[] bytes = bytes(response);
        for (int cut = 0; cut <= bytes.length; cut++) {
            final Transcript transcript = Transcript.openAfter(request,
                Arrays.copyOfRange(bytes, 0, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
            assertNull(transcript.failure(), "cut at " + cut);
            assertEquals(expected, transcript.found(), "cut at " + cut);
        }
    }

    @ParameterizedTest
    @MethodSource("framed")
    void readsTheSameByteByByte(final HttpRequest request, final String response,
        final List<String> expected) {

        assertEquals(expected, Transcript.openAfter(request, single(response)).found());
    }

    @ParameterizedTest
    @MethodSource("framed")
    void neverTakesATruncatedResponseForWhole(final HttpRequest request, final String response,
        final List<String> expected) {

        final byte[] bytes = bytes(response);
        for (int length = 0; length < bytes.length; length++) {
            final Transcript transcript = Transcript.closedAfter(request, Arrays.copyOf(bytes, length));
            assertFalse(transcript.isComplete(), "complete after " + length);
            assertNotNull(transcript.failure(), "no failure after " + length);
            assertEquals(HttpException.Kind.CONNECTION, transcript.failure().kind(), "after " + length);
        }
        assertEquals(expected, Transcript.closedAfter(request, bytes).found());
    }

    @ParameterizedTest
    @MethodSource("framed")
    void ignoresWhatFollowsTheEnd(final HttpRequest request, final String response,
        final List<String> expected) {

        assertEquals(expected, Transcript.closedAfter(request, bytes(response + "HTTP/1.1 ")).found());
    }

    @Test
    void readsUntilCloseIfNothingElseMarksTheEnd() {
        final byte[] response = bytes("HTTP/1.0 200 OK\r\nA: b\r\n\r\nall\r\nof it");

        assertEquals(List.of("200 OK [A=b]"), Transcript.openAfter(GET, response).found());
        assertEquals(List.of("200 OK [A=b]", "all\r\nof it", "end []"),
            Transcript.closedAfter(GET, response).found());
        assertEquals(List.of("200 OK [A=b]", "all\r\nof it", "end []"),
            Transcript.closedAfter(GET, single("HTTP/1.0 200 OK\r\nA: b\r\n\r\nall\r\nof it")).found());
    }

    @Test
    void readsHeadersAsLatinOne() {
        final Transcript transcript = Transcript.openAfter(GET, bytes(OK + "A: \u00e9\r\n\r\n"));

        assertEquals(List.of("200 OK [A=\u00e9]"), transcript.found());
    }

    @Test
    void saysWhereABodyIsMalformed() {
        final Transcript transcript = Transcript.openAfter(GET, bytes(CHUNKED + "5\r\nhello\r\n"),
            bytes("x\r\n"));

        assertEquals("GET http://localhost/: the body is malformed after 5 bytes, \"Bad chunk header: x\": the server "
            + "is broken", transcript.failure().getMessage());
        assertEquals(HttpException.Kind.PROTOCOL, transcript.failure().kind());
    }

    static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[][] single(final String text) {
        final byte[] bytes = bytes(text);
        final byte[][] pieces = new byte[bytes.length][];
        for (int i = 0; i < bytes.length; i++) {
            pieces[i] = new byte[] {bytes[i]};
        }
        return pieces;
    }
}
