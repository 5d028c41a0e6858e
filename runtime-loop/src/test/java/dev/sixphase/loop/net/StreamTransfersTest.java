package dev.sixphase.loop.net;

import dev.sixphase.api.ByteStream;
import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.Errno;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** What becomes of bytes between a real socket and another. */
@ParameterizedClass
@MethodSource("dev.sixphase.loop.net.NetLoop#backends")
@Timeout(60)
class StreamTransfersTest {
    private static final int LARGE_BYTES = 10 * 1024 * 1024;

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

    private static Errno errno(final Throwable failure) {
        return ((SystemCallException) failure).errno();
    }

    private static void closeAll(final ByteStream stream, final TcpServer server) {
        stream.close();
        server.close();
    }

    /** {@return a stream whose peer has reset the connection once it stood} */
    private TcpStream connectedToNobody() throws IOException {
        final TcpStream[] accepted = new TcpStream[1];
        final TcpServer server = loop.listen(stream -> accepted[0] = stream);
        final TcpStream client = loop.connectTo(server);
        loop.runUntil(() -> accepted[0] != null && client.remoteAddress() != null);
        accepted[0].reset();
        server.close();
        return client;
    }

    @Test
    void aMessageInPiecesGoesThereAndBackAThousandTimes() throws IOException { // libuv tcp_ping_pong_vec
        final TcpServer server = loop.listen(stream -> stream.onData(stream::write));
        final TcpStream client = loop.connectTo(server);
        final StringBuilder received = new StringBuilder();
        final int[] pongs = {0};
        final Runnable ping = () -> {
            for (final String piece : List.of("PI", "NG", "\n")) {
                client.write(NetLoop.bytes(piece));
            }
        };
        client.onConnect(ping);
        client.onData(data -> {
            received.append(NetLoop.text(data));
            if (received.length() == 5) {
                assertEquals("PING\n", received.toString());
                received.setLength(0);
                if (++pongs[0] == 1000) {
                    client.end();
                    server.close();
                } else {
                    ping.run();
                }
            }
        });

        loop.run();

        assertEquals(1000, pongs[0]);
    }

    @Test
    void noCallbackRunsInsideACall() throws IOException { // libuv callback_stack
        final TcpServer server = loop.listen(stream -> stream.onData(stream::write));
        final int[] nested = {1};
        final Runnable outside = () -> assertEquals(0, nested[0], "called back inside a call");
        final TcpStream client = loop.connectTo(server);
        final TimerHandle timer = loop.core().newTimer();
        client.onConnect(() -> {
            outside.run();
            nested[0]++;
            client.write(NetLoop.bytes("message"), (failure, none) -> {
                outside.run();
                events.add("written");
            });
            nested[0]--;
        });
        client.onData(data -> {
            outside.run();
            events.add(NetLoop.text(data));
            nested[0]++;
            timer.start(() -> {
                outside.run();
                nested[0]++;
                client.end();
                client.close();
                nested[0]--;
            }, 0, 0);
            nested[0]--;
        });
        client.onClose(() -> {
            outside.run();
            events.add("closed");
            server.close();
        });
        nested[0]--;

        loop.run();

        assertEquals(List.of("written", "message", "closed"), events);
    }

    @Test
    void aTriedWriteGoesNowOrNotAtAll() throws IOException { // libuv tcp_try_write
        final long[] received = {0};
        final TcpServer server = loop.listen(stream ->
            stream.onData(data -> received[0] += data.remaining()));
        final TcpStream client = loop.connectTo(server);
        assertEquals(0, client.tryWrite(NetLoop.bytes("early")), "it is still connecting");
        client.onConnect(() -> {
            final ByteBuffer some = NetLoop.bytes("PING");
            assertEquals(4, client.tryWrite(some));
            assertEquals(0, some.remaining());
            final ByteBuffer many = ByteBuffer.allocateDirect(LARGE_BYTES);
            int taken;
            do {
                taken = client.tryWrite(many);
            } while (taken > 0 && many.hasRemaining());
            assertEquals(0, taken, "the system takes no end of bytes");
            assertEquals(0, client.queuedBytes());
            assertEquals(4 + many.position(), client.bytesWritten());
            client.write(NetLoop.bytes("queued"), (failure, none) -> closeAll(client, server));
            assertEquals(0, client.tryWrite(NetLoop.bytes("x")), "another waits in the queue");
        });

        loop.run();
        loop.close();

        assertEquals(client.bytesWritten(), received[0]);
    }

    @Test
    void aTriedWriteToAPeerThatIsGoneFailsTheStreamLater() throws IOException { // libuv tcp_try_write_error
        final TcpStream client = connectedToNobody();
        client.onError(failure -> events.add(errno(failure).name()));
        while (!client.isClosing()) {
            assertEquals(List.of(), events);
            client.tryWrite(NetLoop.bytes("x"));
            loop.turn();
        }
        loop.run();

        assertEquals(1, events.size());
        assertTrue(Set.of("EPIPE", "ECONNRESET").containsAll(events), events.toString());
        assertThrows(IllegalStateException.class, () -> client.tryWrite(NetLoop.bytes("x")));
    }

    @Test
    void aSmallWriteBehindALargeOneIsQueuedAndSentRightAfterIt() throws IOException {
        // libuv tcp_write_in_a_row
        final TcpServer server = loop.listen(stream -> stream.onData(data -> { }));
        final TcpStream client = loop.connectTo(server);
        client.onConnect(() -> {
            client.write(ByteBuffer.allocate(LARGE_BYTES), (failure, none) -> {
                events.add("large " + failure);
                assertEquals(0, client.queuedBytes(), "the small one went with it");
            });
            final long queuedBytes = client.queuedBytes();
            assertTrue(queuedBytes > 0, "the system took all at once");
            client.write(NetLoop.bytes("A"), (failure, none) -> {
                events.add("small " + failure);
                closeAll(client, server);
            });
            assertEquals(queuedBytes + 1, client.queuedBytes());
        });

        loop.run();

        assertEquals(List.of("large null", "small null"), events);
    }

    @Test
    void oneWriteAfterTheOtherUntilTheEndIsAskedFor() throws IOException { // libuv tcp_write_ready
        final TcpServer server = loop.listen(stream -> stream.onData(stream::write));
        final TcpStream client = loop.connectTo(server);
        final int[] written = {0};
        final boolean[] ended = {false};
        final Runnable[] write = new Runnable[1];
        write[0] = () -> client.write(NetLoop.bytes("P"), (failure, none) -> {
            assertEquals(null, failure);
            if (++written[0] == 10_000) {
                client.end();
                ended[0] = true;
            } else if (!ended[0]) {
                write[0].run();
            }
        });
        client.onConnect(write[0]);
        client.onData(data -> { });
        client.onEnd(() -> events.add("end after " + client.bytesRead()));
        client.onClose(server::close);

        loop.run();

        assertEquals(List.of("end after 10000"), events);
    }

    @Test
    void whatIsWrittenWhileConnectingIsCanceledIfNobodyListens() throws IOException {
        // libuv tcp_connect_error_after_write
        final TcpServer gone = loop.listen(stream -> fail("closed"));
        final InetSocketAddress address = gone.localAddress();
        gone.close();
        loop.run();
        final TcpStream client = loop.net().connectTcp(address, ConnectOptions.defaults());
        client.onConnect(() -> fail("nobody listens"));
        client.write(NetLoop.bytes("TEST"), (failure, none) -> events.add("write " + errno(failure)));
        client.onError(failure -> events.add("connect " + errno(failure)));
        client.onClose(() -> events.add("closed"));
        assertEquals(List.of(), events);

        loop.run();

        assertEquals(List.of("connect ECONNREFUSED", "write ECANCELED", "closed"), events);
    }

    @Test
    void aWriteOnAConnectionThatIsGoneIsToldToItsCallback() throws IOException { // libuv tcp_write_fail
        final TcpStream client = connectedToNobody();
        client.onError(failure -> { });
        client.onClose(() -> events.add("closed"));
        final Throwable[] failure = new Throwable[1];
        while (failure[0] == null) {
            if (!client.isClosing()) {
                client.write(NetLoop.bytes("PING"), (told, none) -> failure[0] = told);
            }
            loop.turn();
        }
        loop.run();

        assertTrue(Set.of(Errno.EPIPE, Errno.ECONNRESET).contains(errno(failure[0])), failure[0].toString());
        assertEquals(List.of("closed"), events);
    }

    @Test
    void aConnectionThatIsLookedAtLateLosesNothing() throws IOException { // libuv delayed_accept
        final List<TcpStream> waiting = new ArrayList<>();
        final TcpServer server = loop.net().listenTcp(NetLoop.LOOPBACK,
            ListenOptions.defaults(), waiting::add);
        final List<TcpStream> clients = List.of(loop.connectTo(server), loop.connectTo(server));
        clients.forEach(client -> {
            client.onData(data -> { });
            client.onConnect(() -> {
                client.write(NetLoop.bytes("hello"));
                client.end();
            });
        });
        loop.runUntil(() -> waiting.size() == 2);
        final TimerHandle later = loop.core().newTimer();
        later.start(() -> waiting.forEach(stream -> {
            stream.onData(data -> events.add(NetLoop.text(data)));
            stream.onEnd(() -> events.add("end"));
        }), 10, 0);
        server.close();

        loop.run();

        events.sort(null);
        assertEquals(List.of("end", "end", "hello", "hello"), events);
    }

    @Test
    void readingNothingDoesNotKeepTheLoopBusy() throws IOException { // libuv tcp_unexpected_read
        final TcpStream[] accepted = new TcpStream[1];
        final TcpServer server = loop.listen(stream -> {
            accepted[0] = stream;
            stream.write(NetLoop.bytes("nobody reads this"));
        });
        final TcpStream client = loop.connectTo(server);
        loop.runUntil(() -> accepted[0] != null && client.remoteAddress() != null);
        final long before = loop.core().metrics().iterations();
        final TimerHandle timer = loop.core().newTimer();
        timer.start(() -> {
            closeAll(client, server);
            accepted[0].close();
        }, 200, 0);

        loop.run();

        assertTrue(loop.core().metrics().iterations() - before < 20, loop.core().metrics()::toString);
    }

    @Test
    void stoppingToReadLeavesWritesAlone() throws IOException { // libuv tcp_read_stop
        final TcpServer server = loop.listen(stream -> { });
        final TcpStream client = loop.connectTo(server);
        final TimerHandle timer = loop.core().newTimer();
        client.onConnect(() -> {
            client.onData(data -> fail("nobody sends"));
            timer.start(() -> {
                client.write(NetLoop.bytes("PING"), (failure, none) -> {
                    events.add("written " + failure);
                    closeAll(client, server);
                });
                client.pause();
            }, 5, 0);
        });

        loop.runUntil(client::isClosing);

        assertEquals(List.of("written null"), events);
    }

    @Test
    void manyWritesAndACloseTellEachOfThem() throws IOException { // libuv tcp_close
        final TcpServer server = loop.listen(stream -> stream.onData(data -> { }));
        final TcpStream client = loop.net().connectTcp(server.localAddress(),
            ConnectOptions.defaults().withStream(StreamOptions.defaults()));
        client.onConnect(() -> {
            for (int index = 0; index < 32; index++) {
                client.write(ByteBuffer.allocate(1024 * 1024), (failure, none) ->
                    events.add(failure == null ? "written" : errno(failure).name()));
            }
            client.close();
        });
        client.onClose(() -> {
            events.add("closed");
            server.close();
        });

        loop.run();

        assertEquals(33, events.size());
        assertEquals("closed", events.get(32));
        assertTrue(Set.of("written", "ECANCELED").containsAll(events.subList(0, 32)));
        assertTrue(events.contains("ECANCELED"), "so much fits nowhere");
    }
}
