package dev.sixphase.loop.group;

import dev.sixphase.api.Distribution;
import dev.sixphase.api.Errno;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.OpenDescriptors;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ParameterizedClass
@MethodSource("dev.sixphase.loop.group.Ways#all")
@Timeout(120)
class GroupServerTest {
    @Parameter(0)
    private PollerProvider backend;
    @Parameter(1)
    private Distribution distribution;
    private int descriptorsBefore;
    private EventLoopGroup group;
    private final Map<Integer, Set<Thread>> threadsOfPort = new ConcurrentHashMap<>();
    private final Map<Integer, EventLoop> loopOfPort = new ConcurrentHashMap<>();

    @BeforeEach
    void open() throws IOException {
        descriptorsBefore = OpenDescriptors.count();
        group = EventLoopGroup.builder().loopCount(4).eachLoop(each -> each.poller(backend)).build();
    }

    @AfterEach
    void close() throws IOException {
        group.close();
        assertEquals(descriptorsBefore, OpenDescriptors.count(), "a descriptor is left open");
    }

    private GroupServer<InetSocketAddress> listen(
        final BiConsumer<? super EventLoop, ? super TcpStream> onConnection) {

        return group.listenTcp(Client.ANY_PORT, ListenOptions.defaults(), distribution, onConnection).join();
    }

    private void echo(final EventLoop loop, final TcpStream stream) {
        final int port = ((InetSocketAddress) stream.remoteAddress()).getPort();
        loopOfPort.put(port, loop);
        note(port);
        stream.onData(bytes -> {
            note(port);
            stream.write(bytes);
        });
        stream.onEnd(() -> note(port));
        stream.onClose(() -> note(port));
    }

    private void note(final int port) {
        threadsOfPort.computeIfAbsent(port, any -> ConcurrentHashMap.newKeySet()).add(Thread.currentThread());
    }

    @Test
    void aThousandConnectionsAreSpreadAndNoneLeavesItsLoop() throws IOException {
        final GroupServer<InetSocketAddress> server = listen(this::echo);
        final List<Client> clients = new ArrayList<>();
        for (int number = 0; number < 1000; number++) {
            clients.add(new Client(server.localAddress()));
        }
        for (int round = 0; round < 3; round++) {
            for (final Client client : clients) {
                assertEquals(round, client.echo(round));
            }
        }
        final Map<EventLoop, Long> counts = loopOfPort.values().stream().collect(
            Collectors.groupingBy(loop -> loop, Collectors.counting()));
        for (final Client client : clients) {
            client.close();
        }
        group.shutdown(60_000).join();

        assertEquals(1000, threadsOfPort.size());
        threadsOfPort.forEach((port, threads) -> assertEquals(1, threads.size(), "on several threads"));
        assertEquals(Set.copyOf(group.loops()), counts.keySet());
        if (distribution == Distribution.HAND_OVER) {
            assertEquals(Set.of(250L), Set.copyOf(counts.values()));
        }
    }

    @Test
    void theServerSaysWhereAndInWhichWayItListens() {
        final GroupServer<InetSocketAddress> server = listen(this::echo);
        assertEquals(Client.ANY_PORT.getAddress(), server.localAddress().getAddress());
        assertNotEquals(0, server.localAddress().getPort());
        assertEquals(distribution, server.distribution());
        assertTrue(server.toString().contains(distribution.name()), server.toString());
    }

    @Test
    void theConnectionAndItsLoopAreHandedOverTogether() throws IOException {
        final Queue<Boolean> isOnLoop = new ConcurrentLinkedQueue<>();
        final GroupServer<InetSocketAddress> server = listen((loop, stream) -> {
            isOnLoop.add(loop.isLoopThread() && EventLoop.current() == loop);
            stream.end();
        });
        for (int number = 0; number < 8; number++) {
            try (Client client = new Client(server.localAddress())) {
                assertTrue(client.isEnded());
            }
        }
        assertEquals(8, isOnLoop.size());
        assertFalse(isOnLoop.contains(false));
    }

    @Test
    void aServerThatIsClosedTakesNothingMoreAndItsConnectionsGoOn() throws IOException {
        final GroupServer<InetSocketAddress> server = listen(this::echo);
        try (Client client = new Client(server.localAddress())) {
            assertEquals(1, client.echo(1));

            server.close().join();
            server.close().join();

            assertThrows(ConnectException.class, () -> new Client(server.localAddress()));
            assertEquals(2, client.echo(2));
        }
        assertFalse(group.isShutdown());
    }

    @Test
    void aPausedServerLeavesConnectionsWithTheKernelUntilItIsResumed() throws IOException {
        final GroupServer<InetSocketAddress> server = listen(this::echo);
        server.pause();
        awaitEachLoop();
        try (Client client = new Client(server.localAddress())) {
            awaitEachLoop();
            awaitEachLoop();
            assertEquals(Map.of(), loopOfPort);

            server.resume();
            assertEquals(1, client.echo(1));
        }
    }

    /** Each has polled in between, and taken what was there. */
    private void awaitEachLoop() {
        group.loops().forEach(loop -> CompletableFuture.runAsync(() -> { }, loop::execute).join());
    }

    @Test
    void aServerIsClosedWithItsGroup() {
        final GroupServer<InetSocketAddress> server = listen(this::echo);
        group.close();
        server.close().join();
        assertThrows(ConnectException.class, () -> new Client(server.localAddress()));
    }

    @Test
    void anAddressInUseIsRefusedAndNothingIsLeftOpen() throws IOException {
        final GroupServer<InetSocketAddress> server = listen(this::echo);
        final int descriptors = OpenDescriptors.count();

        final Throwable refusal = assertThrows(CompletionException.class, () -> group.listenTcp(
            server.localAddress(), ListenOptions.defaults(), distribution, this::echo).join()).getCause();

        assertEquals(Errno.EADDRINUSE, ((SystemCallException) refusal).errno());
        assertEquals(descriptors, OpenDescriptors.count());
        try (Client client = new Client(server.localAddress())) {
            assertEquals(1, client.echo(1));
        }
    }

    @Test
    void whoWaitsForTheServerHearsOfTheFailureItself() {
        final GroupServer<InetSocketAddress> server = listen(this::echo);
        final Set<Class<?>> told = new HashSet<>();
        group.listenTcp(server.localAddress(), ListenOptions.defaults(), distribution, this::echo)
            .handle((none, failure) -> told.add(failure.getClass())).join();
        assertEquals(Set.of(SystemCallException.class), told);
    }

    @Test
    void aGroupThatIsShutDownListensNoMore() {
        group.shutdown(0).join();
        final Throwable refusal =
            assertThrows(CompletionException.class, () -> listen(this::echo)).getCause();
        assertEquals(RejectedExecutionException.class, refusal.getClass());
    }
}
