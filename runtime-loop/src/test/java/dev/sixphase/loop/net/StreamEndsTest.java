package dev.sixphase.loop.net;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.Errno;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.EmulatorGap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** How real connections end, from either side. */
@ParameterizedClass
@MethodSource("dev.sixphase.loop.net.NetLoop#backends")
@Timeout(60)
class StreamEndsTest {
    private static final StreamOptions HALF_OPEN = StreamOptions.defaults().withAllowHalfOpen(true);

    @Parameter
    private PollerProvider backend;
    private NetLoop loop;
    private TcpServer server;
    private TcpStream client;
    private TcpStream accepted;
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

    /** Connects the two, and runs until both know. */
    private void connect() throws IOException {
        server = loop.net().listenTcp(NetLoop.LOOPBACK, ListenOptions.defaults().withStream(HALF_OPEN),
            stream -> accepted = stream);
        client = loop.net().connectTcp(server.localAddress(),
            ConnectOptions.defaults().withStream(HALF_OPEN));
        final boolean[] connected = {false};
        client.onConnect(() -> connected[0] = true);
        loop.runUntil(() -> connected[0] && accepted != null);
        server.close();
    }

    private void log(final TcpStream stream, final String name) {
        stream.onData(data -> events.add(name + " data " + NetLoop.text(data)));
        stream.onEnd(() -> events.add(name + " end"));
        stream.onError(failure ->
            events.add(name + " " + ((SystemCallException) failure).errno()));
        stream.onClose(() -> events.add(name + " closed"));
    }

    @Test
    void anEndThatIsFollowedByACloseClosesOnce() throws IOException { // libuv shutdown_close_tcp
        connect();
        log(accepted, "server");
        accepted.onEnd(accepted::end);
        client.onClose(() -> events.add("client closed"));
        client.end();
        client.close();
        assertEquals(List.of(), events);

        loop.run();

        events.sort(null);
        assertEquals(List.of("client closed", "server closed"), events);
    }

    @Test
    void aSecondEndDoesNothing() throws IOException { // libuv shutdown_twice
        connect();
        log(accepted, "server");
        log(client, "client");
        client.write(NetLoop.bytes("x"));
        client.end();
        client.end();
        loop.runUntil(() -> events.contains("server end"));
        client.end();
        accepted.end();

        loop.run();

        assertEquals(1, events.stream().filter("server end"::equals).count());
        assertEquals(1, events.stream().filter("client end"::equals).count());
    }

    @Test
    void whatWasSentAfterOurEndStillArrives() throws IOException { // libuv shutdown_eof
        connect();
        accepted.onData(accepted::write);
        accepted.onEnd(accepted::end);
        log(client, "client");
        client.write(NetLoop.bytes("Q"));
        client.end();

        loop.run();

        assertEquals(List.of("client data Q", "client end", "client closed"), events);
    }

    @Test
    void aStreamWhosePeerHasEndedIsOpenUntilItIsClosed() throws IOException { // libuv readable_on_eof
        connect();
        log(client, "client");
        accepted.onData(data -> events.add("server data " + NetLoop.text(data)));
        accepted.end();
        loop.runUntil(() -> events.contains("client end"));
        assertTrue(client.isActive() && !client.isClosing());

        client.pause();
        client.resume();
        client.write(NetLoop.bytes("still"));
        loop.runUntil(() -> events.contains("server data still"));
        assertEquals(List.of("client end", "server data still"), events, "one end is told once");
        client.close();

        assertTrue(!client.isActive() && client.isClosing());
    }

    @Test
    void aStreamWhosePeerHasResetIsDeadInItsErrorListener() throws IOException {
        // libuv not_readable_nor_writable_on_read_error, libuv tcp_rst
        EmulatorGap.RESET.skipWhereNamed();
        connect();
        client.onData(data -> fail("nobody sends"));
        client.onEnd(() -> fail("a reset is no end"));
        client.onClose(() -> events.add("closed"));
        client.onError(failure -> {
            events.add(((SystemCallException) failure).errno().name());
            assertTrue(client.isClosing() && !client.isActive());
            assertThrows(IllegalStateException.class, () -> client.write(NetLoop.bytes("x")));
            client.close();
        });
        client.write(NetLoop.bytes("x"), (failure, none) -> events.add("written " + failure));
        accepted.onData(data -> accepted.reset());

        loop.run();

        assertEquals(List.of("written null", "ECONNRESET", "closed"), events);
    }

    @Test
    void whoIsResetHearsOfItWhateverItHadWritten() throws IOException { // libuv tcp_close_reset_accepted
        EmulatorGap.RESET.skipWhereNamed();
        connect();
        log(client, "client");
        for (int index = 0; index < 4; index++) {
            client.write(NetLoop.bytes("x"), (failure, none) -> events.add("written"));
        }
        accepted.onClose(() -> events.add("server closed"));
        accepted.reset();
        accepted.reset();

        loop.run();

        assertEquals(4, events.stream().filter("written"::equals).count());
        assertEquals(1, events.stream().filter("server closed"::equals).count());
        assertTrue(events.indexOf("client ECONNRESET") < events.indexOf("client closed"), events.toString());
        assertFalse(events.contains("client end"));
    }

    @Test
    void aConnectionWhoseOwnSideHasEndedCanStillBeReset() throws IOException {
        // libuv tcp_close_reset_accepted_after_socket_shutdown
        connect();
        log(client, "client");
        accepted.end();
        loop.runUntil(() -> events.contains("client end"));
        accepted.reset();
        // The end was told already; that the connection is gone shows with the next write.
        while (!client.isClosing()) {
            client.write(NetLoop.bytes("x"));
            loop.turn();
        }
        loop.run();

        assertEquals("client end", events.get(0));
        assertTrue(events.contains("client " + Errno.EPIPE) || events.contains("client " + Errno.ECONNRESET),
            events.toString());
    }

    @Test
    void aDescriptorThatIsUsedAgainHearsNothingOfTheClosedStream() throws IOException {
        // libuv tcp_close_accept
        final List<TcpStream> incoming = new ArrayList<>();
        final TcpServer first = loop.listen(incoming::add);
        final List<TcpStream> outgoing = List.of(loop.connectTo(first), loop.connectTo(first));
        loop.runUntil(() -> incoming.size() == 2);
        outgoing.forEach(stream -> stream.write(NetLoop.bytes("x")));
        final TcpStream[] late = new TcpStream[1];
        for (final TcpStream stream : incoming) {
            final TcpStream other = incoming.get(1 - incoming.indexOf(stream));
            stream.onData(data -> {
                events.add("read");
                other.close();
                first.close();
                // Takes the number of the descriptor that has just been closed, in the same batch of events.
                late[0] = loop.net().connectTcp(first.localAddress(), ConnectOptions.defaults());
                late[0].onConnect(() -> fail("nobody listens any more"));
                late[0].onError(failure ->
                    events.add(((SystemCallException) failure).errno().name()));
                stream.close();
            });
        }
        final Consumer<TcpStream> close = TcpStream::close;
        outgoing.forEach(stream -> {
            stream.onEnd(() -> close.accept(stream));
            stream.onError(failure -> { });
            stream.onData(data -> fail("nobody sends"));
        });

        loop.run();

        assertEquals(List.of("read", "ECONNREFUSED"), events);
        assertNull(late[0].remoteAddress());
    }
}
