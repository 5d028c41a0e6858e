package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.UdpOptions;
import dev.sixphase.api.UdpSocket;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.EmulatorGap;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

@ParameterizedClass
@MethodSource("dev.sixphase.loop.net.NetLoop#backends")
@Timeout(60)
class UdpTest {
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

    private UdpSocket bind() throws IOException {
        return bind(NetLoop.LOOPBACK);
    }

    private UdpSocket bind(final InetSocketAddress address) throws IOException {
        return loop.net().bindUdp(address, UdpOptions.defaults());
    }

    private void ignore(final Throwable failure, final Void nothing) { }

    private void echo(final UdpSocket server) throws IOException {
        final UdpSocket client = bind(new InetSocketAddress(server.localAddress().getAddress(), 0));
        server.onMessage((message, sender) -> server.send(message, sender, this::ignore));
        client.onMessage((message, sender) -> {
            events.add(NetLoop.text(message));
            assertEquals(server.localAddress(), sender);
            if (events.size() == 3) {
                client.close();
                server.close();
            }
        });
        for (final String text : List.of("one", "", "three")) {
            client.send(NetLoop.bytes(text), server.localAddress(), this::ignore);
        }

        loop.run();

        assertEquals(List.of("one", "", "three"), events);
        assertEquals("", loop.core().describeOpen());
    }

    @Test
    void datagramsKeepTheirBoundsAndTheirSenders() throws IOException { // seed 47, libuv udp_send_and_recv
        echo(bind());
    }

    @Test
    void echoesOverIpVersion6() throws IOException {
        final UdpSocket server;
        try {
            server = bind(new InetSocketAddress(InetAddress.getByName("::1"), 0));
        } catch (IOException e) {
            abort("no IPv6 here: " + e.getMessage());
            return;
        }
        echo(server);
    }

    @Test
    void aConnectedSocketHearsThatNobodyListensAndGoesOn() throws IOException {
        EmulatorGap.UNREACHABLE.skipWhereNamed();
        final UdpSocket gone = bind();
        gone.close();
        loop.run();
        final UdpSocket socket = bind();
        socket.connect(gone.localAddress());
        socket.onMessage((message, sender) -> events.add("message"));
        socket.onError(failure -> events.add(((SystemCallException) failure).errno().name()));
        socket.send(NetLoop.bytes("anybody?"), null, this::ignore);

        loop.runUntil(() -> !events.isEmpty());
        assertEquals(List.of("ECONNREFUSED"), events);

        final UdpSocket back = bind(gone.localAddress());
        back.onMessage((message, sender) -> back.send(message, sender, this::ignore));
        socket.send(NetLoop.bytes("and now?"), null, this::ignore);
        loop.runUntil(() -> events.contains("message"));
    }

    @Test
    void aDatagramThatIsTooLongFailsByItsCallback() throws IOException {
        final UdpSocket socket = bind();
        final ByteBuffer message = ByteBuffer.allocate(70_000);
        socket.send(message, socket.localAddress(), (failure, nothing) -> {
            events.add(failure.getMessage());
            socket.close();
        });
        assertEquals(List.of(), events);
        assertEquals(0, message.remaining());

        loop.run();

        assertEquals(1, events.size());
        assertTrue(events.get(0).startsWith("EMSGSIZE: message too long, send"), events.get(0));
        assertTrue(events.get(0).contains("127.0.0.1:" + socket.localAddress().getPort()), events.get(0));
    }

    @Test
    void severalSocketsShareAPortOnlyIfTheyAllWantTo() throws IOException { // libuv udp_reuseport
        loop.assumeThatPortsAreShared();
        final UdpOptions shared = UdpOptions.defaults().withReusePort(true).withBroadcast(true);
        final UdpSocket first = loop.net().bindUdp(NetLoop.LOOPBACK, shared);
        loop.net().bindUdp(first.localAddress(), shared);

        final SystemCallException refusal = assertThrows(SystemCallException.class, () ->
            bind(first.localAddress()));

        assertEquals(Errno.EADDRINUSE, refusal.errno());
        assertEquals("127.0.0.1:" + first.localAddress().getPort(), refusal.subject());
    }

    @Test
    void onlyAConnectedSocketSendsWithoutATargetAndNoneWithOne() throws IOException {
        EmulatorGap.DISCONNECT.skipWhereNamed();
        final UdpSocket peer = bind();
        final UdpSocket socket = bind(new InetSocketAddress("0.0.0.0", 0));
        final int port = socket.localAddress().getPort();
        assertEquals(Errno.EDESTADDRREQ, errno(() -> socket.trySend(NetLoop.bytes("a"), null)));
        assertEquals(Errno.ENOTCONN, errno(socket::disconnect));
        assertNull(socket.remoteAddress());

        socket.connect(peer.localAddress());
        assertEquals(peer.localAddress(), socket.remoteAddress());
        assertEquals(new InetSocketAddress("127.0.0.1", port), socket.localAddress());
        assertEquals(Errno.EISCONN, errno(() -> socket.connect(peer.localAddress())));
        assertEquals(Errno.EISCONN, errno(() -> socket.trySend(NetLoop.bytes("b"), peer.localAddress())));
        assertTrue(socket.trySend(NetLoop.bytes("c"), null));

        socket.disconnect();
        assertNull(socket.remoteAddress());
        assertEquals(new InetSocketAddress("0.0.0.0", port), socket.localAddress());
        socket.send(NetLoop.bytes("d"), null, (failure, nothing) ->
            events.add(((SystemCallException) failure).errno().name()));
        assertTrue(socket.trySend(NetLoop.bytes("e"), peer.localAddress()));
        peer.onMessage((message, sender) -> {
            assertEquals(port, sender.getPort());
            events.add(NetLoop.text(message));
        });
        loop.runUntil(() -> events.size() == 3);

        assertEquals(List.of("EDESTADDRREQ", "c", "e"), events);
    }

    @Test
    void settingsReachTheSocketOrSayThatTheBackendLacksThem() throws IOException { // libuv udp_options
        final UdpSocket socket = loop.net().bindUdp(NetLoop.LOOPBACK,
            UdpOptions.defaults().withBufferBytes(32_768, 65_536));
        assertTrue(socket.receiveBufferBytes() >= 32_768 && socket.sendBufferBytes() >= 65_536);
        socket.receiveBufferBytes(4096);
        socket.sendBufferBytes(8192);
        assertTrue(socket.receiveBufferBytes() < 32_768 && socket.sendBufferBytes() < 65_536);
        socket.broadcast(true);
        socket.multicastTtl(0);
        socket.multicastLoopback(false);
        assertThrows(IllegalArgumentException.class, () -> socket.multicastTtl(256));
        assertThrows(IllegalArgumentException.class, () -> socket.ttl(0));
        worksOrIsLacking(() -> socket.ttl(255));
        socket.close();
        assertThrows(IllegalStateException.class, () -> socket.broadcast(false));
    }

    @Test
    void anInterfaceOfMulticastIsSetAndTheChoiceIsGivenBackWhereABackendCan() throws IOException {
        EmulatorGap.MULTICAST.skipWhereNamed();
        final UdpSocket socket = bind();
        socket.multicastInterface(NetworkInterface.getByInetAddress(NetLoop.LOOPBACK.getAddress()));
        worksOrIsLacking(() -> socket.multicastInterface(null));
    }

    private static void worksOrIsLacking(final Executable setting) {
        try {
            setting.execute();
        } catch (final SystemCallException refused) {
            assertEquals(Errno.ENOTSUP, refused.errno());
        } catch (final Throwable other) {
            throw new AssertionError(other);
        }
    }

    @Test
    void anAddressIsReusedOnlyIfBothAllowIt() throws IOException { // libuv udp_bind_reuseaddr
        final UdpOptions reusing = UdpOptions.defaults().withReuseAddress(true);
        final UdpSocket first = loop.net().bindUdp(NetLoop.LOOPBACK, reusing);
        final UdpSocket second = loop.net().bindUdp(first.localAddress(), reusing);

        assertEquals(first.localAddress(), second.localAddress());
        assertEquals(Errno.EADDRINUSE, errno(() -> bind(first.localAddress())));
    }

    @Test
    void anIpVersion6SocketLeavesIpVersion4ToOthers() throws IOException {
        final UdpOptions only = UdpOptions.defaults().withIpv6Only(true);
        final UdpSocket six;
        try {
            six = loop.net().bindUdp(new InetSocketAddress("::", 0), only);
        } catch (final SystemCallException e) {
            abort("no IPv6 here, or no choice about it: " + e.getMessage());
            return;
        }
        final UdpSocket four = bind(new InetSocketAddress("0.0.0.0", six.localAddress().getPort()));

        assertEquals(six.localAddress().getPort(), four.localAddress().getPort());
    }

    @Test
    void aSocketOfIpVersion4CannotBeForIpVersion6Only() {
        assertThrows(SystemCallException.class, () ->
            loop.net().bindUdp(NetLoop.LOOPBACK, UdpOptions.defaults().withIpv6Only(true)));
    }

    @Test
    void aGroupIsJoinedByAnInterfaceAndLeft() throws IOException { // libuv udp_multicast_join
        EmulatorGap.MULTICAST.skipWhereNamed();
        final NetworkInterface on = NetworkInterface.networkInterfaces()
            .filter(one -> one.inetAddresses().anyMatch(Inet4Address.class::isInstance))
            .filter(UdpTest::doesMulticast)
            .findFirst().orElse(null);
        if (on == null) {
            abort("no interface of this machine can do multicast");
        }
        final InetAddress group = InetAddress.getByName("239.18.0.2");
        final UdpSocket member = bind(new InetSocketAddress("0.0.0.0", 0));
        member.multicastInterface(on);
        member.joinGroup(group, on);
        assertEquals(Errno.EADDRINUSE, errno(() -> member.joinGroup(group, on)));
        member.onMessage((message, sender) -> events.add(NetLoop.text(message)));
        member.send(NetLoop.bytes("to all"),
            new InetSocketAddress(group, member.localAddress().getPort()), this::ignore);
        loop.runUntil(() -> !events.isEmpty());

        assertEquals(List.of("to all"), events);
        member.leaveGroup(group, on);
        assertEquals(Errno.EADDRNOTAVAIL, errno(() -> member.leaveGroup(group, on)));
        final InetAddress source = NetLoop.LOOPBACK.getAddress();
        member.joinGroup(group, on, source);
        member.leaveGroup(group, on, source);
        assertEquals(Errno.EINVAL, errno(() -> member.joinGroup(source, on)));
    }

    private static boolean doesMulticast(final NetworkInterface one) {
        try {
            return one.isUp() && one.supportsMulticast();
        } catch (final IOException e) {
            return false;
        }
    }

    private static Errno errno(final Executable call) {
        return assertThrows(SystemCallException.class, call).errno();
    }
}
