package dev.sixphase.loop.net;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Errno;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class StreamWriteTest {
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
        stream.onDrain(() -> events.add("drain"));
        stream.onError(failure -> events.add("error " + failure.getMessage()));
        stream.onClose(() -> events.add("close"));
        return stream;
    }

    private TcpStream stream() {
        return stream(StreamOptions.defaults());
    }

    private void write(final TcpStream stream, final String text) {
        stream.write(NetLoop.bytes(text), (failure, nothing) -> events.add(text + ": "
            + (failure == null ? "sent" : ((SystemCallException) failure).errno())));
    }

    @Test
    void whatTheSocketTakesIsSentInsideTheCall() {
        final TcpStream stream = stream();
        final ByteBuffer bytes = NetLoop.bytes("hello");

        final boolean wantsMore = stream.write(bytes);

        assertTrue(wantsMore);
        assertEquals("hello", socket.sent());
        assertEquals(1, socket.writeCalls());
        assertFalse(bytes.hasRemaining());
        assertEquals(5, stream.bytesWritten());
        assertEquals(0, stream.queuedBytes());
    }

    @Test
    void ofALargeBufferOnTheHeapTheTransportIsGivenPortionsUntilItTakesNoMore() {
        final TcpStream stream = stream();
        final ByteBuffer bytes = ByteBuffer.allocate(1_000_000);
        socket.room(300_000);

        stream.write(bytes);

        assertEquals(5, socket.writeCalls());
        assertEquals(300_000, stream.bytesWritten());
        assertEquals(700_000, stream.queuedBytes());
        assertEquals(1_000_000, bytes.position());
        assertEquals(1_000_000, bytes.limit());
    }

    @Test
    void aDirectBufferIsGivenToTheTransportWhole() {
        final TcpStream stream = stream();

        stream.write(ByteBuffer.allocateDirect(1_000_000));

        assertEquals(1, socket.writeCalls());
        assertEquals(1_000_000, stream.bytesWritten());
    }

    @Test
    void onlyAShortWriteIsQueuedAndCopied() { // seed 48
        final TcpStream stream = stream();
        socket.room(2);
        final ByteBuffer bytes = NetLoop.bytes("hello");

        stream.write(bytes);
        bytes.clear().put(NetLoop.bytes("XXXXX"));

        assertEquals("he", socket.sent());
        assertEquals(3, stream.queuedBytes());
        assertEquals(2, stream.bytesWritten());
        socket.room(100);
        loop.turn();
        assertEquals("hello", socket.sent());
        assertEquals(0, stream.queuedBytes());
        assertEquals(5, stream.bytesWritten());
    }

    @Test
    void aTriedWriteOvertakesNothingThatIsQueued() { // libuv tcp_try_write
        final TcpStream stream = stream();
        socket.room(2);
        stream.write(NetLoop.bytes("hello"));
        socket.room(100);
        final ByteBuffer bytes = NetLoop.bytes("X");

        assertEquals(0, stream.tryWrite(bytes));
        assertEquals(1, bytes.remaining());
        loop.turn();
        assertEquals(1, stream.tryWrite(bytes));

        assertEquals("helloX", socket.sent());
        assertEquals(6, stream.bytesWritten());
    }

    @Test
    void whileSomethingIsQueuedWritesGoBehindItAndLeaveInOneCall() {
        final TcpStream stream = stream();
        socket.room(1);
        stream.write(NetLoop.bytes("abc"));
        stream.write(NetLoop.bytes("def"));
        stream.write(NetLoop.bytes("ghi"));
        final int writesBefore = socket.writeCalls();

        socket.room(100);
        loop.turn();

        assertEquals("abcdefghi", socket.sent());
        assertEquals(1, socket.writeCalls() - writesBefore);
    }

    @Test
    void whatSpansManyChunksArrivesInOrderThoughTheSocketTakesOddPortions() {
        final TcpStream stream = stream();
        final StringBuilder expected = new StringBuilder();
        socket.room(0);
        for (int index = 0; expected.length() < 200_000; index++) {
            final String text = "line " + index + "\n";
            expected.append(text);
            stream.write(NetLoop.bytes(text));
        }
        assertEquals(expected.length(), stream.queuedBytes());

        for (int portion = 1; stream.queuedBytes() > 0; portion = portion * 7 % 40_009) {
            socket.room(portion);
            loop.turn();
            if (portion % 3 == 0) {
                expected.append("more");
                stream.write(NetLoop.bytes("more"));
            }
        }

        assertEquals(expected.toString(), socket.sent());
    }

    // rule 70
    @Test
    void callbacksComeInTheOrderOfTheWritesAndNeverInsideTheCall() {
        final TcpStream stream = stream();
        write(stream, "a");
        socket.room(0);
        write(stream, "b");
        write(stream, "c");
        assertEquals(List.of(), events);

        loop.turn();
        assertEquals(List.of("a: sent"), events);

        socket.room(100);
        loop.turn();
        assertEquals(List.of("a: sent", "b: sent", "c: sent"), events);
    }

    // rule 40, rule 42
    @Test
    void everyCallbackHasAScopeOfItsOwn() {
        final TcpStream stream = stream();
        final List<Integer> scopes = new ArrayList<>();
        final Callback<Void> callback = (failure, nothing) -> scopes.add(loop.scopeCount());
        stream.write(NetLoop.bytes("a"), callback);
        stream.write(NetLoop.bytes("b"), callback);
        loop.turn();
        socket.room(0);
        stream.write(NetLoop.bytes("c"), callback);
        stream.write(NetLoop.bytes("d"), callback);
        stream.onClose(() -> callback.ended(null, null));
        stream.close();
        loop.run();

        assertEquals(5, scopes.size());
        assertEquals(5, Set.copyOf(scopes).size(), scopes.toString());
    }

    @Test
    void anEmptyWriteTakesItsTurn() {
        final TcpStream stream = stream();
        final int writesBefore = socket.writeCalls();
        write(stream, "");
        loop.turn();
        assertEquals(List.of(": sent"), events);
        assertEquals(writesBefore, socket.writeCalls());

        socket.room(0);
        write(stream, "a");
        write(stream, "");
        loop.turn();
        assertEquals(List.of(": sent"), events);
        socket.room(1);
        loop.turn();
        assertEquals(List.of(": sent", "a: sent", ": sent"), events);
    }

    @Test
    void saysFalseAboveTheHighMarkAndDrainsAtTheLowOne() { // seed 37
        final TcpStream stream = stream(StreamOptions.defaults().withWatermarks(4, 2));
        socket.room(0);
        assertTrue(stream.write(NetLoop.bytes("1234")));
        assertFalse(stream.write(NetLoop.bytes("5")));

        socket.room(2);
        loop.turn();
        assertEquals(3, stream.queuedBytes());
        assertEquals(List.of(), events);

        socket.room(1);
        loop.turn();
        assertEquals(2, stream.queuedBytes());
        assertEquals(List.of("drain"), events);

        socket.room(2);
        loop.turn();
        assertEquals(List.of("drain"), events);
    }

    @Test
    void whoNeverOverfilledHearsNoDrain() {
        final TcpStream stream = stream(StreamOptions.defaults().withWatermarks(4, 0));
        socket.room(0);
        stream.write(NetLoop.bytes("1234"));
        socket.room(100);

        loop.turn();

        assertEquals("1234", socket.sent());
        assertEquals(List.of(), events);
    }

    @Test
    void theEndComesAfterWhatIsQueued() {
        final TcpStream stream = stream();
        socket.room(0);
        stream.write(NetLoop.bytes("last words"));
        stream.end();
        stream.end();
        loop.turn();
        assertFalse(socket.hasOutputEnded());

        socket.room(100);
        loop.turn();

        assertEquals("last words", socket.sent());
        assertTrue(socket.hasOutputEnded());
        assertFalse(stream.isClosing());
    }

    @Test
    void afterTheEndNothingIsTaken() {
        final TcpStream stream = stream();
        stream.end();
        final ByteBuffer bytes = NetLoop.bytes("too late");

        final IllegalStateException refusal =
            assertThrows(IllegalStateException.class, () -> stream.write(bytes));

        assertTrue(refusal.getMessage().contains("write after end"), refusal.getMessage());
        assertEquals(8, bytes.remaining());
        stream.close();
        assertThrows(IllegalStateException.class, () -> stream.write(bytes));
        assertEquals(8, bytes.remaining());
    }

    // rule 8, rule 70
    @Test
    void closingCancelsWhatIsQueuedJustBeforeTheCloseCallback() {
        final TcpStream stream = stream();
        write(stream, "sent");
        socket.room(1);
        write(stream, "cut");
        write(stream, "waiting");

        stream.close();
        assertEquals(List.of(), events);
        assertFalse(socket.isOpen());
        loop.run();

        assertEquals(List.of("sent: sent", "cut: ECANCELED", "waiting: ECANCELED", "close"), events);
        assertEquals(0, stream.queuedBytes());
        assertFalse(loop.core().isAlive());
    }

    @Test
    void aWriteThatFailsAtOnceIsToldLaterToItsCallbackAndThenTheErrorListener() {
        final TcpStream stream = stream();
        socket.failWrites(Errno.EPIPE);

        write(stream, "a");
        assertEquals(List.of(), events);
        assertTrue(stream.isClosing());
        loop.run();

        assertEquals(List.of("a: EPIPE", "error EPIPE: broken pipe, write 127.0.0.1:99", "close"), events);
    }

    @Test
    void aQueuedWriteThatFailsIsToldTheReasonAndThoseBehindItAreCanceled() {
        final TcpStream stream = stream();
        socket.room(0);
        write(stream, "a");
        write(stream, "b");
        socket.failWrites(Errno.ECONNRESET);

        loop.run();

        assertEquals(List.of("a: ECONNRESET", "b: ECANCELED",
            "error ECONNRESET: connection reset by peer, write 127.0.0.1:99", "close"), events);
    }

    @Test
    void aWriteThatWasSentBeforeTheConnectionFailedHasSucceeded() {
        final int chunksPerWrite = 64;
        final TcpStream stream = stream();
        socket.room(0);
        final int firstBytes = chunksPerWrite * BufferPool.CHUNK_BYTES;
        stream.write(ByteBuffer.allocate(firstBytes), (failure, nothing) -> events.add("first " + failure));
        write(stream, "second");
        socket.failAfter(firstBytes, Errno.EPIPE);

        loop.run();

        assertEquals(List.of("first null", "second: EPIPE", "error EPIPE: broken pipe, write 127.0.0.1:99",
            "close"), events);
    }

    @Test
    void aSocketThatIsFullAtTheEndOfAChunkIsAskedOnceMoreAndThenLeftAlone() {
        final TcpStream stream = stream();
        socket.room(0);
        stream.write(ByteBuffer.allocate(3 * BufferPool.CHUNK_BYTES));
        final int writesBefore = socket.writeCalls();

        socket.room(BufferPool.CHUNK_BYTES);
        loop.turn();

        assertEquals(2, socket.writeCalls() - writesBefore);
        assertEquals(2 * BufferPool.CHUNK_BYTES, stream.queuedBytes());
    }

    @Test
    void aQueueKeepsTheLoopAliveThoughTheStreamIsUnreferenced() {
        final TcpStream stream = stream();
        stream.unref();
        assertFalse(loop.core().isAlive());
        socket.room(0);
        stream.write(NetLoop.bytes("a"));
        assertTrue(loop.core().isAlive());

        socket.room(1);
        loop.run();

        assertEquals("a", socket.sent());
        assertFalse(loop.core().isAlive());
    }

    @Test
    void watchesForWritingOnlyWhileSomethingIsQueued() {
        final TcpStream stream = stream();
        stream.write(NetLoop.bytes("a"));
        loop.turn();
        assertFalse(network.poller().registrations().containsKey(socket.pollable()));

        socket.room(0);
        stream.write(NetLoop.bytes("b"));
        loop.turn();
        assertTrue(network.poller().registrations().get(socket.pollable()).interest().isWritable());

        socket.room(1);
        loop.turn();
        loop.turn();
        assertFalse(network.poller().registrations().containsKey(socket.pollable()));
    }
}
