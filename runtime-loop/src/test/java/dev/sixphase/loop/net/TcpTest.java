package dev.sixphase.loop.net;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.Errno;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.EmulatorGap;
import dev.sixphase.conformance.OpenDescriptors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

@ParameterizedClass
@MethodSource("dev.sixphase.loop.net.NetLoop#backends")
@Timeout(60)
class TcpTest {
    private static final StreamOptions HALF_OPEN = StreamOptions.defaults().withAllowHalfOpen(true);

    @Parameter
    private PollerProvider backend;
    private NetLoop loop;
    private final List<String> events = new ArrayList<>();
    private Throwable failure;

    @BeforeEach
    void open() throws IOException {
        loop = new NetLoop(backend);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        assertEquals(List.of(), loop.reported());
    }

    private TcpServer listenHalfOpen(final Consumer<TcpStream> onConnection)
        throws IOException {

        return loop.net().listenTcp(NetLoop.LOOPBACK, ListenOptions.defaults().withStream(HALF_OPEN),
            onConnection);
    }

    private static Errno errno(final Throwable failure) {
        return ((SystemCallException) failure).errno();
    }

    private InetSocketAddress portNobodyListensOn() throws IOException {
        final TcpServer server = loop.listen(stream -> { });
        server.close();
        loop.run();
        return server.localAddress();
    }

    @Test
    void whereNobodyListensTheConnectIsRefusedByNameAndNothingLeaks() throws IOException {
        final InetSocketAddress address = portNobodyListensOn();
        final int descriptorsBefore = OpenDescriptors.count();
        for (int attempt = 0; attempt < 100; attempt++) {
            final TcpStream stream = loop.net().connectTcp(address, ConnectOptions.defaults());
            stream.onConnect(() -> events.add("connect"));
            stream.onError(told -> failure = told);
            stream.onClose(() -> events.add("close"));
            loop.run();
        }

        assertEquals("ECONNREFUSED: connection refused, connect 127.0.0.1:" + address.getPort(),
            failure.getMessage());
        assertEquals(Set.of("close"), Set.copyOf(events));
        // A selector keeps the last descriptor until it next selects, which a loop without work does not.
        assertTrue(OpenDescriptors.count() <= descriptorsBefore + 1, "leaked descriptors");
    }

    @Test
    void anAddressThatIsTakenIsRefusedByNameAndNothingLeaks() throws IOException {
        final TcpServer server = loop.listen(stream -> { });
        final int descriptorsBefore = OpenDescriptors.count();

        final SystemCallException refusal = assertThrows(SystemCallException.class, () ->
            loop.net().listenTcp(server.localAddress(), ListenOptions.defaults(), stream -> { }));

        assertEquals(Errno.EADDRINUSE, refusal.errno());
        assertEquals("127.0.0.1:" + server.localAddress().getPort(), refusal.subject());
        assertTrue(OpenDescriptors.count() <= descriptorsBefore, "leaked descriptors");
        assertEquals("TcpServer 127.0.0.1:" + server.localAddress().getPort(),
            loop.core().describeOpen());
    }

    @Test
    void aClientThatHasEndedStillHearsTheServerOut() throws IOException {
        final TcpServer server = listenHalfOpen(stream -> {
            stream.onData(data -> events.add("server got " + NetLoop.text(data)));
            stream.onEnd(() -> {
                stream.write(NetLoop.bytes("answer"));
                stream.end();
            });
            stream.onClose(() -> events.add("server side closed"));
        });
        final TcpStream client = loop.connectTo(server);
        client.write(NetLoop.bytes("question"));
        client.end();
        client.onData(data -> events.add("client got " + NetLoop.text(data)));
        client.onEnd(() -> events.add("client end"));
        client.onClose(server::close);

        loop.run();

        assertEquals(List.of("server got question", "server side closed", "client got answer", "client end"),
            events);
    }

    @Test
    void aServerThatHasEndedStillHearsTheClientOut() throws IOException {
        final TcpServer server = listenHalfOpen(stream -> {
            stream.end();
            stream.onData(data -> events.add("server got " + NetLoop.text(data)));
            stream.onEnd(() -> events.add("server end"));
        });
        final TcpStream client = loop.net().connectTcp(server.localAddress(),
            ConnectOptions.defaults().withStream(HALF_OPEN));
        client.onData(data -> { });
        client.onEnd(() -> {
            events.add("client end");
            client.write(NetLoop.bytes("still here"));
            client.end();
        });
        client.onClose(server::close);

        loop.run();

        assertEquals(List.of("client end", "server got still here", "server end"), events);
    }

    @Test
    void aResetReachesThePeerAsAFailure() throws IOException {
        EmulatorGap.RESET.skipWhereNamed();
        final TcpServer server = loop.listen(stream -> stream.onData(data -> stream.reset()));
        final TcpStream client = loop.connectTo(server);
        client.write(NetLoop.bytes("please"));
        client.onData(data -> { });
        client.onEnd(() -> events.add("end"));
        client.onError(told -> events.add(errno(told) + " " + ((SystemCallException) told).subject()));
        client.onClose(() -> {
            events.add("close");
            server.close();
        });

        loop.run();

        assertEquals(List.of("ECONNRESET 127.0.0.1:" + server.localAddress().getPort(), "close"), events);
    }

    @Test
    void writingToAPeerThatIsGoneFailsLaterAndNeverInsideTheCall() throws IOException {
        final TcpServer server = loop.listen(stream -> stream.close());
        final TcpStream client = loop.connectTo(server);
        client.onError(told -> failure = told);
        client.onClose(server::close);
        loop.runUntil(() -> client.remoteAddress() != null);

        // The first write makes the peer answer with a reset; a later one finds out.
        while (!client.isClosing()) {
            client.write(NetLoop.bytes("anybody?"));
            assertEquals(null, failure);
            loop.turn();
        }
        loop.run();

        assertTrue(Set.of(Errno.EPIPE, Errno.ECONNRESET).contains(errno(failure)), failure.toString());
    }

    @Test
    void aSlowReaderIsWaitedForAndGetsEverything() throws IOException {
        final int totalBytes = 4 * 1024 * 1024;
        final ByteBuffer message = ByteBuffer.allocateDirect(64 * 1024);
        final TcpStream[] accepted = {null};
        final TcpServer server = loop.listen(stream -> {
            accepted[0] = stream;
            stream.onData(data -> { });
            stream.pause();
        });
        final TcpStream client = loop.connectTo(server);
        client.onDrain(() -> {
            events.add("drain");
            assertEquals(0, client.queuedBytes());
            if (!pump(client, message, totalBytes)) {
                return;
            }
            client.end();
        });
        client.onData(data -> { });
        client.onConnect(() -> pump(client, message, totalBytes));
        loop.runUntil(() -> client.queuedBytes() > 0);
        assertEquals(List.of(), events);

        loop.runUntil(() -> accepted[0] != null);
        accepted[0].resume();
        accepted[0].onClose(server::close);
        loop.run();

        assertFalse(events.isEmpty());
        assertEquals(totalBytes, client.bytesWritten());
        assertEquals(totalBytes, accepted[0].bytesRead());
    }

    /** {@return whether everything is written} */
    private static boolean pump(final TcpStream stream, final ByteBuffer message, final int totalBytes) {
        boolean wantsMore = true;
        while (wantsMore && stream.bytesWritten() + stream.queuedBytes() < totalBytes) {
            wantsMore = stream.write(message.clear());
        }
        return stream.bytesWritten() == totalBytes;
    }

    @Test
    void bothEndsAgreeOnTheirAddressesAndTakeOptions() throws IOException {
        final TcpStream[] accepted = {null};
        final TcpServer server = loop.listen(stream -> accepted[0] = stream);
        final TcpStream client = loop.net().connectTcp(server.localAddress(),
            ConnectOptions.defaults().withLocalAddress(NetLoop.LOOPBACK));
        client.noDelay(true);
        loop.runUntil(() -> accepted[0] != null && client.remoteAddress() != null);
        client.keepAlive(true);
        accepted[0].noDelay(true);

        assertEquals(server.localAddress(), client.remoteAddress());
        assertEquals(client.localAddress(), accepted[0].remoteAddress());
        assertEquals(client.remoteAddress(), accepted[0].localAddress());
    }

    @Test
    void aNameConnectsByTheAddressThatAnswers() throws IOException {
        final TcpServer server = loop.listen(stream -> events.add("connection"));
        final TcpStream client = loop.net().connectTcp(
            InetSocketAddress.createUnresolved("host.example", server.localAddress().getPort()),
            ConnectOptions.defaults().withTimeoutMillis(30_000));
        loop.dns().only().answer(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}),
            NetLoop.LOOPBACK.getAddress());

        loop.runUntil(() -> client.remoteAddress() != null && !events.isEmpty());

        assertEquals(server.localAddress(), client.remoteAddress());
    }

    @Test
    void severalServersShareAPortIfTheyAllWantTo() throws IOException {
        loop.assumeThatPortsAreShared();
        final ListenOptions shared = ListenOptions.defaults().withReusePort(true);
        final TcpServer first = loop.net().listenTcp(NetLoop.LOOPBACK, shared, stream -> events.add("1"));
        loop.net().listenTcp(first.localAddress(), shared, stream -> events.add("2"));
        for (int index = 0; index < 20; index++) {
            loop.connectTo(first);
        }

        loop.runUntil(() -> events.size() == 20);
    }

    @Test
    void echoesOverIpVersion6() throws IOException {
        final InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("::1"), 0);
        final TcpServer server;
        try {
            server = loop.net().listenTcp(any, ListenOptions.defaults(), stream ->
                stream.onData(stream::write));
        } catch (IOException e) {
            abort("no IPv6 here: " + e.getMessage());
            return;
        }
        final TcpStream client = loop.connectTo(server);
        client.write(NetLoop.bytes("hello"));
        client.onData(data -> {
            events.add(NetLoop.text(data));
            client.end();
        });
        client.onClose(server::close);

        loop.run();

        assertEquals(List.of("hello"), events);
        assertTrue(client.toString().startsWith("TcpStream [0:0:0:0:0:0:0:1]:"), client.toString());
    }

    @Test
    void anUnreferencedServerLetsTheLoopEnd() throws IOException {
        final TcpServer server = loop.listen(stream -> { });
        server.unref();

        loop.run();

        assertFalse(server.isClosing());
    }

    @Test
    void aCallFromAnotherThreadIsRefusedWhileTheLoopRuns() throws Exception {
        final TcpServer server = loop.listen(stream -> stream.onData(stream::write));
        final TcpStream client = loop.connectTo(server);
        client.onConnect(() -> {
            final Thread other = new Thread(() -> {
                assertThrows(IllegalStateException.class, () -> client.write(NetLoop.bytes("x")));
                assertThrows(IllegalStateException.class, client::pause);
                assertThrows(IllegalStateException.class, client::close);
                assertThrows(IllegalStateException.class, () -> client.onEnd(() -> { }));
                assertThrows(IllegalStateException.class, () -> loop.connectTo(server));
                events.add("refused");
            });
            other.start();
            join(other);
            client.close();
            server.close();
        });

        loop.run();

        assertEquals(List.of("refused"), events);
        assertEquals(0, client.bytesWritten());
    }

    // users 13
    @Test
    void aPeerThatHangsUpOnAPausedStreamDoesNotKeepTheLoopBusy() throws IOException {
        final TcpStream[] accepted = {null};
        final TcpServer server = loop.listen(stream -> {
            accepted[0] = stream;
            stream.onData(data -> { });
            stream.pause();
        });
        final TcpStream client = loop.connectTo(server);
        client.onConnect(client::reset);
        loop.runUntil(() -> accepted[0] != null && client.isClosing());
        final TimerHandle timer = loop.core().newTimer();
        timer.start(loop.core()::stop, 50, 0);
        final long iterationsBefore = loop.core().metrics().iterations();

        loop.run();

        final long iterations = loop.core().metrics().iterations() - iterationsBefore;
        assertTrue(iterations <= 5, iterations + " iterations with nothing to do");
        assertFalse(accepted[0].isClosing());
    }

    private static void join(final Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
