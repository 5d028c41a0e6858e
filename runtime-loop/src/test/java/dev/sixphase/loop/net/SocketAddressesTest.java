package dev.sixphase.loop.net;

import dev.sixphase.api.ByteStream;
import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.Errno;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.StreamServer;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.EmulatorGap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Which addresses real sockets take, have, and refuse; and the sockets that others have opened. */
@ParameterizedClass
@MethodSource("dev.sixphase.loop.net.NetLoop#backends")
@Timeout(60)
class SocketAddressesTest {
    @Parameter
    private PollerProvider backend;
    @TempDir
    private Path directory;
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

    private TcpServer listen(final InetSocketAddress address) throws IOException {
        return loop.net().listenTcp(address, ListenOptions.defaults(), stream -> fail("nobody connects"));
    }

    private Errno refusal(final InetSocketAddress address) {
        return assertThrows(SystemCallException.class, () -> listen(address)).errno();
    }

    private static InetSocketAddress inet6(final String host, final int port) throws IOException {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.INET6)) {
            probe.bind(new InetSocketAddress("::1", 0));
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this machine has no IPv6: " + e.getMessage());
        }
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    /** Connects, and logs what becomes of it. */
    private TcpStream connect(final InetSocketAddress address, final ConnectOptions options) {
        final TcpStream stream = loop.net().connectTcp(address, options);
        stream.onConnect(() -> events.add("connected"));
        stream.onError(failure -> events.add(((SystemCallException) failure).errno().name()));
        stream.onClose(() -> events.add("closed"));
        return stream;
    }

    @Test
    void aPortOfTheSystemsChoice() throws IOException { // libuv tcp_listen_without_bind
        final TcpServer first = listen(new InetSocketAddress(0));
        final TcpServer second = listen(new InetSocketAddress(0));
        assertTrue(first.localAddress().getPort() > 0);
        assertNotEquals(first.localAddress().getPort(), second.localAddress().getPort());
    }

    @Test
    void aPortOfTheLoopbackInterface() throws IOException { // libuv tcp_bind_localhost_ok
        final TcpServer server = listen(new InetSocketAddress("127.0.0.1", 0));
        assertEquals("127.0.0.1", server.localAddress().getAddress().getHostAddress());
    }

    @Test
    void aPortThatIsListenedOnIsRefused() throws IOException { // libuv tcp_bind_error_addrinuse_listen
        final TcpServer server = listen(new InetSocketAddress("0.0.0.0", 0));
        assertEquals(Errno.EADDRINUSE, refusal(server.localAddress()));
        server.close();
        loop.run();
        listen(server.localAddress());
    }

    @Test
    void aPortThatIsListenedOnByIpVersion6IsRefused() throws IOException { // libuv tcp_bind6_error_addrinuse
        final TcpServer server = listen(inet6("::", 0));
        assertEquals(Errno.EADDRINUSE, refusal(inet6("::", server.localAddress().getPort())));
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() throws IOException { // libuv tcp_bind6_error_addrnotavail
        assertEquals(Errno.EADDRNOTAVAIL, refusal(inet6("4:4:4:4:4:4:4:4", 0)));
        assertEquals(Errno.EADDRNOTAVAIL, refusal(new InetSocketAddress("192.0.2.1", 0)));
    }

    @Test
    void aLocalAddressThatIsTakenFailsTheConnectLater() throws IOException {
        // libuv tcp_bind_error_addrinuse_connect
        final TcpServer server = listen(NetLoop.LOOPBACK);
        final TcpServer other = listen(NetLoop.LOOPBACK);
        final TcpStream stream = connect(other.localAddress(),
            ConnectOptions.defaults().withLocalAddress(server.localAddress()));
        assertNull(stream.localAddress());
        assertEquals(List.of(), events);

        loop.runUntil(() -> events.contains("closed"));

        assertEquals(List.of("EADDRINUSE", "closed"), events);
    }

    @Test
    void whereNobodyListensOnThisMachineTheRefusalComesAtOnce() throws IOException {
        // libuv tcp_local_connect_timeout, libuv connection_fail
        final TcpServer gone = listen(NetLoop.LOOPBACK);
        gone.close();
        loop.run();
        connect(gone.localAddress(), ConnectOptions.defaults().withLocalAddress(new InetSocketAddress(0)));

        loop.run();

        assertEquals(List.of("ECONNREFUSED", "closed"), events);
    }

    @Test
    void soItDoesByIpVersion6() throws IOException { // libuv tcp6_local_connect_timeout
        final TcpServer gone = listen(inet6("::1", 0));
        gone.close();
        loop.run();
        connect(gone.localAddress(), ConnectOptions.defaults());

        loop.run();

        assertEquals(List.of("ECONNREFUSED", "closed"), events);
    }

    @Test
    void theUnspecifiedAddressIsThisMachine() throws IOException { // libuv connect_unspecified
        final TcpServer server = loop.net().listenTcp(inet6("::", 0), ListenOptions.defaults(),
            TcpStream::close);
        for (final InetSocketAddress address : List.of(
            new InetSocketAddress("0.0.0.0", server.localAddress().getPort()),
            inet6("::", server.localAddress().getPort()))) {
            events.clear();
            final TcpStream stream = connect(address, ConnectOptions.defaults());
            stream.onData(data -> fail("nobody sends"));
            loop.runUntil(() -> events.contains("closed"));
            assertEquals("connected", events.get(0), address.toString());
        }
    }

    @Test
    void bothEndsKnowBothAddresses() throws IOException { // libuv getsockname_tcp
        final TcpStream[] accepted = new TcpStream[1];
        final TcpServer server = loop.listen(stream -> accepted[0] = stream);
        final TcpStream client = connect(server.localAddress(), ConnectOptions.defaults());
        assertNull(client.localAddress());
        assertNull(client.remoteAddress());

        loop.runUntil(() -> accepted[0] != null && events.contains("connected"));

        assertEquals(server.localAddress(), client.remoteAddress());
        assertEquals(server.localAddress(), accepted[0].localAddress());
        assertEquals(client.localAddress(), accepted[0].remoteAddress());
        assertEquals("127.0.0.1", ((InetSocketAddress) client.localAddress()).getAddress().getHostAddress());
    }

    @Test
    void bothEndsOnAPathKnowThePath() throws IOException { // libuv pipe_getsockname
        EmulatorGap.UNIX.skipWhereNamed();
        final UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("s"));
        final ByteStream[] accepted = new ByteStream[1];
        final StreamServer server =
            loop.net().listenUnix(address, ListenOptions.defaults(), stream -> accepted[0] = stream);
        assertEquals(address, server.localAddress());
        final ByteStream client = loop.net().connectUnix(address, ConnectOptions.defaults());
        assertNull(client.localAddress());

        loop.runUntil(() -> accepted[0] != null && client.remoteAddress() != null);

        assertEquals(address, client.remoteAddress());
        assertEquals(address, accepted[0].localAddress());
        assertNull(client.localAddress(), "who connects has no name");
    }

    @Test
    void optionsAreTakenBeforeAndAfterTheConnect() throws IOException { // libuv tcp_flags
        final TcpServer server = loop.listen(stream -> { });
        final TcpStream client = connect(server.localAddress(), ConnectOptions.defaults());
        client.noDelay(true);
        client.keepAlive(true);
        loop.runUntil(() -> events.contains("connected"));
        client.noDelay(false);
        client.keepAlive(false);
    }

    @Test
    void theSilenceBeforeAProbeIsTakenBeforeAndAfterTheConnect() throws IOException { // libuv tcp_flags
        final TcpServer server = loop.listen(stream -> { });
        final TcpStream client = connect(server.localAddress(), ConnectOptions.defaults());
        client.keepAlive(60);
        loop.runUntil(() -> !events.isEmpty());
        // The JDK has no such option on Windows before its version 21.
        assumeFalse(events.contains("ENOTSUP"), "this backend cannot set the time of silence");
        assertEquals(List.of("connected"), events);
        client.keepAlive(false);
        client.keepAlive(32_767);
    }

    @Test
    void theSilenceBeforeAProbeIsAsLongAsAllSystemsCanCount() throws IOException {
        final TcpServer server = loop.listen(stream -> { });
        final TcpStream client = connect(server.localAddress(), ConnectOptions.defaults());
        for (final int seconds : new int[] {0, -1, 32_768}) {
            assertThrows(IllegalArgumentException.class, () -> client.keepAlive(seconds));
        }
    }

    @Test
    void theSystemsBuffersAreSizedAndAskedFor() throws IOException {
        final TcpServer server = loop.listen(stream -> { });
        final TcpStream client = connect(server.localAddress(), ConnectOptions.defaults());
        assertThrows(IllegalStateException.class, client::sendBufferBytes);
        assertThrows(IllegalArgumentException.class, () -> client.sendBufferBytes(0));
        client.receiveBufferBytes(12_345);
        loop.runUntil(() -> events.contains("connected"));
        final int before = client.sendBufferBytes();
        client.sendBufferBytes(20_000);

        assertTrue(client.receiveBufferBytes() >= 12_345 && client.receiveBufferBytes() < 65_536);
        assertTrue(before > 0 && client.sendBufferBytes() >= 20_000);
        assertNotEquals(before, client.sendBufferBytes());
    }

    @Test
    void aConnectionOfAnothersMakingIsTakenOverOnce() throws IOException { // libuv tcp_open
        final TcpServer server = loop.listen(stream -> stream.onData(stream::write));
        final SocketChannel channel = SocketChannel.open(server.localAddress());
        final TcpStream client = loop.net().adoptTcp(channel, StreamOptions.defaults());
        assertEquals(server.localAddress(), client.remoteAddress());
        assertThrows(IllegalStateException.class,
            () -> loop.net().adoptTcp(channel, StreamOptions.defaults()));
        client.onConnect(() -> fail("it was connected already"));
        client.onData(data -> events.add(NetLoop.text(data)));
        client.onClose(() -> {
            events.add("closed");
            server.close();
        });
        client.write(NetLoop.bytes("PING"), (failure, none) -> events.add("written " + failure));
        client.end();

        loop.run();

        assertEquals(List.of("written null", "PING", "closed"), events);
        assertFalse(channel.isOpen());
    }

    @Test
    void aConnectionThatIsNoneIsNotTakenOver() throws IOException {
        try (SocketChannel idle = SocketChannel.open()) {
            assertEquals(Errno.ENOTCONN, assertThrows(SystemCallException.class,
                () -> loop.net().adoptTcp(idle, StreamOptions.defaults())).errno());
            assertTrue(idle.isOpen());
        }
    }

    @Test
    void aConnectionOnAPathIsNotTakenForOneOfTcp() throws IOException {
        EmulatorGap.UNIX.skipWhereNamed();
        final UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("s"));
        loop.net().listenUnix(address, ListenOptions.defaults(), stream -> { });
        try (SocketChannel onAPath = SocketChannel.open(address)) {
            assertThrows(IllegalArgumentException.class,
                () -> loop.net().adoptTcp(onAPath, StreamOptions.defaults()));
        }
    }
}
