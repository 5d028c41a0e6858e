package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.UdpOptions;
import dev.sixphase.api.UdpSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A readiness is worth 4 datagrams here. */
@Timeout(30)
class UdpQueueTest {
    private static final InetSocketAddress TARGET =
        new InetSocketAddress(NetLoop.LOOPBACK.getAddress(), 53);

    private final FakeNetwork network = new FakeNetwork();
    private final NetLoop loop = NetLoop.over(network);
    private final FakeDatagramSocket socket = network.next(new FakeDatagramSocket(network));
    private final List<String> events = new ArrayList<>();
    private UdpSocket udp;

    @BeforeEach
    void bind() throws IOException {
        udp = loop.net().bindUdp(NetLoop.LOOPBACK, UdpOptions.defaults());
        udp.onError(failure -> events.add(failure.getMessage()));
        udp.onClose(() -> events.add("close"));
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
    }

    private void send(final String text) {
        udp.send(NetLoop.bytes(text), TARGET, (failure, nothing) -> events.add(text + ": "
            + (failure == null ? "sent" : ((SystemCallException) failure).errno())));
    }

    // rule 54
    @Test
    void aFloodIsReceivedByTheBudget() {
        udp.onMessage((message, sender) -> events.add(NetLoop.text(message)));
        for (int index = 0; index < 10; index++) {
            socket.receive("m" + index);
        }

        loop.turn();
        assertEquals(List.of("m0", "m1", "m2", "m3"), events);
        loop.turn();
        assertEquals(8, events.size());
    }

    @Test
    void receivesNothingBeforeSomebodyListens() {
        socket.receive("a");
        loop.turn();
        assertEquals(1, socket.waitingCount());

        udp.onMessage((message, sender) -> events.add(NetLoop.text(message) + " from " + sender.getPort()));
        loop.turn();
        assertEquals(List.of("a from 53"), events);
    }

    @Test
    void aFailureIsToldAndTheNextDatagramIsReceivedAllTheSame() {
        udp.onMessage((message, sender) -> events.add(NetLoop.text(message)));
        socket.receiveFailure(Errno.ECONNREFUSED);
        socket.receive("next");

        loop.turn();

        assertEquals(2, events.size());
        assertTrue(events.get(0).startsWith("ECONNREFUSED"), events.get(0));
        assertEquals("next", events.get(1));
        assertFalse(udp.isClosing());
    }

    @Test
    void closingInTheListenerStopsReceivingAtOnce() {
        udp.onMessage((message, sender) -> {
            events.add(NetLoop.text(message));
            udp.close();
        });
        socket.receive("a");
        socket.receive("b");

        loop.run();

        assertEquals(List.of("a", "close"), events);
        assertEquals(1, socket.waitingCount());
    }

    @Test
    void whatCannotBeSentAtOnceIsCopiedAndSentInOrder() {
        socket.room(1);
        final ByteBuffer reused = NetLoop.bytes("first");
        udp.send(reused, TARGET, (failure, nothing) -> events.add("first: " + failure));
        reused.clear().put(NetLoop.bytes("other")).flip();
        udp.send(reused, TARGET, (failure, nothing) -> events.add("other: " + failure));
        assertFalse(reused.hasRemaining());
        reused.clear().put(NetLoop.bytes("XXXXX"));
        assertEquals(List.of(), events);

        loop.turn();
        assertEquals(List.of("first: null"), events);
        assertEquals(List.of("first"), socket.sent());

        socket.room(10);
        loop.turn();
        assertEquals(List.of("first: null", "other: null"), events);
        assertEquals(List.of("first", "other"), socket.sent());
    }

    @Test
    void theQueueIsCountedWhileItWaits() {
        socket.room(1);
        send("one");
        assertEquals(0, udp.queuedCount());
        send("three");
        send("");
        assertEquals(2, udp.queuedCount());
        assertEquals(5, udp.queuedBytes());

        socket.room(1);
        loop.turn();
        assertEquals(1, udp.queuedCount());
        assertEquals(0, udp.queuedBytes());
        udp.close();
        loop.run();
        assertEquals(0, udp.queuedCount());
    }

    @Test
    void whatIsTriedIsSentNowOrNotAtAll() throws IOException {
        final ByteBuffer message = NetLoop.bytes("now");
        socket.room(1);
        assertTrue(udp.trySend(message, TARGET));
        assertFalse(message.hasRemaining());
        assertFalse(udp.trySend(message.rewind(), TARGET), "it would block");
        assertEquals(3, message.remaining());
        assertEquals(0, udp.queuedCount());

        send("queued");
        socket.room(2);
        assertFalse(udp.trySend(message, TARGET), "it would overtake");
        socket.failNextSend(Errno.EPERM);
        loop.turn();
        assertEquals(List.of("queued: EPERM"), events);
        socket.failNextSend(Errno.EPERM);
        assertEquals(Errno.EPERM,
            assertThrows(SystemCallException.class, () -> udp.trySend(message, TARGET)).errno());
        assertTrue(udp.trySend(message, TARGET));
    }

    @Test
    void pausingStopsReceivingAtOnce() {
        udp.onMessage((message, sender) -> {
            events.add(NetLoop.text(message));
            udp.pause();
        });
        socket.receive("a");
        socket.receive("b");

        loop.turn();
        loop.turn();
        assertEquals(List.of("a"), events);
        assertEquals(1, socket.waitingCount());

        udp.resume();
        loop.turn();
        assertEquals(List.of("a", "b"), events);
    }

    @Test
    void aQueueIsSentByTheBudget() {
        socket.room(0);
        for (int index = 0; index < 50; index++) {
            send("m" + index);
        }
        socket.room(100);

        loop.turn();
        assertEquals(32, socket.sent().size());
        loop.turn();
        assertEquals(50, socket.sent().size());
    }

    @Test
    void aFailedSendHasNoEffectOnTheOthers() {
        socket.failNextSend(Errno.EPERM);
        send("a");
        send("b");

        loop.turn();

        assertEquals(List.of("a: EPERM", "b: sent"), events);
        assertEquals(List.of("b"), socket.sent());
    }

    @Test
    void aQueueKeepsTheLoopAliveThoughTheSocketIsUnreferenced() {
        udp.unref();
        assertFalse(loop.core().isAlive());
        socket.room(0);
        send("a");
        assertTrue(loop.core().isAlive());

        socket.room(1);
        loop.run();

        assertEquals(List.of("a: sent"), events);
    }

    // rule 8
    @Test
    void whatWasSentIsToldJustBeforeTheCloseCallbackIfTheSocketCloses() {
        loop.core().newHook(LoopPhase.CHECK, () -> events.add("check")).start();
        udp.onMessage((message, sender) -> {
            send("a");
            udp.close();
        });
        socket.receive("m");

        loop.turn();

        assertEquals(List.of("check", "a: sent", "close"), events);
    }

    // rule 8
    @Test
    void closingCancelsWhatIsQueuedJustBeforeTheCloseCallback() {
        send("a");
        socket.room(0);
        send("b");
        send("c");
        udp.close();
        assertEquals(List.of(), events);

        loop.run();

        assertEquals(List.of("a: sent", "b: ECANCELED", "c: ECANCELED", "close"), events);
        assertFalse(socket.isOpen());
        assertFalse(loop.core().isAlive());
        assertThrows(IllegalStateException.class, () -> send("d"));
    }
}
