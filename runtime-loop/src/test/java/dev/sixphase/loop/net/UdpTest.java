package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.UdpOptions;
import dev.sixphase.api.UdpSocket;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
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
    void datagramsKeepTheirBoundsAndTheirSenders() throws IOException { // seed 47
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
    void severalSocketsShareAPortOnlyIfTheyAllWantTo() throws IOException {
        final UdpOptions shared = new UdpOptions(true, true);
        final UdpSocket first = loop.net().bindUdp(NetLoop.LOOPBACK, shared);
        loop.net().bindUdp(first.localAddress(), shared);

        final SystemCallException refusal = assertThrows(SystemCallException.class, () ->
            bind(first.localAddress()));

        assertEquals(Errno.EADDRINUSE, refusal.errno());
        assertEquals("127.0.0.1:" + first.localAddress().getPort(), refusal.subject());
    }
}
