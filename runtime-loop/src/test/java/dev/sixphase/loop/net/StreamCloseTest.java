package dev.sixphase.loop.net;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class StreamCloseTest {
    private final FakeNetwork network = new FakeNetwork();
    private final NetLoop loop = NetLoop.over(network);
    private final FakeStreamSocket socket = network.next(new FakeStreamSocket(network));
    private final List<String> events = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        loop.close();
        assertEquals(List.of(), loop.reported());
    }

    private TcpStream stream(final String name) {
        final TcpStream stream = loop.connected(StreamOptions.defaults().withWatermarks(1, 0));
        stream.onError(failure -> events.add(name + " error " + failure.getMessage()));
        stream.onClose(() -> events.add(name + " close"));
        return stream;
    }

    // rule 8
    @Test
    void streamsCloseInTheReverseOrderOfTheirCloses() {
        final TcpStream first = stream("a");
        final TcpStream second = stream("b");
        first.close();
        second.close();

        loop.run();

        assertEquals(List.of("b close", "a close"), events);
    }

    @Test
    void closingInTheDataListenerStopsReadingAtOnce() {
        final TcpStream stream = stream("a");
        stream.onData(data -> {
            events.add(NetLoop.text(data));
            stream.close();
        });
        socket.receive("0123456789abcdef");

        loop.run();

        assertEquals(List.of("01234567", "a close"), events);
        assertEquals(Map.of(), network.poller().registrations());
    }

    @Test
    void closingInTheDataListenerLeavesTheWritableHalfOfTheReadinessAlone() {
        final TcpStream stream = stream("a");
        socket.room(0);
        stream.write(NetLoop.bytes("queued"), (failure, nothing) ->
            events.add("write " + ((SystemCallException) failure).errno()));
        stream.onData(data -> stream.close());
        loop.turn();
        socket.receive("x");
        socket.room(100);

        loop.run();

        assertEquals(List.of("write ECANCELED", "a close"), events);
        assertEquals("", socket.sent());
    }

    @Test
    void closingInTheEndListenerIsEnough() {
        final TcpStream stream = stream("a");
        stream.onData(data -> { });
        stream.onEnd(stream::close);
        socket.receiveEnd();

        loop.run();

        assertEquals(List.of("a close"), events);
        assertFalse(socket.hasOutputEnded());
    }

    @Test
    void closingInTheDrainListenerIsEnough() {
        final TcpStream stream = stream("a");
        stream.onDrain(stream::close);
        socket.room(0);
        stream.write(NetLoop.bytes("queued"));
        socket.room(100);

        loop.run();

        assertEquals(List.of("a close"), events);
        assertEquals("queued", socket.sent());
    }

    @Test
    void closingInTheConnectListenerIsEnough() {
        final TcpStream stream = loop.net().connectTcp(NetLoop.LOOPBACK, ConnectOptions.defaults());
        stream.onConnect(stream::close);
        stream.onClose(() -> events.add("close"));
        stream.write(NetLoop.bytes("queued"));

        loop.run();

        assertEquals(List.of("close"), events);
        assertEquals("", socket.sent());
        assertFalse(socket.isOpen());
    }

    @Test
    void closingInAWriteCallbackStillRunsTheOthers() {
        final TcpStream stream = stream("a");
        stream.write(NetLoop.bytes("x"), (failure, nothing) -> {
            events.add("first " + failure);
            stream.close();
        });
        stream.write(NetLoop.bytes("y"), (failure, nothing) -> events.add("second " + failure));

        loop.run();

        assertEquals(List.of("first null", "second null", "a close"), events);
    }

    @Test
    void closingInTheErrorListenerChangesNothing() {
        final TcpStream stream = stream("a");
        stream.onError(failure -> {
            events.add(failure.getMessage());
            stream.close();
            stream.destroy(new IllegalStateException("a second one"));
        });
        stream.destroy(new IllegalStateException("because"));

        loop.run();

        assertEquals(List.of("because", "a close"), events);
    }

    @Test
    void destroyingTellsTheFailureLaterAndThenCloses() {
        final TcpStream stream = stream("a");
        socket.room(0);
        stream.write(NetLoop.bytes("dropped"));
        stream.destroy(new IllegalStateException("because"));
        assertEquals(List.of(), events);
        assertFalse(socket.isOpen());

        loop.run();

        assertEquals(List.of("a error because", "a close"), events);
        assertEquals("", socket.sent());
    }

    @Test
    void destroyingWithoutAFailureOnlyCloses() {
        stream("a").destroy(null);

        loop.run();

        assertEquals(List.of("a close"), events);
    }

    @Test
    void destroyingInACloseListenerOfTheSamePhaseTellsTheFailureBeforeTheClose() {
        final TcpStream first = stream("a");
        final TcpStream second = stream("b");
        first.onClose(() -> second.destroy(new IllegalStateException("because")));
        first.close();

        loop.run();

        assertEquals(List.of("b error because", "b close"), events);
    }

    @Test
    void aResetIsASocketsOwnAffair() {
        final TcpStream stream = stream("a");
        stream.reset();
        assertTrue(socket.wasReset());

        loop.run();

        assertEquals(List.of("a close"), events);
    }

    @Test
    void aResetAfterTheCloseComesTooLate() {
        final TcpStream stream = stream("a");
        stream.close();
        stream.reset();

        loop.run();

        assertFalse(socket.wasReset());
        assertEquals(List.of("a close"), events);
    }

    @Test
    void aClosedStreamHasNoAddressesAndTakesNoOptions() {
        final TcpStream stream = stream("a");
        stream.close();

        assertNull(stream.localAddress());
        assertNull(stream.remoteAddress());
        assertThrows(IllegalStateException.class, () -> stream.noDelay(true));
    }

    @Test
    void closingTheLoopClosesTheStreamAndTellsEverybody() throws IOException {
        final TcpStream stream = stream("a");
        socket.room(0);
        stream.write(NetLoop.bytes("queued"), (failure, nothing) ->
            events.add("write " + ((SystemCallException) failure).errno()));

        loop.core().close();

        assertEquals(List.of("write ECANCELED", "a close"), events);
        assertFalse(socket.isOpen());
        assertTrue(network.poller().isClosed());
    }
}
