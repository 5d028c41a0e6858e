package dev.sixphase.loop.net;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.api.UdpOptions;
import dev.sixphase.api.UdpSocket;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.EmulatorGap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What becomes of datagrams of real sockets, and of those that others have opened. */
@ParameterizedClass
@MethodSource("dev.sixphase.loop.net.NetLoop#backends")
@Timeout(60)
class DatagramsTest {
    @Parameter
    private PollerProvider backend;
    private NetLoop loop;
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        loop = new NetLoop(backend);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        assertEquals(List.of(), loop.reported());
    }

    private UdpSocket bind(final InetSocketAddress address) throws IOException {
        return loop.net().bindUdp(address, UdpOptions.defaults());
    }

    private UdpSocket bind() throws IOException {
        return bind(NetLoop.LOOPBACK);
    }

    private void logSent(final Throwable failure, final Void none) {
        events.add(failure == null ? "sent" : ((SystemCallException) failure).errno().name());
    }

    /** {@return the address of a socket that is closed} Runs the loop to its end. */
    private InetSocketAddress nobody() throws IOException {
        final UdpSocket gone = bind();
        gone.close();
        loop.run();
        return gone.localAddress();
    }

    @Test
    void aPortThatIsBoundIsRefused() throws IOException { // libuv udp_bind
        final UdpSocket socket = bind(new InetSocketAddress("0.0.0.0", 0));
        final SystemCallException refusal =
            assertThrows(SystemCallException.class, () -> bind(socket.localAddress()));
        assertEquals(Errno.EADDRINUSE, refusal.errno());
    }

    @Test
    void bothEndsKnowTheirAddresses() throws IOException { // libuv getsockname_udp
        final UdpSocket server = bind(new InetSocketAddress("0.0.0.0", 0));
        final UdpSocket client = bind(new InetSocketAddress("0.0.0.0", 0));
        assertTrue(server.localAddress().getPort() > 0);
        assertEquals("0.0.0.0", server.localAddress().getAddress().getHostAddress());
        server.onMessage((message, sender) -> {
            assertEquals(client.localAddress().getPort(), sender.getPort());
            assertEquals("127.0.0.1", sender.getAddress().getHostAddress());
            events.add(NetLoop.text(message));
        });
        client.send(NetLoop.bytes("PING"),
            new InetSocketAddress("127.0.0.1", server.localAddress().getPort()), (failure, none) -> { });

        loop.runUntil(() -> !events.isEmpty());

        assertEquals(0, client.queuedBytes() + server.queuedBytes());
    }

    @Test
    void twoDatagramsAtOnceAreSentAndArrive() throws IOException { // libuv udp_send_immediate
        final UdpSocket server = bind();
        server.onMessage((message, sender) -> events.add(NetLoop.text(message)));
        final UdpSocket client = bind();
        client.send(NetLoop.bytes("PING"), server.localAddress(), this::logSent);
        client.send(NetLoop.bytes("PANG"), server.localAddress(), this::logSent);
        assertEquals(List.of(), events);

        loop.runUntil(() -> events.size() == 4);

        assertEquals(List.of("sent", "sent"), events.stream().filter("sent"::equals).toList());
        assertTrue(events.containsAll(List.of("PING", "PANG")), events.toString());
    }

    @Test
    void whatNobodyReceivesWasSentAllTheSame() throws IOException { // libuv udp_send_unreachable
        final InetSocketAddress nobody = nobody();
        final UdpSocket client = bind();
        client.onMessage((message, sender) -> fail("nobody answers"));
        client.onError(failure -> fail("nobody is told who is not connected", failure));
        client.send(NetLoop.bytes("PING"), nobody, this::logSent);
        client.send(NetLoop.bytes("PANG"), nobody, this::logSent);
        final TimerHandle timer = loop.core().newTimer();
        timer.start(client::close, 50, 0);
        client.onClose(() -> events.add("closed"));

        loop.run();

        assertEquals(List.of("sent", "sent", "closed"), events);
    }

    @Test
    void closingWhereThePeersAbsenceIsToldIsTheEnd() throws IOException { // libuv udp_recv_cb_close_pollerr
        EmulatorGap.UNREACHABLE.skipWhereNamed();
        final InetSocketAddress nobody = nobody();
        final UdpSocket client = bind(new InetSocketAddress("0.0.0.0", 0));
        client.connect(nobody);
        client.onMessage((message, sender) -> fail("nobody answers"));
        client.onError(failure -> {
            events.add(((SystemCallException) failure).errno().name());
            client.close();
        });
        client.onClose(() -> events.add("closed"));
        assertTrue(client.trySend(NetLoop.bytes("PING"), null));

        loop.run();

        assertEquals(List.of("ECONNREFUSED", "closed"), events);
    }

    @Test
    void whoOnlySendsIsToldOfItsDatagramAndSpinsOverNoError() throws IOException {
        // libuv udp_send_pollerr_no_recv
        final InetSocketAddress nobody = nobody();
        final UdpSocket client = bind(new InetSocketAddress("0.0.0.0", 0));
        client.connect(nobody);
        client.send(NetLoop.bytes("PING"), null, this::logSent);
        final TimerHandle timer = loop.core().newTimer();
        timer.start(client::close, 50, 0);
        final long before = loop.core().metrics().iterations();

        loop.run();

        assertEquals(List.of("sent"), events);
        assertTrue(loop.core().metrics().iterations() - before < 20, loop.core().metrics()::toString);
    }

    @Test
    void oneOfManyOnAnAddressHearsEachDatagramAndAllCloseAtOnce() throws IOException {
        // libuv watcher_cross_stop
        final int count = 100;
        final UdpOptions reusing = UdpOptions.defaults().withReuseAddress(true);
        final List<UdpSocket> sockets = new ArrayList<>();
        final UdpSocket first = loop.net().bindUdp(NetLoop.LOOPBACK, reusing);
        sockets.add(first);
        while (sockets.size() < count) {
            sockets.add(loop.net().bindUdp(first.localAddress(), reusing));
        }
        final int[] received = {0};
        for (final UdpSocket socket : sockets) {
            socket.onClose(() -> events.add("closed"));
            socket.onMessage((message, sender) -> {
                received[0]++;
                sockets.forEach(UdpSocket::close);
            });
            socket.send(NetLoop.bytes("A".repeat(1024)), first.localAddress(), this::logSent);
        }

        loop.run();

        assertEquals(1, received[0], "a closed socket received");
        assertEquals(count, events.stream().filter("sent"::equals).count());
        assertEquals(count, events.stream().filter("closed"::equals).count());
    }

    private void sendsToAGroup(final InetSocketAddress from, final String group, final boolean chooses)
        throws IOException {

        EmulatorGap.MULTICAST.skipWhereNamed();
        final UdpSocket socket = bind(from);
        socket.multicastTtl(32);
        if (chooses) {
            try {
                socket.multicastInterface(null);
            } catch (final SystemCallException lacking) {
                assertEquals(Errno.ENOTSUP, lacking.errno());
            }
        }
        socket.send(NetLoop.bytes("PING"), new InetSocketAddress(InetAddress.getByName(group), 9123),
            this::logSent);
        socket.onClose(() -> events.add("closed"));
        loop.runUntil(() -> events.size() == 1);
        assumeTrue(List.of("sent").equals(events), "this machine has no way to a group: " + events);
        socket.close();
        loop.run();
        assertEquals(List.of("sent", "closed"), events);
        assertEquals(0, socket.queuedBytes());
    }

    @Test
    void aGroupIsSentToThroughAsManyRoutersAsSaid() throws IOException { // libuv udp_multicast_ttl
        sendsToAGroup(new InetSocketAddress("0.0.0.0", 0), "239.255.0.1", false);
    }

    @Test
    void aGroupIsSentToByTheSystemsInterface() throws IOException { // libuv udp_multicast_interface
        sendsToAGroup(new InetSocketAddress("0.0.0.0", 0), "239.255.0.1", true);
    }

    @Test
    void aGroupOfIpVersion6IsSentToByTheSystemsInterface() throws IOException {
        // libuv udp_multicast_interface6
        sendsToAGroup(new InetSocketAddress("::", 0), "ff02::1:9123", true);
    }

    @Test
    void aSocketOfAnothersMakingIsTakenOverOnce() throws IOException { // libuv udp_open, libuv udp_open_bound
        final DatagramChannel channel = DatagramChannel.open().bind(NetLoop.LOOPBACK);
        final UdpSocket socket = loop.net().adoptUdp(channel);
        assertEquals(channel.getLocalAddress(), socket.localAddress());
        assertNull(socket.remoteAddress());
        assertThrows(IllegalStateException.class, () -> loop.net().adoptUdp(channel));
        socket.onMessage((message, sender) -> {
            events.add(NetLoop.text(message));
            assertEquals(socket.localAddress(), sender);
            socket.close();
        });
        socket.send(NetLoop.bytes("PING"), socket.localAddress(), this::logSent);

        loop.run();

        events.sort(null);
        assertEquals(List.of("PING", "sent"), events);
        assertFalse(channel.isOpen());
    }

    @Test
    void aConnectedSocketOfAnothersMakingSendsToItsPeer() throws IOException { // libuv udp_open_connect
        final UdpSocket server = bind();
        final DatagramChannel channel =
            DatagramChannel.open().bind(NetLoop.LOOPBACK).connect(server.localAddress());
        final UdpSocket client = loop.net().adoptUdp(channel);
        assertEquals(server.localAddress(), client.remoteAddress());
        server.onMessage((message, sender) -> {
            events.add(NetLoop.text(message));
            server.close();
            client.close();
        });
        client.send(NetLoop.bytes("PING"), null, this::logSent);

        loop.run();

        assertTrue(events.containsAll(List.of("PING", "sent")), events.toString());
    }

    @Test
    void aSocketThatIsNotBoundIsNotTakenOver() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            assertEquals(Errno.EINVAL, assertThrows(SystemCallException.class,
                () -> loop.net().adoptUdp(channel)).errno());
            assertTrue(channel.isOpen());
        }
    }

    @Test
    void theSystemsBuffersOfBothSortsAreSizedAndAskedFor() throws IOException { // libuv socket_buffer_size
        final TcpServer server = loop.listen(stream -> { });
        final TcpStream stream = loop.net().connectTcp(server.localAddress(), ConnectOptions.defaults());
        loop.runUntil(() -> stream.remoteAddress() != null);
        final UdpSocket socket = bind();
        for (final int bytes : new int[] {10_000, 20_000}) {
            stream.sendBufferBytes(bytes);
            stream.receiveBufferBytes(bytes);
            socket.sendBufferBytes(bytes);
            socket.receiveBufferBytes(bytes);
            for (final int size : List.of(stream.sendBufferBytes(), stream.receiveBufferBytes(),
                socket.sendBufferBytes(), socket.receiveBufferBytes())) {
                assertTrue(size >= bytes && size <= 2 * bytes, "asked for " + bytes + ", got " + size);
            }
        }
    }
}
