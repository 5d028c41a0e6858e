package dev.sixphase.http;

import dev.sixphase.http.HttpException.Kind;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.sixphase.http.HttpException.Kind.BODY_LIMIT;
import static dev.sixphase.http.HttpException.Kind.HEADER_LIMIT;
import static dev.sixphase.http.HttpException.Kind.PROTOCOL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MalformedResponseTest {
    private static final HttpRequest GET = HttpRequest.get(URI.create("http://localhost/"));
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    @ParameterizedTest
    @ValueSource(strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1\r\n",
        "HTTP/1.1 OK\r\n",
        "HTTP/1.1 20\r\n",
        "HTTP/1.1 2000 OK\r\n",
        "HTTP/1.1 099 Low\r\n\r\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "HTTP/-1.1 200 OK\r\n\r\n",
        "HTTP/99999999999.1 200 OK\r\n\r\n",
        "http/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 O\u0000K\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        OK + "no colon\r\n\r\n",
        OK + ": no name\r\n\r\n",
        OK + "Blank : before colon\r\n\r\n",
        OK + "Two words: x\r\n\r\n",
        OK + " Folded: first\r\n\r\n",
        OK + "Bare: carriage\rreturn\r\n\r\n",
        OK + "Null: \u0000\r\n\r\n",
        OK + "Content-Length: -1\r\n\r\n",
        OK + "Content-Length: +5\r\n\r\nhello",
        OK + "Content-Length: 5, 5\r\n\r\nhello",
        OK + "Content-Length: 99999999999999999999\r\n\r\n",
        OK + "Content-Length: \r\n\r\n",
        OK + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        OK + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        OK + "Transfer-Encoding: gzip\r\n\r\n",
        OK + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        CHUNKED + "\r\n",
        CHUNKED + "five\r\nhello\r\n",
        CHUNKED + "-1\r\n5\r\nhello\r\n0\r\n\r\n",
        CHUNKED + "+5\r\nhello\r\n0\r\n\r\n",
        CHUNKED + " -5 ;a:b\r\nhello\r\n0\r\n\r\n",
        CHUNKED + "fffffffffffffffff\r\n",
        CHUNKED + "5\r\nhelloo\r\n0\r\n\r\n",
        CHUNKED + "0\r\nno colon\r\n\r\n",
        CHUNKED + "0\r\nTwo words: x\r\n\r\n",
    })
    void refusesWhatIsNotHttp(final String response) {
        assertFails(PROTOCOL, GET, response);
    }

    // seed 41: a server must not be able to fill the memory of its client
    @Test
    void boundsALineThatNeverEnds() {
        final HttpLimits limits = HttpLimits.defaults().withMaxLineBytes(100);

        assertFails(HEADER_LIMIT, limited(limits), OK + "A: " + "x".repeat(98));
        assertFails(HEADER_LIMIT, limited(limits), OK + "A: " + "x".repeat(96) + "\r\n");
        assertFails(HEADER_LIMIT, limited(limits), CHUNKED + "5;" + "x".repeat(99));
        assertFinds(limited(limits), OK + "A: " + "x".repeat(95) + "\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void boundsLinesThatGrowByFolding() {
        assertFails(HEADER_LIMIT, limited(HttpLimits.defaults().withMaxLineBytes(100)),
            OK + "A: " + "x".repeat(60) + "\r\n " + "y".repeat(60) + "\r\n");
    }

    @Test
    void boundsAllHeadersTogether() {
        final HttpLimits limits = HttpLimits.defaults().withMaxHeaderBytes(100);
        final String interim = "HTTP/1.1 100 \r\n\r\n";
        final String rest = "A: 345678\r\n".repeat(6) + "Content-Length: 0\r\n\r\n";

        assertEquals(104, OK.length() + rest.length());
        assertFails(HEADER_LIMIT, limited(limits), OK + rest);
        assertFinds(limited(limits.withMaxHeaderBytes(104)), OK + rest);
        assertFinds(limited(limits), interim.repeat(3) + OK + "Content-Length: 0\r\n\r\n");
        assertFails(HEADER_LIMIT, limited(limits), interim.repeat(7));
    }

    @Test
    void boundsHeadersAndTrailersTogether() {
        final HttpRequest request = limited(HttpLimits.defaults().withMaxHeaderBytes(CHUNKED.length() + 40));

        assertFinds(request, CHUNKED + "0\r\nA: " + "x".repeat(55) + "\r\n\r\n");
        assertFails(HEADER_LIMIT, request, CHUNKED + "0\r\nA: " + "x".repeat(56) + "\r\n");
    }

    @Test
    void boundsTheExtensionsOfAllChunksTogether() {
        final HttpRequest request = limited(HttpLimits.defaults().withMaxHeaderBytes(200));
        final String chunk = "1;" + "x".repeat(30) + "\r\n.\r\n";

        assertFinds(request, CHUNKED + chunk.repeat(10) + "0\r\n\r\n");
        assertFails(HEADER_LIMIT, request, CHUNKED + chunk.repeat(12));
        assertFinds(request, CHUNKED + "1\r\n.\r\n".repeat(1000) + "0\r\n\r\n");
    }

    @Test
    void boundsTheNumberOfHeadersAndOfTrailers() {
        final HttpRequest request = limited(HttpLimits.defaults().withMaxHeaderCount(2));

        assertFinds(request, OK + "A: b\r\nContent-Length: 0\r\n\r\n");
        assertFails(HEADER_LIMIT, request, OK + "A: b\r\n".repeat(2) + "Content-Length: 0\r\n\r\n");
        assertFinds(request, CHUNKED + "0\r\nA: b\r\nA: b\r\n\r\n");
        assertFails(HEADER_LIMIT, request, CHUNKED + "0\r\n" + "A: b\r\n".repeat(3) + "\r\n");
    }

    @Test
    void boundsTheBodyHoweverItIsFramed() {
        final HttpRequest request = limited(HttpLimits.defaults().withMaxBodyBytes(5));

        assertFinds(request, OK + "Content-Length: 5\r\n\r\nhello");
        assertFails(BODY_LIMIT, request, OK + "Content-Length: 6\r\n\r\n");
        assertFinds(request, CHUNKED + "5\r\nhello\r\n0\r\n\r\n");
        assertFails(BODY_LIMIT, request, CHUNKED + "5\r\nhello\r\n1\r\n!");
        assertFails(BODY_LIMIT, request, OK + "\r\nhello!");
    }

    @Test
    void saysWhichRequestWhatWasFoundAndWhatToDo() {
        final Transcript transcript = Transcript.openAfter(limited(HttpLimits.defaults().withMaxBodyBytes(5)),
            ResponseReaderTest.bytes(OK + "Content-Length: 6\r\n\r\n"));

        assertEquals("GET http://localhost/: the body is announced with 6 bytes, and maxBodyBytes is 5: raise the "
            + "limit if you trust the server", transcript.failure().getMessage());
    }

    @Test
    void keepsControlCharactersOfTheServerOutOfTheMessage() {
        final Transcript transcript = Transcript.openAfter(GET,
            ResponseReaderTest.bytes(OK + "A\u001b[2J: b\r\n\r\n"));

        assertTrue(transcript.failure().getMessage().contains("\"A\\u001b[2J: b\""),
            transcript.failure().getMessage());
    }

    private static HttpRequest limited(final HttpLimits limits) {
        return HttpRequest.builder("GET", URI.create("http://localhost/")).limits(limits).build();
    }

    private static void assertFinds(final HttpRequest request, final String response) {
        final Transcript transcript = Transcript.openAfter(request, ResponseReaderTest.bytes(response));
        assertNull(transcript.failure());
        assertTrue(transcript.isComplete());
    }

    private static void assertFails(final Kind kind, final HttpRequest request, final String response) {
        final byte[] bytes = ResponseReaderTest.bytes(response);
        for (int cut = 0; cut < bytes.length; cut++) {
            final Transcript transcript = Transcript.openAfter(request,
                Arrays.copyOfRange(bytes, 0, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
            assertNotNull(transcript.failure(), "cut at " + cut);
            assertEquals(kind, transcript.failure().kind(), "cut at " + cut);
            assertFalse(transcript.isComplete(), "cut at " + cut);
        }
    }
}
