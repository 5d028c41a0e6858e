package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.PollEvents;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The read buffer holds 8 bytes here, and a readiness is worth 4 reads. */
@Timeout(30)
class StreamReadTest {
    private static final StreamOptions HALF_OPEN = StreamOptions.defaults().withAllowHalfOpen(true);

    private final FakeNetwork network = new FakeNetwork();
    private final NetLoop loop = NetLoop.over(network);
    private final FakeStreamSocket socket = network.next(new FakeStreamSocket(network));
    private final List<String> events = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        loop.close();
    }

    private TcpStream stream(final StreamOptions options) {
        final TcpStream stream = loop.connected(options);
        stream.onEnd(() -> events.add("end"));
        stream.onError(failure -> events.add("error " + failure.getMessage()));
        stream.onClose(() -> events.add("close"));
        return stream;
    }

    private TcpStream reading(final StreamOptions options) {
        final TcpStream stream = stream(options);
        stream.onData(data -> events.add(NetLoop.text(data)));
        return stream;
    }

    @Test
    void doesNotReadBeforeSomebodyListens() {
        final TcpStream stream = stream(HALF_OPEN);
        socket.receive("a");
        loop.turn();
        assertEquals(0, socket.readCalls());

        stream.onData(data -> events.add(NetLoop.text(data)));
        loop.turn();

        assertEquals(List.of("a"), events);
        assertEquals(1, stream.bytesRead());
    }

    @Test
    void readsOnceForAReadinessIfTheBufferWasNotFilled() {
        reading(HALF_OPEN);
        socket.receive("a");
        socket.receive("b");

        loop.turn();
        assertEquals(List.of("a"), events);
        assertEquals(1, socket.readCalls());

        loop.turn();
        assertEquals(List.of("a", "b"), events);
    }

    // rule 54
    @Test
    void readsAgainWhileTheBufferIsFilledUpToTheBudget() { // seed 48
        reading(HALF_OPEN);
        socket.receive("0123456789abcdef0123456789abcdef....more");

        loop.turn();
        assertEquals(List.of("01234567", "89abcdef", "01234567", "89abcdef"), events);

        loop.turn();
        assertEquals("....more", events.get(4));
    }

    @Test
    void doesNotReadAgainWhatIsKnownToBeDrained() {
        socket.tellWhenDrained();
        reading(HALF_OPEN);
        socket.receive("0123456789abcdef");

        loop.turn();
        assertEquals(List.of("01234567", "89abcdef"), events);
        assertEquals(2, socket.readCalls());
    }

    @Test
    void readsAgainForTheEndThatIsBehindAFilledBuffer() {
        socket.tellWhenDrained();
        reading(HALF_OPEN);
        socket.receive("01234567");
        socket.receiveEnd();

        loop.turn();
        assertEquals(List.of("01234567", "end"), events);
    }

    // rule 54
    @Test
    void aConnectionThatSendsWithoutPauseDelaysAnotherByNoMoreThanItsBudget() {
        final TcpStream greedy = reading(HALF_OPEN);
        socket.receive("x".repeat(8 * 1000));
        final FakeStreamSocket modestSocket = network.next(new FakeStreamSocket(network));
        final TcpStream modest = loop.connected(HALF_OPEN);
        modest.onData(modest::write);
        final int readsBefore = socket.readCalls();

        modestSocket.receive("hi");
        loop.turn();

        assertEquals("hi", modestSocket.sent());
        assertTrue(socket.readCalls() - readsBefore <= 4, "reads before the echo: " + socket.readCalls());
        assertTrue(greedy.bytesRead() > 0);
    }

    // rule 70
    @Test
    void aPauseInsideTheCallbackStopsAtOnce() {
        final TcpStream stream = stream(HALF_OPEN);
        stream.onData(data -> {
            events.add(NetLoop.text(data));
            stream.pause();
        });
        socket.receive("0123456789abcdef");

        loop.turn();
        loop.turn();
        assertEquals(List.of("01234567"), events);
        assertEquals(1, socket.readCalls());

        stream.resume();
        loop.turn();
        assertEquals(List.of("01234567", "89abcdef"), events);
    }

    @Test
    void readinessThatWasReportedBeforeAPauseIsDropped() {
        final TcpStream stream = reading(HALF_OPEN);
        loop.turn();
        final long token = network.poller().registrations().get(socket.pollable()).token();
        socket.receive("a");
        network.poller().thenReport(token, PollEvents.READABLE);
        stream.pause();

        loop.turn();

        assertEquals(0, socket.readCalls());
    }

    // rule 53
    @Test
    void readinessThatWasReportedBeforeACloseIsDropped() {
        final TcpStream first = reading(HALF_OPEN);
        final FakeStreamSocket secondSocket = network.next(new FakeStreamSocket(network));
        final TcpStream second = loop.connected(HALF_OPEN);
        second.onData(data -> events.add("second"));
        first.onData(data -> second.close());
        socket.receive("a");
        secondSocket.receive("b");

        loop.turn();

        assertEquals(List.of(), events);
        assertEquals(0, secondSocket.readCalls());
    }

    @Test
    void aSpuriousReadinessIsHarmless() {
        reading(HALF_OPEN);
        loop.turn();
        final long token = network.poller().registrations().get(socket.pollable()).token();
        network.poller().thenReport(token, PollEvents.READABLE);

        loop.turn();

        assertEquals(1, socket.readCalls());
        assertEquals(List.of(), events);
    }

    // rule 70
    @Test
    void theEndComesOnceAndReadingStops() {
        final TcpStream stream = reading(HALF_OPEN);
        socket.receive("last");
        socket.receiveEnd();

        loop.turn();
        loop.turn();
        loop.turn();

        assertEquals(List.of("last", "end"), events);
        assertEquals(2, socket.readCalls());
        assertFalse(network.poller().registrations().containsKey(socket.pollable()));
        assertFalse(socket.hasOutputEnded());
        assertFalse(stream.isClosing());
    }

    @Test
    void aHalfOpenStreamGoesOnWritingAfterThePeerHasEndedAndClosesOnceItEndsToo() {
        final TcpStream stream = reading(HALF_OPEN);
        socket.receiveEnd();
        loop.turn();

        stream.write(NetLoop.bytes("still here"));
        stream.end();
        loop.run();

        assertEquals("still here", socket.sent());
        assertTrue(socket.hasOutputEnded());
        assertEquals(List.of("end", "close"), events);
        assertFalse(socket.isOpen());
    }

    @Test
    void aStreamThatHasEndedGoesOnReadingUntilThePeerEnds() {
        final TcpStream stream = reading(StreamOptions.defaults());
        stream.end();
        loop.turn();
        assertTrue(socket.hasOutputEnded());
        socket.receive("answer");
        loop.turn();
        assertFalse(stream.isClosing());

        socket.receiveEnd();
        loop.run();

        assertEquals(List.of("answer", "end", "close"), events);
    }

    @Test
    void anOrdinaryStreamEndsAfterTheEndListenerHasRun() {
        final TcpStream stream = reading(StreamOptions.defaults());
        stream.onEnd(() -> {
            events.add("end");
            stream.write(NetLoop.bytes("good bye"));
        });
        socket.receiveEnd();

        loop.run();

        assertEquals("good bye", socket.sent());
        assertTrue(socket.hasOutputEnded());
        assertEquals(List.of("end", "close"), events);
    }

    @Test
    void anOrdinaryStreamSendsWhatIsQueuedBeforeItEnds() {
        final TcpStream stream = reading(StreamOptions.defaults());
        socket.room(0);
        stream.write(NetLoop.bytes("queued"));
        socket.receiveEnd();
        loop.turn();
        assertFalse(stream.isClosing());

        socket.room(100);
        loop.run();

        assertEquals("queued", socket.sent());
        assertEquals(List.of("end", "close"), events);
    }

    @Test
    void aFailedReadIsToldThenTheStreamCloses() {
        final TcpStream stream = reading(HALF_OPEN);
        socket.receiveFailure(Errno.ECONNRESET);
        stream.onError(failure -> {
            events.add(failure.getMessage());
            assertTrue(stream.isClosing());
        });

        loop.run();

        assertEquals(List.of("ECONNRESET: connection reset by peer, read 127.0.0.1:99", "close"), events);
        assertFalse(socket.isOpen());
    }

    @Test
    void aFailureThatNobodyListensForIsReportedToTheLoop() {
        final TcpStream stream = loop.connected(HALF_OPEN);
        stream.onData(data -> { });
        socket.receiveFailure(Errno.ECONNRESET);

        loop.run();

        assertEquals(1, loop.reported().size());
        assertEquals("ECONNRESET: connection reset by peer, read 127.0.0.1:99",
            loop.reported().get(0).getMessage());
    }

    @Test
    void whatACallbackDoesToTheBufferDoesNotReachTheNext() {
        final TcpStream stream = stream(HALF_OPEN);
        final List<ByteOrder> orders = new ArrayList<>();
        stream.onData(data -> {
            orders.add(data.order());
            assertEquals(0, data.position());
            data.order(ByteOrder.LITTLE_ENDIAN).position(data.limit());
        });
        socket.receive("01234567a");

        loop.turn();

        assertEquals(List.of(ByteOrder.BIG_ENDIAN, ByteOrder.BIG_ENDIAN), orders);
    }
}
