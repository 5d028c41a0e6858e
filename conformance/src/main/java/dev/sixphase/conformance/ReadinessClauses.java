package dev.sixphase.conformance;

import dev.sixphase.api.spi.DatagramSocket;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Clauses about level-triggered readiness, of every kind of source that works as it should. */
abstract class ReadinessClauses extends DescriptorClauses {
    @Test
    void bytesAreReportedUntilAllAreRead() throws IOException {
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.READABLE);
        bench().awaitQuiet(token, PollEvents.READABLE);
        StreamPair.send(pair.far(), 10);

        for (int unread = 10; unread > 0; unread--) {
            bench().awaitReady(token, PollEvents.READABLE);
            bench().awaitReady(token, PollEvents.READABLE);
            StreamPair.receive(pair.near(), 1);
        }

        bench().awaitQuiet(token, PollEvents.READABLE);
    }

    @Test
    void roomIsReportedUntilTheConnectionIsFull() throws IOException {
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.WRITABLE);
        bench().awaitReady(token, PollEvents.WRITABLE);
        bench().awaitReady(token, PollEvents.WRITABLE);

        long taken = StreamPair.fill(pair.near());
        // What the kernel frees behind the scenes is filled, too, until it has nothing to free any more.
        while (bench().poll(5_000_000).size() > 0) {
            taken += StreamPair.fill(pair.near());
        }
        bench().awaitQuiet(token, PollEvents.WRITABLE);

        drain(pair.far(), taken);
        bench().awaitReady(token, PollEvents.WRITABLE);
    }

    @Test
    void bothAreReportedWhereBothAreAskedFor() throws IOException {
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.READ_WRITE);
        bench().awaitReady(token, PollEvents.WRITABLE);
        assertEquals(0, bench().reported(token) & PollEvents.READABLE, "nothing to read yet");

        StreamPair.send(pair.far(), 1);

        bench().awaitReady(token, PollEvents.READABLE | PollEvents.WRITABLE);
    }

    @Test
    void aListenerIsReadableWhileAConnectionWaits() throws IOException {
        final ListenerSocket listener = bench().closing(
            poller().transport().openListener(StandardProtocolFamily.INET));
        listener.bind(loopback());
        listener.listen(8);
        final long token = bench().watch(listener.pollable(), Interest.READABLE);
        bench().awaitQuiet(token, PollEvents.READABLE);
        for (int count = 0; count < 2; count++) {
            bench().closing(poller().transport().openStream(StandardProtocolFamily.INET))
                .connect(listener.localAddress());
        }

        for (int count = 0; count < 2; count++) {
            bench().awaitReady(token, PollEvents.READABLE);
            bench().awaitReady(token, PollEvents.READABLE);
            bench().closing(StreamPair.accept(listener));
        }

        bench().awaitQuiet(token, PollEvents.READABLE);
    }

    @Test
    void aConnectionIsWritableOnceItStands() throws IOException {
        final ListenerSocket listener = bench().closing(
            poller().transport().openListener(StandardProtocolFamily.INET));
        listener.bind(loopback());
        listener.listen(8);
        final StreamSocket near = bench().closing(
            poller().transport().openStream(StandardProtocolFamily.INET));
        final boolean stands = near.connect(listener.localAddress());
        final long token = bench().watch(near.pollable(), Interest.READ_WRITE);

        bench().awaitReady(token, PollEvents.WRITABLE);

        assertTrue(stands || near.finishConnect());
        // The registration goes on as it is: what follows is reading and writing.
        bench().awaitReady(token, PollEvents.WRITABLE);
        final StreamSocket far = bench().closing(StreamPair.accept(listener));
        bench().awaitQuiet(token, PollEvents.READABLE);
        StreamPair.send(far, 1);
        bench().awaitReady(token, PollEvents.READABLE | PollEvents.WRITABLE);
    }

    @Test
    void aDatagramIsReportedUntilItIsReceived() throws IOException {
        final DatagramSocket receiver = datagramSocket();
        final DatagramSocket sender = datagramSocket();
        final long token = bench().watch(receiver.pollable(), Interest.READABLE);
        final long senderToken = bench().watch(sender.pollable(), Interest.WRITABLE);
        bench().awaitReady(senderToken, PollEvents.WRITABLE);
        poller().deregister(sender.pollable());
        bench().awaitQuiet(token, PollEvents.READABLE);

        assertTrue(sender.send(ByteBuffer.allocate(3), receiver.localAddress()));
        bench().awaitReady(token, PollEvents.READABLE);
        bench().awaitReady(token, PollEvents.READABLE);

        assertNotNull(receiver.receive(ByteBuffer.allocate(8)));
        bench().awaitQuiet(token, PollEvents.READABLE);
    }

    @Test
    void aPipeIsWatchedAtBothEnds() throws IOException {
        final Pipe pipe = bench().pipe();
        final long sink = bench().watch(channel(pipe.sink()), Interest.WRITABLE);
        final long source = bench().watch(channel(pipe.source()), Interest.READABLE);
        bench().awaitReady(sink, PollEvents.WRITABLE);
        bench().awaitQuiet(source, PollEvents.READABLE);

        pipe.sink().write(ByteBuffer.allocate(1));
        bench().awaitReady(source, PollEvents.READABLE);

        pipe.source().read(ByteBuffer.allocate(1));
        bench().awaitQuiet(source, PollEvents.READABLE);
    }

    @Test
    void whatDoesNotFitIsReportedByTheNextPolls() throws IOException { // seed 17, rule 71
        final Set<Long> waiting = new HashSet<>();
        for (int index = 0; index < 20; index++) {
            waiting.add(bench().watch(bench().tcpPair().near().pollable(), Interest.WRITABLE));
        }

        // Nobody reads or writes: all stay ready, and a poller that starves some of them never ends this.
        final PollEvents small = new PollEvents(3);
        for (int polls = 0; !waiting.isEmpty(); polls++) {
            poller().poll(small, Poller.FOREVER_NANOS);
            assertTrue(small.size() <= 3 && small.size() > 0, small::toString);
            for (int index = 0; index < small.size(); index++) {
                waiting.remove(small.token(index));
            }
            assertTrue(polls < 40, () -> "never reported in 40 polls of 3 events: " + waiting);
        }
    }

    @Test
    void whatDidNotFitIsForgottenWhenItIsDeregistered() throws IOException {
        final List<StreamPair> pairs = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            pairs.add(bench().tcpPair());
            bench().watch(pairs.get(index).near().pollable(), Interest.WRITABLE);
        }
        final PollEvents single = new PollEvents(1);
        poller().poll(single, Poller.FOREVER_NANOS);

        for (final StreamPair pair : pairs) {
            poller().deregister(pair.near().pollable());
        }

        // A stale event is allowed, and dropped by the loop; but they must end.
        for (int polls = 0; polls < 20; polls++) {
            poller().poll(single, 0);
        }
        bench().assertWaits(5_000_000);
    }

    @Test
    void manyReadySourcesAreAllReported() throws IOException {
        final Set<Long> waiting = new HashSet<>();
        for (int index = 0; index < 200; index++) {
            waiting.add(bench().watch(bench().tcpPair().near().pollable(), Interest.WRITABLE));
        }

        while (!waiting.isEmpty()) {
            final PollEvents events = bench().poll(Poller.FOREVER_NANOS);
            for (int index = 0; index < events.size(); index++) {
                waiting.remove(events.token(index));
            }
        }
    }

    private DatagramSocket datagramSocket() throws IOException {
        final DatagramSocket socket = bench().closing(
            poller().transport().openDatagram(StandardProtocolFamily.INET));
        socket.bind(loopback());
        return socket;
    }

    private static void drain(final StreamSocket socket, final long byteCount) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(64 * 1024);
        final long[] left = {byteCount};
        Await.until("read " + byteCount + " bytes", () -> {
            bytes.clear();
            left[0] -= socket.read(bytes);
            return left[0] == 0;
        });
    }

    static Pollable channel(final SelectableChannel channel) {
        return new Pollable.Channel(channel);
    }

    static SocketAddress loopback() throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    }
}
