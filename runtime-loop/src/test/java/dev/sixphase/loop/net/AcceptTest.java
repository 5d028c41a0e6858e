package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class AcceptTest {
    private final FakeNetwork network = new FakeNetwork();
    private final NetLoop loop = NetLoop.over(network);
    private final FakeListenerSocket listener = network.next(new FakeListenerSocket(network));
    private final List<String> events = new ArrayList<>();
    private TcpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = loop.listen(stream -> events.add("connection"));
        server.onError(failure -> events.add(failure.getMessage()));
        server.onClose(() -> events.add("close"));
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        assertEquals(List.of(), loop.reported());
    }

    private FakeStreamSocket arrive() {
        final FakeStreamSocket connection = new FakeStreamSocket(network);
        listener.arrives(connection);
        return connection;
    }

    // rule 54
    @Test
    void oneConnectionIsAcceptedForEachReadiness() {
        arrive();
        arrive();

        loop.turn();
        assertEquals(List.of("connection"), events);

        loop.turn();
        assertEquals(List.of("connection", "connection"), events);
    }

    @Test
    void aConnectionThatItsPeerTookBackIsNoFailure() {
        listener.failsOnce(Errno.ECONNABORTED);
        arrive();

        loop.turn();
        loop.turn();

        assertEquals(List.of("connection"), events);
    }

    @Test
    void anyOtherFailureIsToldAndTheServerGoesOn() {
        listener.failsOnce(Errno.ENOMEM);
        arrive();

        loop.turn();
        loop.turn();

        assertEquals(List.of("ENOMEM: cannot allocate memory, accept 127.0.0.1:80", "connection"), events);
    }

    // rule 55, users 13
    @Test
    void withoutDescriptorsTheWaitingConnectionsAreTurnedAwayAndTheServerGoesOn() {
        final FakeStreamSocket spare = network.openedStreams().get(0);
        final FakeStreamSocket first = arrive();
        final FakeStreamSocket second = arrive();
        listener.descriptors(() -> !spare.isOpen());

        loop.turn();

        assertEquals(List.of("EMFILE: too many open files, accept 127.0.0.1:80"), events);
        assertFalse(first.isOpen());
        assertFalse(second.isOpen());
        assertEquals(0, listener.waitingCount());
        assertTrue(network.openedStreams().get(1).isOpen(), "the spare descriptor is held again");

        listener.descriptors(() -> true);
        arrive();
        loop.turn();
        assertEquals("connection", events.get(1));
    }

    // users 13
    @Test
    void withoutEvenTheSpareDescriptorTheServerRestsInsteadOfSpinning() {
        final FakeStreamSocket spare = network.openedStreams().get(0);
        listener.descriptors(() -> false);
        network.next(new FakeStreamSocket(network)).failToOpen(Errno.EMFILE);
        arrive();

        loop.turn();
        assertFalse(spare.isOpen());
        final int acceptsBefore = listener.acceptCalls();
        for (int turn = 0; turn < 10; turn++) {
            loop.turn();
        }
        assertEquals(acceptsBefore, listener.acceptCalls());

        listener.descriptors(() -> true);
        network.clock().advanceNanos(TimeUnit.MILLISECONDS.toNanos(100));
        loop.turn();
        loop.turn();
        assertEquals("connection", events.get(events.size() - 1));
    }

    // users 13
    @Test
    void aSpareDescriptorThatWasLostIsTakenAgainBeforeTheNextAccept() {
        final FakeStreamSocket lost = network.openedStreams().get(0);
        listener.descriptors(() -> !lost.isOpen());
        network.next(new FakeStreamSocket(network)).failToOpen(Errno.EMFILE);
        network.next(new FakeStreamSocket(network)).failToOpen(Errno.EMFILE);
        arrive();
        loop.turn();
        assertEquals(1, network.openedStreams().size());

        // The server must not spend what is free now on a connection, or it could turn nobody away later.
        final FakeStreamSocket waiting = arrive();
        loop.turn();
        assertTrue(waiting.isOpen());
        assertEquals(1, listener.waitingCount());

        network.clock().advanceNanos(TimeUnit.MILLISECONDS.toNanos(100));
        loop.turn();
        loop.turn();
        assertEquals("connection", events.get(events.size() - 1));
        assertTrue(network.openedStreams().get(1).isOpen());
    }

    @Test
    void aFloodIsTurnedAwayByTheBacklogAtATime() throws IOException {
        final FakeListenerSocket flooded = network.next(new FakeListenerSocket(network));
        final TcpServer small = loop.net().listenTcp(NetLoop.LOOPBACK,
            ListenOptions.defaults().withBacklog(3), stream -> events.add("connection"));
        small.onError(failure -> events.add("full"));
        final FakeStreamSocket spare = network.openedStreams().get(1);
        for (int index = 0; index < 10; index++) {
            flooded.arrives(new FakeStreamSocket(network));
        }
        flooded.descriptors(() -> !spare.isOpen());

        loop.turn();

        assertEquals(7, flooded.waitingCount());
        assertEquals(List.of("full"), events);
    }

    @Test
    void aFailureThatNobodyListensForIsReportedToTheLoop() throws IOException {
        final FakeListenerSocket other = network.next(new FakeListenerSocket(network));
        loop.listen(stream -> { });
        other.failsOnce(Errno.ENOBUFS);

        loop.turn();

        assertEquals("ENOBUFS: no buffer space available, accept 127.0.0.1:80",
            loop.reported().remove(0).getMessage());
    }

    @Test
    void closingGivesBackTheListenerAndTheSpareDescriptor() {
        server.close();
        server.close();
        assertEquals(List.of(), events);
        loop.run();

        assertEquals(List.of("close"), events);
        assertFalse(listener.isOpen());
        assertFalse(network.openedStreams().get(0).isOpen());
        assertEquals("", loop.core().describeOpen());
        assertEquals(80, server.localAddress().getPort());
    }

    @Test
    void aPausedServerTakesNothingAndGoesOnWhenItIsResumed() {
        server.pause();
        arrive();
        arrive();
        loop.turn();
        assertEquals(0, listener.acceptCalls());
        assertTrue(loop.core().isAlive());

        server.resume();
        loop.turn();
        server.pause();
        loop.turn();
        assertEquals(List.of("connection"), events);
        assertEquals(1, listener.waitingCount());
    }

    @Test
    void aServerThatIsPausedWhileItRestsStaysPaused() {
        listener.descriptors(() -> false);
        network.next(new FakeStreamSocket(network)).failToOpen(Errno.EMFILE);
        arrive();
        loop.turn();
        final int acceptsBefore = listener.acceptCalls();
        server.pause();
        network.clock().advanceNanos(TimeUnit.MILLISECONDS.toNanos(100));
        loop.turn();
        loop.turn();
        assertEquals(acceptsBefore, listener.acceptCalls());

        listener.descriptors(() -> true);
        server.resume();
        loop.turn();
        assertEquals("connection", events.get(events.size() - 1));
    }

    @Test
    void keepsTheLoopAliveUntilItIsUnreferencedOrClosed() {
        assertTrue(server.isActive());
        assertTrue(loop.core().isAlive());
        server.unref();
        assertFalse(loop.core().isAlive());
        server.ref();
        assertTrue(loop.core().isAlive());
    }

    @Test
    void aNameThatWasNotLookedUpIsRefused() {
        final IOException refusal = assertThrows(IOException.class, () -> loop.net().listenTcp(
            InetSocketAddress.createUnresolved("host.example", 0), ListenOptions.defaults(), stream -> { }));

        assertTrue(refusal.getMessage().contains("host.example"), refusal.getMessage());
    }
}
