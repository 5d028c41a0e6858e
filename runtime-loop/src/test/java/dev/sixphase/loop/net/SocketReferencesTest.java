package dev.sixphase.loop.net;

import dev.sixphase.api.ByteStream;
import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.StreamServer;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.UdpOptions;
import dev.sixphase.api.UdpSocket;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.EmulatorGap;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
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
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** Unreferenced sockets keep no loop alive, but what is under way on them does. */
@ParameterizedClass
@MethodSource("dev.sixphase.loop.net.NetLoop#backends")
@Timeout(60)
class SocketReferencesTest {
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

    private StreamServer listenUnix() throws IOException {
        return loop.net().listenUnix(UnixDomainSocketAddress.of(directory.resolve("s")),
            ListenOptions.defaults(), stream -> fail("nobody connects"));
    }

    private UdpSocket bindUdp() throws IOException {
        final UdpSocket socket = loop.net().bindUdp(NetLoop.LOOPBACK, UdpOptions.defaults());
        socket.onMessage((message, sender) -> events.add(NetLoop.text(message)));
        return socket;
    }

    @Test
    void aStreamThatDoesNothing() throws IOException { // libuv tcp_ref
        final TcpStream[] accepted = new TcpStream[1];
        final TcpServer server = loop.listen(stream -> accepted[0] = stream);
        final TcpStream stream = loop.connectTo(server);
        stream.onData(data -> fail("nobody sends"));
        loop.runUntil(() -> accepted[0] != null && stream.remoteAddress() != null);
        server.unref();
        accepted[0].unref();
        assertTrue(loop.core().isAlive());

        stream.unref();
        loop.run();

        assertTrue(stream.isActive() && !stream.hasRef() && !stream.isClosing());
    }

    @Test
    void aServer() throws IOException { // libuv tcp_ref2
        final TcpServer server = loop.listen(stream -> fail("nobody connects"));
        server.unref();
        loop.run();
        assertTrue(server.isActive());
    }

    @Test
    void aServerThatIsClosedLivesUntilItsCloseCallback() throws IOException { // libuv tcp_ref2b
        final TcpServer server = loop.listen(stream -> fail("nobody connects"));
        server.onClose(() -> events.add("closed"));
        server.unref();
        server.close();
        assertTrue(loop.core().isAlive());

        loop.run();

        assertEquals(List.of("closed"), events);
    }

    @Test
    void aStreamOnAPathThatDoesNothing() throws IOException { // libuv pipe_ref
        EmulatorGap.UNIX.skipWhereNamed();
        final UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("u"));
        final ByteStream[] accepted = new ByteStream[1];
        final StreamServer server =
            loop.net().listenUnix(address, ListenOptions.defaults(), stream -> accepted[0] = stream);
        final ByteStream stream = loop.net().connectUnix(address, ConnectOptions.defaults());
        stream.onData(data -> fail("nobody sends"));
        loop.runUntil(() -> accepted[0] != null && stream.remoteAddress() != null);
        server.unref();
        accepted[0].unref();
        assertTrue(loop.core().isAlive());

        stream.unref();
        loop.run();

        assertFalse(stream.isClosing());
    }

    @Test
    void aServerOnAPath() throws IOException { // libuv pipe_ref2
        EmulatorGap.UNIX.skipWhereNamed();
        final StreamServer server = listenUnix();
        server.unref();
        loop.run();
        assertTrue(server.isActive());
        assertFalse(loop.core().isAlive());
    }

    @Test
    void aConnectAWriteAndAnEndAreDoneAllTheSame() throws IOException { // libuv tcp_ref4
        final TcpServer server = loop.listen(stream -> {
            stream.unref();
            stream.onData(data -> { });
        });
        server.unref();
        endsItsWork(loop.connectTo(server));
    }

    @Test
    void aConnectAWriteAndAnEndOnAPathAreDoneAllTheSame() throws IOException { // libuv pipe_ref4
        EmulatorGap.UNIX.skipWhereNamed();
        final UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("t"));
        loop.net().listenUnix(address, ListenOptions.defaults(), stream -> {
            stream.unref();
            stream.onData(data -> { });
        }).unref();
        endsItsWork(loop.net().connectUnix(address, ConnectOptions.defaults()));
    }

    private void endsItsWork(final ByteStream stream) {
        stream.unref();
        stream.onConnect(() -> {
            events.add("connected");
            stream.write(NetLoop.bytes("x"), (failure, none) -> events.add("written " + failure));
            stream.end();
            events.add("ended");
        });

        loop.run();

        assertEquals(List.of("connected", "ended", "written null"), events);
    }

    @Test
    void aDatagramSocket() throws IOException { // libuv udp_ref
        bindUdp().unref();
        loop.run();
        assertFalse(loop.core().isAlive());
    }

    @Test
    void aDatagramIsSentAllTheSame() throws IOException { // libuv udp_ref3
        final UdpSocket socket = bindUdp();
        socket.unref();
        socket.send(NetLoop.bytes("ping"), bindUdp().localAddress(),
            (failure, none) -> events.add("sent " + failure));

        loop.runUntil(() -> events.contains("sent null"));
    }
}
