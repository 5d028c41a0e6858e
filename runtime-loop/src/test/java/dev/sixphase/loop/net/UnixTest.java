package dev.sixphase.loop.net;

import dev.sixphase.api.ByteStream;
import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.Errno;
import dev.sixphase.api.HookHandle;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.StreamServer;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.EmulatorGap;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ParameterizedClass
@MethodSource("dev.sixphase.loop.net.NetLoop#backends")
@Timeout(60)
class UnixTest {
    @Parameter
    private PollerProvider backend;
    @TempDir
    private Path directory;
    private NetLoop loop;
    private UnixDomainSocketAddress address;
    private final List<String> events = new ArrayList<>();

    @BeforeAll
    static void areThere() {
        EmulatorGap.UNIX.skipWhereNamed();
    }

    @BeforeEach
    void open() throws IOException {
        loop = new NetLoop(backend);
        address = UnixDomainSocketAddress.of(directory.resolve("s"));
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        assertEquals(List.of(), loop.reported());
    }

    private StreamServer echoServer() throws IOException {
        return loop.net().listenUnix(address, ListenOptions.defaults(), stream ->
            stream.onData(stream::write));
    }

    private ByteStream connect() {
        final ByteStream client = loop.net().connectUnix(address, ConnectOptions.defaults());
        client.onConnect(() -> events.add("connect"));
        client.onError(failure -> events.add(failure.getMessage()));
        client.onClose(() -> events.add("close"));
        return client;
    }

    @Test
    void echoesAndTakesItsFileAway() throws IOException { // seed 47, libuv pipe_ping_pong_vec
        final StreamServer server = echoServer();
        final ByteStream client = connect();
        client.write(NetLoop.bytes("hello"));
        client.onData(data -> {
            events.add(NetLoop.text(data));
            client.end();
            server.close();
        });
        assertTrue(Files.exists(address.getPath()));

        loop.run();

        assertEquals(List.of("connect", "hello", "close"), events);
        assertEquals(address, server.localAddress());
        assertFalse(Files.exists(address.getPath()));
    }

    @Test
    void aFileThatADeadServerLeftIsInTheWay() throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(address);
        }

        final SystemCallException refusal = assertThrows(SystemCallException.class, this::echoServer);

        assertEquals(Errno.EADDRINUSE, refusal.errno());
        assertEquals(address.toString(), refusal.subject());
        assertTrue(Files.exists(address.getPath()), "the file is not ours to remove");
        connect();
        loop.run();
        assertEquals(List.of("ECONNREFUSED: connection refused, connect " + address, "close"), events);
    }

    @Test
    void whereThereIsNoFileNobodyListens() { // libuv pipe_connect_bad_name
        connect();

        loop.run();

        assertEquals(List.of("ENOENT: no such file or directory, connect " + address, "close"), events);
    }

    @Test
    void aPathThatNoKernelTakesIsRefusedWithItsLength() { // libuv pipe_overlong_path
        address = UnixDomainSocketAddress.of(directory.resolve("x".repeat(200)));

        final SystemCallException refusal = assertThrows(SystemCallException.class, this::echoServer);

        assertEquals(Errno.ENAMETOOLONG, refusal.errno());
        assertTrue(refusal.getMessage().contains(address.toString()), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("use a shorter one"), refusal.getMessage());
    }

    @Test
    void manyBytesGoThroughWhole() throws IOException {
        final int totalBytes = 3 * 1024 * 1024;
        final StreamServer server = echoServer();
        final ByteStream client = connect();
        client.write(ByteBuffer.allocate(totalBytes));
        client.onData(data -> {
            if (client.bytesRead() == totalBytes) {
                client.end();
                server.close();
            }
        });

        loop.run();

        assertEquals(List.of("connect", "close"), events);
        assertEquals(totalBytes, client.bytesRead());
    }

    @Test
    void aPathOnWhichAnotherListensIsRefusedAndTheOtherGoesOn() throws IOException {
        // libuv pipe_bind_error_addrinuse
        final StreamServer server = echoServer();

        final SystemCallException refusal = assertThrows(SystemCallException.class, this::echoServer);

        assertEquals(Errno.EADDRINUSE, refusal.errno());
        assertTrue(Files.exists(address.getPath()));
        final ByteStream client = connect();
        client.onConnect(() -> {
            client.close();
            server.close();
        });
        loop.run();
        assertEquals(List.of("close"), events);
    }

    @Test
    void severalConnectAtOnce() throws IOException { // libuv pipe_connect_multiple
        final int[] accepted = {0};
        final StreamServer server = loop.net().listenUnix(address, ListenOptions.defaults(), stream -> {
            accepted[0]++;
            stream.close();
        });
        for (int index = 0; index < 4; index++) {
            connect().onData(data -> { });
        }

        loop.runUntil(() -> events.size() == 8 && accepted[0] == 4);

        assertEquals(4, events.stream().filter("connect"::equals).count());
        server.close();
    }

    @Test
    void whoClosesWhileConnectingHearsOfTheCloseAlone() throws IOException {
        // libuv pipe_connect_close_multiple
        final int[] accepted = {0};
        final StreamServer server = loop.net().listenUnix(address, ListenOptions.defaults(), stream -> {
            accepted[0]++;
            stream.close();
        });
        for (int index = 0; index < 4; index++) {
            connect().close();
        }

        loop.runUntil(() -> events.size() == 4 && accepted[0] == 4);

        assertEquals(List.of("close", "close", "close", "close"), events);
        server.close();
    }

    @Test
    void aConnectThatFailsInAHookIsToldLater() throws IOException { // libuv pipe_connect_on_prepare
        final HookHandle[] prepare = new HookHandle[1];
        prepare[0] = loop.core().newHook(LoopPhase.PREPARE, () -> {
            connect();
            assertEquals(List.of(), events);
            prepare[0].close();
        });
        prepare[0].start();

        loop.run();

        assertEquals(List.of("ENOENT: no such file or directory, connect " + address, "close"), events);
    }
}
