package dev.sixphase.loop.net;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.Errno;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.UdpOptions;
import dev.sixphase.api.UdpSocket;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a kernel or a poller refuses at other times than it usually does. */
@Timeout(30)
class SocketFaultTest {
    private final FakeNetwork network = new FakeNetwork();
    private final NetLoop loop = NetLoop.over(network);
    private final List<String> events = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        loop.close();
        assertEquals(List.of(), loop.reported());
    }

    private TcpStream connect(final InetSocketAddress address) {
        return listened(loop.net().connectTcp(address, ConnectOptions.defaults()));
    }

    private TcpStream listened(final TcpStream stream) {
        stream.onConnect(() -> events.add("connect"));
        stream.onError(failure -> events.add(failure.getMessage()));
        stream.onClose(() -> events.add("close"));
        return stream;
    }

    private FakeStreamSocket socket() {
        return network.next(new FakeStreamSocket(network));
    }

    @Test
    void anEndThatThePeersResetForestalledIsNoFailure() {
        final FakeStreamSocket socket = socket();
        final TcpStream stream = listened(loop.connected(StreamOptions.defaults()));
        stream.onData(data -> { });
        socket.failShutdown(Errno.ENOTCONN);
        socket.receiveEnd();

        loop.run();

        assertEquals(List.of("close"), events);
    }

    @Test
    void anEndThatTheKernelRefusesIsToldLater() {
        final FakeStreamSocket socket = socket();
        final TcpStream stream = listened(loop.connected(StreamOptions.defaults()));
        socket.failShutdown(Errno.ENOBUFS);
        stream.end();
        assertEquals(List.of(), events);

        loop.run();

        assertEquals(List.of("ENOBUFS: no buffer space available, shutdown 127.0.0.1:99", "close"), events);
    }

    @Test
    void anOptionThatTheKernelRefusesOnceConnectedFailsTheStream() throws IOException {
        final FakeStreamSocket socket = socket().pending().failOptions(Errno.ENOPROTOOPT);
        final TcpStream stream = connect(new InetSocketAddress(NetLoop.LOOPBACK.getAddress(), 99));
        stream.noDelay(true);
        socket.finish();

        loop.run();

        assertEquals(List.of("ENOPROTOOPT: protocol not available, setsockopt 127.0.0.1:99", "close"),
            events);
        assertFalse(socket.isOpen());
    }

    @Test
    void aStreamThatThePollerRefusesFails() {
        final FakeStreamSocket socket = socket();
        final TcpStream stream = listened(loop.connected(StreamOptions.defaults()));
        network.failToRegister(new UnsupportedPollableException("not this one", null));
        stream.onData(data -> { });

        loop.run();

        assertEquals(2, events.size(), events.toString());
        assertTrue(events.get(0).contains("not this one, poll 127.0.0.1:99"), events.get(0));
        assertEquals("close", events.get(1));
        assertFalse(socket.isOpen());
    }

    @Test
    void anAddressWhoseSocketThePollerRefusesIsFollowedByTheNext() throws IOException {
        final FakeStreamSocket first = socket().pending();
        final FakeStreamSocket second = socket();
        connect(InetSocketAddress.createUnresolved("host.example", 99));
        loop.dns().only().answer(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}),
            InetAddress.getByAddress(new byte[] {10, 0, 0, 2}));
        network.failToRegister(new IOException("no room"));

        loop.turn();

        assertEquals(List.of("connect"), events);
        assertFalse(first.isOpen());
        assertTrue(second.isOpen());
    }

    @Test
    void aServerThatThePollerRefusesClosesAndSaysWhy() throws IOException {
        final FakeListenerSocket listener = network.next(new FakeListenerSocket(network));
        final TcpServer server = loop.listen(stream -> { });
        server.onError(failure -> events.add(failure.getMessage()));
        server.onClose(() -> events.add("close"));
        network.failToRegister(new SystemCallException(Errno.ENOSPC, "epoll_ctl", "", null));

        loop.run();

        assertEquals(List.of("ENOSPC: no space left on device, epoll_ctl 127.0.0.1:80", "close"), events);
        assertFalse(listener.isOpen());
    }

    @Test
    void aDatagramSocketThatThePollerRefusesClosesAndSaysWhy() throws IOException {
        final FakeDatagramSocket socket = network.next(new FakeDatagramSocket(network));
        final UdpSocket udp = loop.net().bindUdp(NetLoop.LOOPBACK, UdpOptions.defaults());
        udp.onError(failure -> events.add(failure.getMessage()));
        udp.onClose(() -> events.add("close"));
        udp.onMessage((message, sender) -> { });
        network.failToRegister(new SystemCallException(Errno.ENOMEM, "epoll_ctl", "", null));

        loop.run();

        assertEquals(List.of("ENOMEM: cannot allocate memory, epoll_ctl 127.0.0.1:0", "close"), events);
        assertFalse(socket.isOpen());
    }

    @Test
    void aPortCannotBeSharedWhereTheSocketHasNoSuchOption() { // libuv udp_reuseport
        final FakeListenerSocket listener = network.next(new FakeListenerSocket(network).withoutOptions());

        final SystemCallException refusal = assertThrows(SystemCallException.class, () ->
            loop.net().listenTcp(NetLoop.LOOPBACK, ListenOptions.defaults().withReusePort(true),
                stream -> { }));

        assertEquals(Errno.ENOTSUP, refusal.errno());
        assertTrue(refusal.getMessage().contains("SO_REUSEPORT"), refusal.getMessage());
        assertFalse(listener.isOpen());
        assertEquals("", loop.core().describeOpen());
    }

    @Test
    void aServerThatCannotListenTakesItsFileAwayAgain(@TempDir final Path directory) throws IOException {
        final Path path = Files.createFile(directory.resolve("made by bind"));
        final FakeListenerSocket listener =
            network.next(new FakeListenerSocket(network).failListen(Errno.ENOBUFS));

        assertThrows(SystemCallException.class, () -> loop.net().listenUnix(UnixDomainSocketAddress.of(path),
            ListenOptions.defaults(), stream -> { }));

        assertFalse(Files.exists(path));
        assertFalse(listener.isOpen());
    }
}
