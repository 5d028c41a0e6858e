package dev.sixphase.loop.group;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.ShutdownReport;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.OpenDescriptors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

// users 20
@ParameterizedClass
@MethodSource("dev.sixphase.loop.group.Ways#backends")
@Timeout(60)
class GroupFailureTest {
    private static final long LONG_MILLIS = 3_600_000;

    @Parameter
    private PollerProvider backend;
    private int descriptorsBefore;
    private final Queue<EventLoop> failedLoops = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private EventLoopGroup group;

    @BeforeEach
    void open() throws IOException {
        descriptorsBefore = OpenDescriptors.count();
        group = builder().build();
    }

    private EventLoopGroup.Builder builder() {
        return EventLoopGroup.builder().loopCount(3).threadName("test").eachLoop(each -> each.poller(backend))
            .onFailure((loop, failure) -> {
                failedLoops.add(loop);
                failures.add(failure);
            });
    }

    @AfterEach
    void close() throws IOException {
        group.close();
        assertEquals(descriptorsBefore, OpenDescriptors.count(), "a descriptor is left open");
    }

    private static void fail(final EventLoop loop, final Error failure) {
        loop.execute(() -> {
            throw failure;
        });
    }

    @Test
    void anExceptionThatNothingHandlesEndsTheGroupAndIsToldOnceWithItsLoop() throws Exception {
        final EventLoop loop = group.loops().get(1);
        final Error failure = new AssertionError("told to fail");

        fail(loop, failure);
        final ShutdownReport report = group.termination().join();

        assertEquals(Map.of(loop, failure), report.failures());
        assertFalse(report.isClean());
        assertSame(loop, failedLoops.remove());
        assertSame(failure, failures.remove());
        assertTrue(failures.isEmpty());
        assertTrue(group.awaitTermination(LONG_MILLIS));
        assertThrows(RejectedExecutionException.class, () -> group.execute(() -> { }));
    }

    @Test
    void aHandlerOfUncaughtExceptionsKeepsItsLoopAndTheGroup() {
        final Queue<Throwable> handled = new ConcurrentLinkedQueue<>();
        group.close();
        group = builder().onStart(loop ->
            loop.onUncaughtException((failure, origin) -> handled.add(failure))).build();
        final Error failure = new AssertionError("told to fail");
        for (final EventLoop loop : group.loops()) {
            fail(loop, failure);
            final CompletableFuture<EventLoop> next = new CompletableFuture<>();
            loop.execute(() -> next.complete(EventLoop.current()));
            assertSame(loop, next.join());
        }
        assertEquals(3, handled.size());
        assertFalse(group.isShutdown());
        assertTrue(failures.isEmpty());
    }

    @Test
    void theOthersAreCutOff() throws IOException {
        final Queue<EventLoop> served = new ConcurrentLinkedQueue<>();
        final GroupServer<InetSocketAddress> server = group.listenTcp(Client.ANY_PORT,
            ListenOptions.defaults(), (loop, stream) -> {
                served.add(loop);
                stream.onData(stream::write);
            }).join();
        try (Client client = new Client(server.localAddress())) {
            assertEquals(1, client.echo(1));
            final EventLoop another = group.loops().stream().filter(loop -> loop != served.element())
                .findFirst().orElseThrow();

            fail(another, new AssertionError("told to fail"));

            assertTrue(client.isEnded());
            assertEquals(1, group.termination().join().cutOff().size());
        }
    }

    @Test
    void whoIsToldMayGiveTheOthersTime() throws IOException {
        group.close();
        final CompletableFuture<EventLoop> served = new CompletableFuture<>();
        final CompletableFuture<Void> asked = new CompletableFuture<>();
        final EventLoopGroup[] made = new EventLoopGroup[1];
        group = builder().onFailure((loop, failure) -> {
            made[0].shutdown(LONG_MILLIS);
            asked.complete(null);
        }).build();
        made[0] = group;
        final GroupServer<InetSocketAddress> server = group.listenTcp(Client.ANY_PORT,
            ListenOptions.defaults(), (loop, stream) -> {
                served.complete(loop);
                stream.onData(stream::write);
            }).join();
        try (Client client = new Client(server.localAddress())) {
            assertEquals(1, client.echo(1));
            final EventLoop another = group.loops().stream().filter(loop -> loop != served.join())
                .findFirst().orElseThrow();
            fail(another, new AssertionError("told to fail"));
            asked.join();
            server.close().join();

            assertEquals(2, client.echo(2));
        }
        final ShutdownReport report = group.termination().join();
        assertEquals(1, report.failures().size());
        assertTrue(report.cutOff().isEmpty(), report.toString());
    }

    @Test
    void aLoopThatIsStoppedEndsTheGroup() {
        group.loops().get(2).stop();
        final ShutdownReport report = group.termination().join();
        final Throwable failure = report.failures().get(group.loops().get(2));
        assertTrue(failure.getMessage().contains("use shutdown of the group"), failure.getMessage());
        assertSame(failure, failures.remove());
    }

    @Test
    void aLoopThatExitsEndsTheGroupAndTellsItsCode() {
        final EventLoop loop = group.loops().get(0);
        loop.execute(() -> loop.exit(3));
        final Throwable failure = group.termination().join().failures().get(loop);
        assertTrue(failure.getMessage().contains("exit(3)"), failure.getMessage());
    }

    @Test
    void aStartThatFailsEndsTheGroup() {
        group.close();
        group = builder().onStart(loop -> {
            throw new IllegalArgumentException("told to fail");
        }).build();
        final ShutdownReport report = group.termination().join();
        assertFalse(report.failures().isEmpty());
        report.failures().values().forEach(failure -> assertEquals("told to fail", failure.getMessage()));
    }

    @Test
    void aFailureWhileTheGroupEndsIsToldToo() {
        group.close();
        group = builder().onShutdown(loop -> {
            throw new IllegalArgumentException("told to fail");
        }).build();
        final ShutdownReport report = group.shutdown(LONG_MILLIS).join();
        assertEquals(3, report.failures().size());
        assertEquals(3, failures.size());
    }

    @Test
    void aListenerOfFailuresThatFailsKeepsNobodyFromEnding() {
        group.close();
        group = builder().onFailure((loop, failure) -> {
            throw new IllegalArgumentException("told to fail, too");
        }).build();
        final Error failure = new AssertionError("told to fail");
        fail(group.loops().get(0), failure);
        assertEquals(Map.of(group.loops().get(0), failure), group.termination().join().failures());
    }

    @Test
    void listeningOnALoopThatEndsFailsAndDoesNotHang() {
        fail(group.loops().get(0), new AssertionError("told to fail"));
        final CompletableFuture<?> server = group.listenTcp(Client.ANY_PORT, ListenOptions.defaults(),
            (loop, stream) -> { });
        // It may have been quick enough; it never stays undecided.
        server.handle((opened, failure) -> failure).thenAccept(failure -> assertTrue(failure == null
            || failure instanceof RejectedExecutionException, () -> failure.toString())).join();
        group.termination().join();
    }

    @Test
    void aCloseCallbackThatFailsIsAFailureOfItsLoop() throws IOException {
        final CompletableFuture<EventLoop> served = new CompletableFuture<>();
        final GroupServer<InetSocketAddress> server = group.listenTcp(Client.ANY_PORT,
            ListenOptions.defaults(), (loop, stream) -> {
                stream.onClose(() -> {
                    throw new IllegalArgumentException("told to fail");
                });
                served.complete(loop);
            }).join();
        try (Client client = new Client(server.localAddress())) {
            final EventLoop loop = served.join();

            final ShutdownReport report = group.shutdown(0).join();

            assertTrue(client.isEnded());
            assertEquals(1, report.cutOff().size(), report.toString());
            assertEquals("told to fail", report.failures().get(loop).getMessage());
            assertEquals(1, report.failures().size());
        }
    }
}
