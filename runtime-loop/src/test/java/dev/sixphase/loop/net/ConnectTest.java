package dev.sixphase.loop.net;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.WorkerPoolRejectedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class ConnectTest {
    private static final InetSocketAddress NUMERIC =
        new InetSocketAddress(NetLoop.LOOPBACK.getAddress(), 99);
    private static final InetSocketAddress NAMED = InetSocketAddress.createUnresolved("host.example", 99);
    private static final ConnectOptions DEFAULTS = ConnectOptions.defaults();

    private final FakeNetwork network = new FakeNetwork();
    private final NetLoop loop = NetLoop.over(network);
    private final List<String> events = new ArrayList<>();
    private Throwable failure;

    @AfterEach
    void close() throws IOException {
        loop.close();
        assertEquals(List.of(), loop.reported());
    }

    private TcpStream connect(final InetSocketAddress address, final ConnectOptions options) {
        final TcpStream stream = loop.net().connectTcp(address, options);
        stream.onConnect(() -> events.add("connect"));
        stream.onError(told -> {
            failure = told;
            events.add("error " + told.getMessage());
        });
        stream.onClose(() -> events.add("close"));
        return stream;
    }

    private FakeStreamSocket socket() {
        return network.next(new FakeStreamSocket(network));
    }

    private static InetAddress address(final int... octets) throws IOException {
        final byte[] bytes = new byte[octets.length];
        for (int index = 0; index < octets.length; index++) {
            bytes[index] = (byte) octets[index];
        }
        return InetAddress.getByAddress(bytes);
    }

    // rule 70
    @Test
    void aConnectionThatStandsAtOnceIsToldLater() {
        socket();
        final TcpStream stream = connect(NUMERIC, DEFAULTS);
        assertEquals(List.of(), events);
        assertNull(stream.remoteAddress());

        loop.turn();

        assertEquals(List.of("connect"), events);
        assertEquals(NUMERIC, stream.remoteAddress());
    }

    // rule 70
    @Test
    void aConnectionThatFailsAtOnceIsToldLater() {
        final FakeStreamSocket socket = socket().refuse(Errno.ENETUNREACH);
        connect(NUMERIC, DEFAULTS);
        assertEquals(List.of(), events);

        loop.run();

        assertEquals(List.of("error ENETUNREACH: network is unreachable, connect 127.0.0.1:99", "close"),
            events);
        assertFalse(socket.isOpen());
    }

    @Test
    void aConnectionUnderWayIsToldWhenItStands() { // seed 48
        final FakeStreamSocket socket = socket().pending();
        connect(NUMERIC, DEFAULTS);
        loop.turn();
        assertEquals(List.of(), events);

        socket.finish();
        loop.turn();

        assertEquals(List.of("connect"), events);
    }

    @Test
    void aConnectionUnderWayThatIsRefusedSaysWhatWhereAndWhy() {
        final FakeStreamSocket socket = socket().pending();
        connect(NUMERIC, DEFAULTS);
        loop.turn();

        socket.refuse(Errno.ECONNREFUSED);
        loop.run();

        assertEquals(List.of("error ECONNREFUSED: connection refused, connect 127.0.0.1:99", "close"),
            events);
        final SystemCallException told = (SystemCallException) failure;
        assertEquals(Errno.ECONNREFUSED, told.errno());
        assertEquals("connect", told.call());
        assertEquals("127.0.0.1:99", told.subject());
    }

    @Test
    void whatIsWrittenAndEndedWhileConnectingGoesOutAfterwards() {
        final FakeStreamSocket socket = socket().pending();
        final TcpStream stream = connect(NUMERIC, DEFAULTS);
        stream.write(NetLoop.bytes("hello "));
        stream.write(NetLoop.bytes("world"), (told, nothing) -> events.add("written"));
        stream.end();
        loop.turn();
        assertEquals(11, stream.queuedBytes());
        assertEquals("", socket.sent());

        socket.finish();
        loop.turn();

        assertEquals("hello world", socket.sent());
        assertTrue(socket.hasOutputEnded());
        assertEquals(List.of("connect", "written"), events);
    }

    @Test
    void optionsThatAreSetWhileConnectingAreAppliedToTheSocket() throws IOException {
        final FakeStreamSocket socket = socket().pending();
        final TcpStream stream = connect(NUMERIC, DEFAULTS);
        stream.noDelay(true);
        stream.keepAlive(true);
        assertEquals(0, socket.options().size());

        socket.finish();
        loop.turn();

        assertEquals(true, socket.options().get("TCP_NODELAY"));
        assertEquals(true, socket.options().get("SO_KEEPALIVE"));
    }

    @Test
    void theDeadlineEndsAnAttemptThatNobodyAnswers() { // seed 38, libuv tcp_connect_timeout
        final FakeStreamSocket socket = socket().pending();
        connect(NUMERIC, DEFAULTS.withTimeoutMillis(250));

        loop.run();

        assertEquals(List.of(
            "error ETIMEDOUT: connection timed out, connect 127.0.0.1:99 (not connected after 250 ms)",
            "close"), events);
        assertEquals(TimeUnit.MILLISECONDS.toNanos(250), network.clock().nanoTime());
        assertFalse(socket.isOpen());
        assertEquals("", loop.core().describeOpen());
    }

    @Test
    void theDeadlineCountsFromTheCallThoughTheLoopHasNotLookedAtTheClockForLong() {
        final FakeStreamSocket socket = socket().pending();
        network.clock().advanceNanos(TimeUnit.SECONDS.toNanos(10));
        connect(NUMERIC, DEFAULTS.withTimeoutMillis(250));
        loop.turn();
        assertEquals(List.of(), events);

        socket.finish();
        loop.turn();

        assertEquals(List.of("connect"), events);
    }

    @Test
    void onceConnectedTheDeadlineIsGone() {
        socket();
        connect(NUMERIC, DEFAULTS.withTimeoutMillis(250)).unref();

        loop.run();
        network.clock().advanceNanos(TimeUnit.SECONDS.toNanos(10));
        loop.turn();

        assertEquals(List.of("connect"), events);
        assertEquals("TcpStream 127.0.0.1:99", loop.core().describeOpen());
    }

    @Test
    void aNameIsLookedUpAndItsAddressesAreTriedInOrder() throws IOException {
        final FakeStreamSocket first = socket().refuse(Errno.ECONNREFUSED);
        final FakeStreamSocket second = socket().pending();
        final FakeStreamSocket third = socket();
        connect(NAMED, DEFAULTS);
        assertEquals("host.example", loop.dns().only().host());
        loop.dns().only().answer(address(10, 0, 0, 1), address(10, 0, 0, 2), address(10, 0, 0, 3));
        loop.turn();
        assertEquals(List.of(), events);

        second.refuse(Errno.EHOSTUNREACH);
        loop.turn();

        assertEquals(List.of("connect"), events);
        assertEquals(new InetSocketAddress(address(10, 0, 0, 1), 99), first.connectedTo());
        assertEquals(new InetSocketAddress(address(10, 0, 0, 3), 99), third.connectedTo());
        assertFalse(first.isOpen());
        assertFalse(second.isOpen());
        assertTrue(third.isOpen());
    }

    @Test
    void ifAllAddressesFailTheFirstFailureIsToldAndTheOthersBesideIt() throws IOException {
        socket().refuse(Errno.ECONNREFUSED);
        socket().refuse(Errno.EHOSTUNREACH);
        connect(NAMED, DEFAULTS);
        loop.dns().only().answer(address(10, 0, 0, 1),
            address(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));

        loop.run();

        assertEquals(List.of("error ECONNREFUSED: connection refused, connect 10.0.0.1:99", "close"), events);
        assertEquals("EHOSTUNREACH: no route to host, connect [2001:db8:0:0:0:0:0:1]:99",
            failure.getSuppressed()[0].getMessage());
        assertEquals(List.of(StandardProtocolFamily.INET, StandardProtocolFamily.INET6), network.families());
    }

    @Test
    void oneDeadlineCoversTheLookUpAndEveryAttempt() throws IOException {
        socket().refuse(Errno.ECONNREFUSED);
        final FakeStreamSocket second = socket().pending();
        connect(NAMED, DEFAULTS.withTimeoutMillis(100));
        network.clock().advanceNanos(TimeUnit.MILLISECONDS.toNanos(60));
        loop.dns().only().answer(address(10, 0, 0, 1), address(10, 0, 0, 2));

        loop.run();

        assertEquals(TimeUnit.MILLISECONDS.toNanos(100), network.clock().nanoTime());
        assertEquals(Errno.ETIMEDOUT, ((SystemCallException) failure).errno());
        assertEquals("ECONNREFUSED: connection refused, connect 10.0.0.1:99",
            failure.getSuppressed()[0].getMessage());
        assertFalse(second.isOpen());
    }

    @Test
    void theDeadlineCancelsTheLookUpWhoseAnswerThenIsIgnored() throws IOException {
        connect(NAMED, DEFAULTS.withTimeoutMillis(100));

        loop.run();
        loop.dns().only().answer(address(10, 0, 0, 1));
        loop.turn();

        assertEquals(List.of(
            "error ETIMEDOUT: connection timed out, connect host.example:99 (not connected after 100 ms)",
            "close"), events);
        assertTrue(loop.dns().only().isCanceled());
        assertEquals(List.of(), network.openedStreams());
    }

    @Test
    void aNameThatIsNotKnownIsTold() {
        connect(NAMED, DEFAULTS);
        loop.dns().only().fail(new SystemCallException(Errno.ENOTFOUND, "getaddrinfo", "host.example", null));

        loop.run();

        assertEquals(List.of(
            "error ENOTFOUND: name or service not known, getaddrinfo host.example", "close"), events);
    }

    @Test
    void aLookUpThatThePoolRefusesIsToldLater() {
        loop.dns().refuse(new WorkerPoolRejectedException("full"));
        connect(NAMED, DEFAULTS.withTimeoutMillis(100));
        assertEquals(List.of(), events);

        loop.run();

        assertEquals(List.of("error full", "close"), events);
        assertEquals("", loop.core().describeOpen());
    }

    @Test
    void theLocalAddressIsBoundFirst() {
        final FakeStreamSocket socket = socket();
        connect(NUMERIC, DEFAULTS.withLocalAddress(NetLoop.LOOPBACK));

        loop.turn();

        assertEquals(NetLoop.LOOPBACK, socket.boundTo());
        assertEquals(List.of("connect"), events);
    }

    @Test
    void outOfDescriptorsIsToldLikeAnyFailure() {
        socket().failToOpen(Errno.EMFILE);
        connect(NUMERIC, DEFAULTS);

        loop.run();

        assertEquals(List.of("error EMFILE: too many open files, socket 127.0.0.1:99", "close"), events);
    }

    @Test
    void closingWhileConnectingTellsNothingButTheClose() {
        final FakeStreamSocket socket = socket().pending();
        final TcpStream stream = connect(NUMERIC, DEFAULTS.withTimeoutMillis(100));
        stream.write(NetLoop.bytes("a"), (told, nothing) ->
            events.add(((SystemCallException) told).errno().name()));
        loop.turn();

        stream.close();
        socket.finish();
        loop.run();

        assertEquals(List.of("ECANCELED", "close"), events);
        assertFalse(socket.isOpen());
        assertEquals("", loop.core().describeOpen());
    }

    @Test
    void closingBeforeTheOutcomeIsDeliveredTellsNothingButTheClose() {
        final FakeStreamSocket socket = socket();
        connect(NUMERIC, DEFAULTS).close();

        loop.run();

        assertEquals(List.of("close"), events);
        assertFalse(socket.isOpen());
    }

    @Test
    void aConnectKeepsTheLoopAliveThoughTheStreamIsUnreferenced() {
        final FakeStreamSocket socket = socket().pending();
        connect(NUMERIC, DEFAULTS).unref();
        assertTrue(loop.core().isAlive());

        socket.finish();
        loop.run();

        assertEquals(List.of("connect"), events);
        assertFalse(loop.core().isAlive());
    }

    @Test
    void aPathThatNoKernelTakesIsRefusedWithItsLength() { // libuv pipe_overlong_path
        final UnixDomainSocketAddress address = UnixDomainSocketAddress.of("/tmp/" + "x".repeat(200));
        loop.net().connectUnix(address, DEFAULTS)
            .onError(told -> failure = told);

        loop.run();

        assertEquals(Errno.ENAMETOOLONG, ((SystemCallException) failure).errno());
        assertTrue(failure.getMessage().contains("205 bytes"), failure.getMessage());
        assertTrue(failure.getMessage().contains(address.toString()), failure.getMessage());
    }
}
