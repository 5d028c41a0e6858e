package dev.sixphase.loop.group;

import dev.sixphase.api.Distribution;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.LoopChooser;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.OpenDescriptors;
import dev.sixphase.loop.net.LoopNet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ParameterizedClass
@MethodSource("dev.sixphase.loop.group.Ways#backends")
@Timeout(60)
class HandOverTest {
    @Parameter
    private PollerProvider backend;
    private int descriptorsBefore;
    private EventLoopGroup group;
    private GroupServer<InetSocketAddress> server;
    /** Who got each connection, in order. */
    private final LinkedBlockingQueue<EventLoop> served = new LinkedBlockingQueue<>();

    @BeforeEach
    void count() throws IOException {
        descriptorsBefore = OpenDescriptors.count();
    }

    @AfterEach
    void close() throws IOException {
        group.close();
        assertEquals(descriptorsBefore, OpenDescriptors.count(), "a descriptor is left open");
    }

    private void listen(final LoopChooser chooser) {
        group = EventLoopGroup.builder().loopCount(3).eachLoop(each -> each.poller(backend))
            .chooser(chooser).onFailure((loop, failure) -> { }).build();
        server = group.listenTcp(Client.ANY_PORT, ListenOptions.defaults(), Distribution.HAND_OVER,
            (loop, stream) -> {
                served.add(loop);
                stream.onData(stream::write);
            }).join();
    }

    @Test
    void theChooserSaysWhoseEachConnectionIs() throws Exception {
        listen(loops -> loops.get(2));
        for (int number = 0; number < 5; number++) {
            try (Client client = new Client(server.localAddress())) {
                assertEquals(number, client.echo(number));
            }
            assertEquals(group.loops().get(2), served.take());
        }
    }

    @Test
    void connectionsCanGoToTheLoopThatHasTheFewest() throws Exception {
        listen(LoopChooser.fewestHandles());
        final List<Client> clients = new ArrayList<>();
        final List<EventLoop> got = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            clients.add(new Client(server.localAddress()));
            assertEquals(number, clients.get(number).echo(number));
            got.add(served.take());
        }
        for (final Client client : clients) {
            client.close();
        }
        // The listener is a handle, too: its loop gets its first connection when each other has one.
        final List<EventLoop> loops = group.loops();
        assertEquals(List.of(loops.get(1), loops.get(2), loops.get(0),
            loops.get(1), loops.get(2), loops.get(0)), got);
    }

    /** One loop cannot take what is on its way to it, and then it never will. */
    @Test
    void whatIsOnItsWayToALoopThatFailsIsClosed() throws Exception {
        final CountDownLatch held = new CountDownLatch(1);
        final CountDownLatch chosen = new CountDownLatch(3);
        listen(loops -> {
            chosen.countDown();
            return loops.get(1);
        });
        group.loops().get(1).execute(() -> {
            await(held);
            throw new AssertionError("told to fail");
        });
        final List<Client> clients = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            clients.add(new Client(server.localAddress()));
        }
        chosen.await();

        held.countDown();

        for (final Client client : clients) {
            assertTrue(client.isEnded());
            client.close();
        }
        assertEquals(0, served.size());
        assertTrue(group.termination().join().failures().containsKey(group.loops().get(1)));
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aChooserThatFailsCostsItsConnectionAndTheServerGoesOn() throws Exception {
        final LinkedBlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
        final Queue<RuntimeException> toThrow = new ConcurrentLinkedQueue<>();
        listen(loops -> {
            final RuntimeException failure = toThrow.poll();
            if (failure != null) {
                throw failure;
            }
            return loops.get(0);
        });
        server.onError(failures::add);
        final RuntimeException failure = new IllegalArgumentException("told to fail");
        toThrow.add(failure);

        try (Client client = new Client(server.localAddress())) {
            assertTrue(client.isEnded());
        }

        assertEquals(failure, failures.take());
        try (Client client = new Client(server.localAddress())) {
            assertEquals(1, client.echo(1));
        }
    }

    @Test
    void withoutAListenerAFailureIsLoggedAndTheGroupGoesOn() throws Exception {
        final Queue<EventLoop> stranger = new ConcurrentLinkedQueue<>();
        listen(loops -> stranger.isEmpty() ? loops.get(0) : stranger.poll());
        try (EventLoop other = EventLoop.builder().poller(backend).build()) {
            stranger.add(other);
            try (Client client = new Client(server.localAddress())) {
                assertTrue(client.isEnded());
            }
        }
        try (Client client = new Client(server.localAddress())) {
            assertEquals(1, client.echo(1));
        }
    }

    @Test
    void aLoopAloneHandsNothingOver() throws Exception {
        group = EventLoopGroup.builder().loopCount(1).eachLoop(each -> each.poller(backend)).build();
        server = group.listenTcp(Client.ANY_PORT, ListenOptions.defaults(), (loop, stream) ->
            stream.onData(stream::write)).join();
        assertEquals(Distribution.HAND_OVER, server.distribution());
        final long tasksBefore = group.loops().get(0).metrics().tasks();
        try (Client client = new Client(server.localAddress())) {
            assertEquals(1, client.echo(1));
        }
        assertEquals(tasksBefore, group.loops().get(0).metrics().tasks());
    }

    @Test
    void theBestWayIsChosenAndTold() {
        group = EventLoopGroup.builder().loopCount(2).eachLoop(each -> each.poller(backend)).build();
        server = group.listenTcp(Client.ANY_PORT, ListenOptions.defaults(), (loop, stream) -> { }).join();
        assertEquals(LoopNet.spreadsOverSharedPort() ? Distribution.REUSE_PORT : Distribution.HAND_OVER,
            server.distribution());
    }

    @Test
    void serversTakeTurnsInWhichLoopAccepts() {
        listen(LoopChooser.roundRobin());
        final int before = acceptorCount();
        group.listenTcp(Client.ANY_PORT, ListenOptions.defaults(), Distribution.HAND_OVER,
            (loop, stream) -> { }).join();
        assertEquals(1, before);
        assertEquals(2, acceptorCount());
    }

    /** What keeps each loop alive is one handle, a listener another. */
    private int acceptorCount() {
        return (int) group.loops().stream().filter(loop -> loop.metrics().openHandles() > 1).count();
    }
}
