package dev.sixphase.http;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Errno;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.SystemCallException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The client with a real loop, a real kernel and a server that is as slow or as rude as the test wants. */
@Timeout(30)
class HttpClientOnALoopTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";

    private final RecordingListener listener = new RecordingListener();
    private CannedServer server;
    private EventLoop loop;
    private HttpClient client;

    @BeforeEach
    void start() throws Exception {
        server = new CannedServer();
        loop = EventLoop.builder().build();
        client = HttpClient.on(loop);
    }

    @AfterEach
    void stop() throws Exception {
        loop.close();
        server.close();
    }

    // seed 41
    @Test
    void asksANameAndGetsTheAnswer() {
        final Outcome outcome = new Outcome();
        server.sends(HEAD + "hello");

        loop.run(() -> client.send(HttpRequest.get(server.uri("localhost")), outcome));

        assertNull(outcome.failure);
        assertEquals(200, outcome.response.status());
        assertEquals("hello", outcome.response.text());
        assertTrue(server.request().startsWith("GET / HTTP/1.1\nHost: localhost:"), server.request());
    }

    // seed 14: half a message blocks nothing
    @Test
    void leavesTheLoopFreeWhileTheServerIsSlow() {
        final List<String> pieces = new ArrayList<>(
            List.of("HTTP/1.1 2", "00 OK\r\nContent-Le", "ngth: 5\r\n\r", "\nhe", "llo"));
        final Outcome outcome = new Outcome();
        final List<Integer> left = new ArrayList<>();

        loop.run(() -> {
            client.send(HttpRequest.get(server.uri("127.0.0.1")), outcome);
            loop.setInterval(timer -> {
                left.add(pieces.size());
                if (pieces.isEmpty()) {
                    timer.close();
                } else {
                    server.sends(pieces.remove(0));
                }
            }, 2);
        });

        assertEquals(List.of(5, 4, 3, 2, 1, 0), left);
        assertEquals("hello", outcome.response.text());
    }

    @Test
    void tellsEachPartAsItComes() {
        listener.when("data he", () -> server.sends("llo"));
        server.sends(HEAD + "he");

        loop.run(() -> client.send(HttpRequest.get(server.uri("127.0.0.1")), listener));

        assertEquals(List.of("head 200", "data he", "data llo", "end []"), listener.heard());
    }

    @Test
    void givesUpAtTheDeadlineAndLetsTheLoopEnd() {
        loop.run(() -> client.send(
            HttpRequest.builder("GET", server.uri("127.0.0.1")).deadlineMillis(20).build(), listener));

        assertEquals(List.of("error DEADLINE"), listener.heard());
        assertFalse(loop.isAlive());
    }

    @Test
    void neverCallsInsideSendOrCancel() {
        final List<String> order = new ArrayList<>();
        listener.when("error", () -> order.add("told"));

        loop.run(() -> {
            client.send(HttpRequest.get(server.uri("127.0.0.1")), listener).cancel();
            order.add("returned");
        });

        assertEquals(List.of("returned", "told"), order);
        assertEquals(List.of("error CANCELLED"), listener.heard());
    }

    @Test
    void saysByWhichErrnoTheConnectionWasRefused() throws Exception {
        final URI nobody = server.uri("127.0.0.1");
        server.close();

        loop.run(() -> client.send(HttpRequest.get(nobody), listener));

        assertEquals(List.of("error CONNECTION"), listener.heard());
        final SystemCallException cause = assertInstanceOf(SystemCallException.class,
            listener.failure().getCause());
        assertEquals(Errno.ECONNREFUSED, cause.errno());
    }

    @Test
    void failsIfTheServerClosesOrResetsInsideTheBody() throws Exception {
        server.sends(HEAD + "hell").closes();
        loop.run(() -> client.send(HttpRequest.get(server.uri("127.0.0.1")), listener));
        assertEquals(List.of("head 200", "data hell", "error CONNECTION"), listener.heard());
        server.close();

        server = new CannedServer();
        final RecordingListener reset = new RecordingListener();
        reset.when("data", () -> server.resets());
        server.sends(HEAD + "hell");
        loop.run(() -> client.send(HttpRequest.get(server.uri("127.0.0.1")), reset));
        assertEquals(List.of("head 200", "data hell", "error CONNECTION"), reset.heard());
        assertNotNull(reset.failure().getCause());
    }

    @Test
    void readsUntilCloseIfTheServerMarksTheEndSo() {
        server.sends("HTTP/1.0 200 OK\r\n\r\nhello").closes();
        final Outcome outcome = new Outcome();

        loop.run(() -> client.send(HttpRequest.get(server.uri("127.0.0.1")), outcome));

        assertEquals("hello", outcome.response.text());
    }

    @Test
    void getsEveryByteThoughTheListenerPausesAtEachPart() {
        final int length = 3 * 1024 * 1024;
        server.sends("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length));
        final SlowListener slow = new SlowListener();

        loop.run(() -> client.send(HttpRequest.get(server.uri("127.0.0.1")), slow));

        assertEquals(length, slow.bytes);
        assertEquals(0, slow.whilePaused);
        assertTrue(slow.ended);
    }

    @Test
    void failsOnceIfTheLoopIsClosedFirst() {
        loop.run(() -> {
            client.send(HttpRequest.get(server.uri("127.0.0.1")), listener);
            loop.stop();
        });
        assertEquals(List.of(), listener.heard());

        loop.close();

        assertEquals(List.of("error CONNECTION"), listener.heard());
    }

    @Test
    void goesOnAfterAListenerThatThrows() {
        final List<Throwable> uncaught = new ArrayList<>();
        loop.onUncaughtException((failure, origin) -> uncaught.add(failure));
        listener.when("head", () -> {
            throw new IllegalStateException("the listener's own");
        });
        server.sends(HEAD + "hello");

        loop.run(() -> client.send(HttpRequest.get(server.uri("127.0.0.1")), listener));

        assertEquals(1, uncaught.size());
        assertEquals(List.of("head 200", "data hello", "end []"), listener.heard());
    }

    private static final class Outcome implements Callback<HttpResponse> {
        private Throwable failure;
        private HttpResponse response;

        @Override
        public void ended(final Throwable error, final HttpResponse value) {
            failure = error;
            response = value;
        }
    }

    private final class SlowListener implements HttpListener {
        private HttpExchange exchange;
        private long bytes;
        private int whilePaused;
        private boolean paused;
        private boolean ended;

        @Override
        public void onResponse(final HttpExchange started, final HttpHead head) {
            exchange = started;
        }

        @Override
        public void onData(final ByteBuffer data) {
            whilePaused += paused ? 1 : 0;
            bytes += data.remaining();
            paused = true;
            exchange.pause();
            loop.setImmediate(() -> {
                paused = false;
                exchange.resume();
            });
        }

        @Override
        public void onEnd(final HttpHeaders trailers) {
            ended = true;
        }

        @Override
        public void onError(final HttpException failure) {
            throw new AssertionError(failure);
        }
    }
}
