package dev.sixphase.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TcpExchangeTest {
    private static final HttpRequest GET = HttpRequest.get(URI.create("http://localhost:81/"));
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String THREE_CHUNKS = CHUNKED + "1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n";

    private final FakeLoop loop = new FakeLoop();
    private final RecordingListener listener = new RecordingListener();

    @Test
    void connectsToTheNameAndSendsTheRequestAtOnce() {
        send(GET);

        assertEquals(List.of(InetSocketAddress.createUnresolved("localhost", 81)), loop.addresses());
        assertEquals("GET / HTTP/1.1\r\nHost: localhost:81\r\nConnection: close\r\n\r\n",
            loop.stream().written());
        assertEquals(List.of(30_000.0), loop.timeoutsMillis());
        assertEquals(List.of(), listener.heard());
    }

    @Test
    void tellsHeadDataAndEndOnceAndThenClosesTheConnection() {
        final HttpExchange exchange = send(GET);
        listener.when("end", () -> assertFalse(exchange.isPending()));

        loop.stream().connected();
        loop.stream().receives(HELLO.substring(0, 20));
        loop.stream().receives(HELLO.substring(20, HELLO.length() - 2));
        assertTrue(exchange.isPending());
        loop.stream().receives("lo");
        loop.stream().closes();
        loop.tick();

        assertEquals(List.of("head 200", "data hel", "data lo", "end []"), listener.heard());
        assertTrue(loop.stream().isClosing());
        assertEquals(List.of(), loop.timeoutsMillis());
        assertFalse(exchange.isPending());
        assertFalse(exchange.cancel());
    }

    @Test
    void failsOnceIfTheConnectionDoes() {
        send(GET);
        final IOException refused = new IOException("ECONNREFUSED");

        loop.stream().fails(refused);
        loop.stream().closes();
        loop.tick();

        assertEquals(List.of("error CONNECTION"), listener.heard());
        assertSame(refused, listener.failure().getCause());
        assertEquals("GET http://localhost:81/: the connection failed while connecting, ECONNREFUSED: check host "
            + "and port, and that the server runs", listener.failure().getMessage());
        assertEquals(List.of(), loop.timeoutsMillis());
    }

    @Test
    void failsIfThePeerClosesBeforeTheEnd() {
        send(GET);

        loop.stream().receives(HELLO.substring(0, HELLO.length() - 1));
        loop.stream().ends();
        loop.stream().closes();

        assertEquals(List.of("head 200", "data hell", "error CONNECTION"), listener.heard());
    }

    @Test
    void endsWithTheConnectionIfNothingElseMarksTheEnd() {
        send(GET);

        loop.stream().receives("HTTP/1.0 200 OK\r\n\r\nhel");
        loop.stream().receives("lo");
        loop.stream().ends();
        loop.stream().closes();

        assertEquals(List.of("head 200", "data hel", "data lo", "end []"), listener.heard());
    }

    @Test
    void failsIfItsOwnSideClosesTheConnection() {
        send(GET);

        loop.stream().close();
        loop.stream().closes();

        assertEquals(List.of("error CONNECTION"), listener.heard());
    }

    @Test
    void failsAtTheDeadlineAndSaysHowFarItCame() {
        send(HttpRequest.builder("GET", GET.uri()).deadlineMillis(50).build());
        assertEquals(List.of(50.0), loop.timeoutsMillis());

        loop.stream().connected();
        loop.timeIsUp();
        loop.stream().closes();

        assertEquals(List.of("error DEADLINE"), listener.heard());
        assertEquals("GET http://localhost:81/: not complete within deadlineMillis 50, still waiting for the head of "
            + "the response: raise the deadline, or find out what the server waits for",
            listener.failure().getMessage());
        assertTrue(loop.stream().isClosing());
    }

    @Test
    void waitsForAsLongAsItLikesWithoutADeadline() {
        send(HttpRequest.builder("GET", GET.uri()).deadlineMillis(0).build());

        assertEquals(List.of(), loop.timeoutsMillis());
    }

    @Test
    void tellsOfTheCancellationLaterAndOfNothingElse() {
        final HttpExchange exchange = send(GET);
        loop.stream().receives(CHUNKED);

        assertTrue(exchange.cancel());
        assertFalse(exchange.cancel());
        assertTrue(exchange.isPending());
        assertEquals(List.of("head 200"), listener.heard());
        loop.stream().closes();
        loop.tick();

        assertEquals(List.of("head 200", "error CANCELLED"), listener.heard());
        assertFalse(exchange.isPending());
        assertTrue(loop.stream().isClosing());
        assertEquals(List.of(), loop.timeoutsMillis());
    }

    @Test
    void tellsNothingMoreOfABufferAfterACancellation() {
        final HttpExchange exchange = send(GET);
        listener.when("head", exchange::cancel);

        loop.stream().receives(THREE_CHUNKS);
        loop.tick();

        assertEquals(List.of("head 200", "error CANCELLED"), listener.heard());
    }

    @Test
    void pausesBetweenTwoPartsOfOneBuffer() {
        final HttpExchange exchange = send(GET);
        final String part = "x".repeat(16 * 1024);
        listener.when("data", exchange::pause);

        loop.stream().receives("HTTP/1.1 200 OK\r\nContent-Length: 16387\r\n\r\n" + part + "end");
        loop.tick();
        assertEquals(List.of("head 200", "data " + part), listener.heard());

        exchange.resume();
        exchange.pause();
        loop.tick();
        assertEquals(List.of("head 200", "data " + part), listener.heard());

        exchange.resume();
        loop.tick();
        assertEquals(List.of("head 200", "data " + part, "data end", "end []"), listener.heard());
    }

    @Test
    void keepsTheRestOfABufferWhilePaused() {
        final HttpExchange exchange = send(GET);
        listener.when("head", exchange::pause);

        loop.stream().receives(THREE_CHUNKS);
        loop.tick();
        assertEquals(List.of("head 200"), listener.heard());
        assertTrue(loop.stream().isPaused());

        exchange.resume();
        assertEquals(List.of("head 200"), listener.heard());
        assertFalse(loop.stream().isPaused());
        loop.tick();
        assertEquals(List.of("head 200", "data abc", "end []"), listener.heard());
    }

    @Test
    void tellsTheLastBytesAfterAPauseThoughTheConnectionIsGone() {
        final HttpExchange exchange = send(GET);
        listener.when("head", () -> {
            exchange.pause();
            loop.stream().ends();
        });

        loop.stream().receives("HTTP/1.0 200 OK\r\n\r\nhello");
        loop.stream().closes();
        exchange.resume();
        loop.tick();

        assertEquals(List.of("head 200", "data hello", "end []"), listener.heard());
    }

    @Test
    void failsWhilePausedIfTheConnectionDoes() {
        final HttpExchange exchange = send(GET);
        exchange.pause();

        loop.stream().fails(new IOException("ECONNRESET"));
        exchange.resume();
        loop.tick();

        assertEquals(List.of("error CONNECTION"), listener.heard());
    }

    @Test
    void missesNothingIfTheListenerThrows() {
        send(GET);
        listener.when("head", () -> {
            throw new IllegalStateException("the listener's own");
        });

        assertThrows(IllegalStateException.class, () -> loop.stream().receives(HELLO));
        loop.tick();

        assertEquals(List.of("head 200", "data hello", "end []"), listener.heard());
    }

    @Test
    void collectsTheWholeForACallback() {
        final Outcome outcome = new Outcome();
        HttpClient.on(loop.loop()).send(GET, outcome);

        loop.stream().receives("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=ISO-8859-1\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n3\r\n\u00e9t\u00e9\r\n0\r\nA: b\r\n\r\n");
        loop.stream().ends();
        loop.stream().closes();

        assertEquals(1, outcome.calls);
        assertEquals(404, outcome.response.status());
        assertEquals("Not Found", outcome.response.reason());
        assertEquals("\u00e9t\u00e9", outcome.response.text());
        assertEquals("b", outcome.response.trailers().first("a").orElseThrow());
    }

    @Test
    void tellsACallbackOfTheFailureAlone() {
        final Outcome outcome = new Outcome();
        HttpClient.on(loop.loop()).send(GET, outcome);

        loop.stream().receives(HELLO.substring(0, HELLO.length() - 1));
        loop.stream().ends();

        assertEquals(1, outcome.calls);
        assertEquals(HttpException.Kind.CONNECTION, ((HttpException) outcome.failure).kind());
        assertSame(null, outcome.response);
    }

    @Test
    void keepsExchangesApart() {
        final HttpClient client = HttpClient.on(loop.loop());
        final RecordingListener other = new RecordingListener();
        client.send(GET, listener);
        final FakeStream first = loop.stream();
        client.send(GET, other);

        first.receives(HELLO.substring(0, HELLO.length() - 3));
        loop.stream().receives(HELLO.replace("hello", "12345"));
        first.receives("llo");

        assertEquals(List.of("head 200", "data he", "data llo", "end []"), listener.heard());
        assertEquals(List.of("head 200", "data 12345", "end []"), other.heard());
    }

    private HttpExchange send(final HttpRequest request) {
        return HttpClient.on(loop.loop()).send(request, listener);
    }

    private static final class Outcome implements dev.sixphase.api.Callback<HttpResponse> {
        private int calls;
        private Throwable failure;
        private HttpResponse response;

        @Override
        public void ended(final Throwable error, final HttpResponse value) {
            calls++;
            failure = error;
            response = value;
        }
    }
}
