package dev.sixphase.http;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IdleConnectionsTest {
    private static final HttpRequest GET = HttpRequest.get(URI.create("http://localhost:81/"));
    private static final HttpRequest POST = HttpRequest.builder("POST", GET.uri()).build();
    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final List<String> ANSWERED = List.of("head 200", "end []");

    private final FakeLoop loop = new FakeLoop();
    private final HttpClient client = HttpClient.on(loop.loop(), new HttpKeepAlive(2, 100));

    @Test
    void asksAgainOnTheSameConnection() {
        final FakeStream kept = answered(GET);
        assertTrue(kept.written().contains("Connection: keep-alive\r\n"), kept.written());
        assertFalse(kept.hasRef());
        assertEquals(List.of(100.0), loop.timeoutsMillis());

        final RecordingListener second = send(GET);
        assertTrue(kept.hasRef());
        assertEquals(List.of(30_000.0), loop.timeoutsMillis());
        kept.receives(EMPTY);

        assertSame(kept, loop.stream());
        assertEquals(ANSWERED, second.heard());
        assertEquals(List.of(100.0), loop.timeoutsMillis());
    }

    @Test
    void opensAnotherForAnotherPort() {
        final FakeStream kept = answered(GET);

        send(HttpRequest.get(URI.create("http://localhost:82/")));

        assertNotSame(kept, loop.stream());
        assertFalse(kept.isClosing());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nConnection: x, CLOSE\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        EMPTY + "HTTP/1.1 200 unasked",
    })
    void closesWhatTheServerWillNotKeep(final String response) {
        final RecordingListener listener = send(GET);

        loop.stream().receives(response);

        assertEquals(ANSWERED, listener.heard());
        assertTrue(loop.stream().isClosing());
        assertEquals(List.of(), loop.timeoutsMillis());
    }

    @Test
    void closesWhatTheServerEndsOrFillsWhileItWaits() {
        final FakeStream ended = answered(GET);
        ended.ends();
        assertTrue(ended.isClosing());

        final FakeStream unasked = answered(GET);
        unasked.receives("HTTP/1.1 200 unasked");
        assertTrue(unasked.isClosing());

        final FakeStream broken = answered(GET);
        broken.fails(new IOException("ECONNRESET"));
        broken.closes();

        assertEquals(List.of(), loop.timeoutsMillis());
        answered(GET);
        assertEquals(4, loop.addresses().size());
    }

    @Test
    void doesNotCountWhatItHasClosed() {
        answered(GET).ends();
        answered(GET).ends();
        send(GET);
        final FakeStream first = loop.stream();
        final FakeStream second = answered(GET);

        first.receives(EMPTY);

        assertFalse(first.isClosing());
        assertFalse(second.isClosing());
    }

    @Test
    void passesByWhatIsClosingThoughNobodyWasTold() {
        final FakeStream kept = answered(GET);

        kept.close();
        send(GET);

        assertNotSame(kept, loop.stream());
    }

    @Test
    void closesWhatHasWaitedForTooLong() {
        final FakeStream kept = answered(GET);

        loop.timeIsUp();

        assertTrue(kept.isClosing());
        assertNotSame(kept, answered(GET));
    }

    @Test
    void keepsTheLatestIfThereAreTooMany() {
        final List<FakeStream> streams = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            send(GET);
            streams.add(loop.stream());
        }

        streams.forEach(stream -> stream.receives(EMPTY));
        send(GET);

        assertEquals(List.of(true, true, false, false), streams.stream().map(FakeStream::isClosing).toList());
        assertEquals(List.of(false, true), streams.stream().skip(2).map(FakeStream::hasRef).toList());
    }

    @Test
    void asksOnANewConnectionIfTheKeptOneTurnsOutToBeClosed() {
        final FakeStream kept = answered(GET);
        final RecordingListener listener = send(GET);

        kept.ends();
        kept.closes();
        assertTrue(kept.isClosing());
        assertNotSame(kept, loop.stream());
        assertEquals(List.of(), listener.heard());
        loop.stream().receives(EMPTY);

        assertEquals(ANSWERED, listener.heard());
    }

    @Test
    void asksASecondTimeOnlyOnce() {
        final FakeStream kept = answered(GET);
        final RecordingListener listener = send(GET);

        kept.fails(new IOException("EPIPE"));
        kept.closes();
        loop.stream().fails(new IOException("ECONNRESET"));
        loop.stream().closes();

        assertEquals(List.of("error CONNECTION"), listener.heard());
        assertEquals(2, loop.addresses().size());
    }

    @Test
    void doesNotAskAgainOnceTheServerHasBegunToAnswer() {
        final FakeStream kept = answered(GET);
        final RecordingListener listener = send(GET);

        kept.receives("HTTP/1.1");
        kept.ends();

        assertEquals(List.of("error CONNECTION"), listener.heard());
        assertEquals(1, loop.addresses().size());
    }

    @Test
    void keepsAPauseWhenItAsksAgain() {
        final FakeStream kept = answered(GET);
        client.send(GET, new RecordingListener()).pause();

        kept.fails(new IOException("EPIPE"));

        assertTrue(loop.stream().isPaused());
    }

    @Test
    void sendsWhatMustNotBeSentTwiceOnANewConnection() {
        final FakeStream kept = answered(GET);

        send(POST);

        assertNotSame(kept, loop.stream());
    }

    @Test
    void closesAllAndKeepsNoMoreOnceItIsClosed() {
        final FakeStream waiting = answered(GET);
        send(POST);

        client.close();
        assertTrue(waiting.isClosing());
        assertFalse(loop.stream().isClosing());
        loop.stream().receives(EMPTY);

        assertTrue(loop.stream().isClosing());
        assertEquals(List.of(), loop.timeoutsMillis());
    }

    @Test
    void refusesNumbersThatMeanNothing() {
        assertThrows(IllegalArgumentException.class, () -> new HttpKeepAlive(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new HttpKeepAlive(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new HttpKeepAlive(1, Integer.MAX_VALUE + 1L));
    }

    private RecordingListener send(final HttpRequest request) {
        final RecordingListener listener = new RecordingListener();
        client.send(request, listener);
        return listener;
    }

    private FakeStream answered(final HttpRequest request) {
        final RecordingListener listener = send(request);
        loop.stream().receives(EMPTY);
        assertEquals(ANSWERED, listener.heard());
        return loop.stream();
    }
}
