package dev.sixphase.loop.group;

import dev.sixphase.api.ByteStream;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.ShutdownReport;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.OpenDescriptors;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
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

@ParameterizedClass
@MethodSource("dev.sixphase.loop.group.Ways#backends")
@Timeout(60)
class GroupShutdownTest {
    private static final long LONG_MILLIS = 3_600_000;

    @Parameter
    private PollerProvider backend;
    private int descriptorsBefore;
    private final Queue<EventLoop> toldToEnd = new ConcurrentLinkedQueue<>();
    private EventLoopGroup group;

    @BeforeEach
    void open() throws IOException {
        descriptorsBefore = OpenDescriptors.count();
        group = EventLoopGroup.builder().loopCount(2).threadName("test")
            .eachLoop(each -> each.poller(backend)).onShutdown(toldToEnd::add).build();
    }

    @AfterEach
    void close() throws IOException {
        group.close();
        assertEquals(descriptorsBefore, OpenDescriptors.count(), "a descriptor is left open");
    }

    private GroupServer<InetSocketAddress> listen() {
        return group.listenTcp(Client.ANY_PORT, ListenOptions.defaults(), (loop, stream) ->
            stream.onData(stream::write)).join();
    }

    // users 21
    @Test
    void aGroupWithNothingToDoEndsAtOnceAndItsThreadsToo() throws Exception {
        assertFalse(group.awaitTermination(0));
        assertFalse(group.isShutdown());

        final ShutdownReport report = group.shutdown(LONG_MILLIS).join();

        assertTrue(report.isClean(), report.toString());
        assertTrue(group.isShutdown());
        assertTrue(group.awaitTermination(LONG_MILLIS));
        assertFalse(Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().startsWith("test-")));
    }

    @Test
    void whatIsShutDownTakesNothingMore() {
        group.shutdown(LONG_MILLIS).join();
        final Throwable refusal =
            assertThrows(RejectedExecutionException.class, () -> group.execute(() -> { }));
        assertTrue(refusal.getMessage().contains("shut down"), refusal.getMessage());
        group.loops().forEach(loop ->
            assertThrows(RejectedExecutionException.class, () -> loop.execute(() -> { })));
    }

    @Test
    void connectionsMayComeToTheirEndAndNoNewOneIsTaken() throws IOException {
        final GroupServer<InetSocketAddress> server = listen();
        final CompletableFuture<ShutdownReport> end;
        try (Client first = new Client(server.localAddress());
            Client second = new Client(server.localAddress())) {

            assertEquals(1, first.echo(1));
            assertEquals(2, second.echo(2));

            end = group.shutdown(LONG_MILLIS);
            server.close().join();

            assertThrows(ConnectException.class, () -> new Client(server.localAddress()));
            assertEquals(3, first.echo(3));
            assertEquals(4, second.echo(4));
            assertFalse(end.isDone());
        }
        assertTrue(end.join().isClean(), end.join().toString());
    }

    // users 21
    @Test
    void whatIsLeftAtTheDeadlineIsCutOffAndNamed() throws IOException {
        final GroupServer<InetSocketAddress> server = listen();
        try (Client client = new Client(server.localAddress())) {
            assertEquals(1, client.echo(1));

            final ShutdownReport report = group.shutdown(1).join();

            assertEquals(1, report.cutOff().size(), report.toString());
            assertTrue(report.cutOff().get(0).matches("test-[01]: TcpStream 127.0.0.1:" + client.port()),
                report.toString());
            assertFalse(report.isClean());
            assertTrue(client.isEnded());
        }
    }

    @Test
    void aSecondCallBringsTheDeadlineForwardAndNeverPutsItOff() throws IOException {
        final GroupServer<InetSocketAddress> server = listen();
        try (Client client = new Client(server.localAddress())) {
            assertEquals(1, client.echo(1));
            final CompletableFuture<ShutdownReport> first = group.shutdown(LONG_MILLIS);
            final CompletableFuture<ShutdownReport> second = group.shutdown(0);
            group.shutdown(LONG_MILLIS);

            assertSame(first.join(), second.join());
            assertEquals(1, first.join().cutOff().size());
            assertSame(first.join(), group.termination().join());
            assertTrue(client.isEnded());
        }
        assertEquals(2, toldToEnd.size());
    }

    @Test
    void timersAndOtherWorkAreWaitedForAndToldWithoutANumber() {
        final EventLoop loop = group.loops().get(1);
        loop.execute(() -> loop.setInterval(() -> { }, LONG_MILLIS));
        final ShutdownReport report = group.shutdown(1).join();
        assertEquals("[test-1: timers, immediates, requests or tasks]", report.cutOff().toString());
    }

    @Test
    void eachLoopIsToldOnceAndCanEndWhatIsIdle() throws IOException {
        group.close();
        final Queue<EventLoop> served = new ConcurrentLinkedQueue<>();
        group = EventLoopGroup.builder().loopCount(2).eachLoop(each -> each.poller(backend))
            .onShutdown(loop -> {
                assertTrue(loop.isLoopThread());
                toldToEnd.add(loop);
                loop.handles().stream().filter(ByteStream.class::isInstance)
                    .forEach(stream -> ((ByteStream) stream).end());
            }).build();
        toldToEnd.clear();
        final GroupServer<InetSocketAddress> server = group.listenTcp(Client.ANY_PORT,
            ListenOptions.defaults(), (loop, stream) -> {
                served.add(loop);
                stream.onData(stream::write);
            }).join();
        final CompletableFuture<ShutdownReport> end;
        try (Client client = new Client(server.localAddress())) {
            assertEquals(1, client.echo(1));
            end = group.shutdown(LONG_MILLIS);
            assertTrue(client.isEnded());
        }
        assertTrue(end.join().isClean(), end.join().toString());
        assertEquals(2, toldToEnd.size());
    }

    @Test
    void aLoopsOwnThreadMayEndTheGroupAndDoesNotWaitForItself() throws Exception {
        final EventLoop loop = group.loops().get(0);
        final Queue<Throwable> refusals = new ConcurrentLinkedQueue<>();
        loop.execute(() -> {
            refusals.add(assertThrows(IllegalStateException.class,
                () -> group.awaitTermination(LONG_MILLIS)));
            group.close();
            group.shutdown(LONG_MILLIS);
        });
        assertTrue(group.awaitTermination(LONG_MILLIS));
        assertTrue(refusals.element().getMessage().contains("test-0"), refusals.element().getMessage());
        assertTrue(group.termination().join().isClean());
    }

    @Test
    void aStageOfTheReportMayCloseTheGroupAndNotWaitForIt() throws Exception {
        final CompletableFuture<Boolean> refused = group.termination().handle((report, failure) -> {
            assertThrows(IllegalStateException.class, () -> group.awaitTermination(LONG_MILLIS));
            group.close();
            return true;
        });
        group.shutdown(0);
        assertTrue(refused.join());
        assertTrue(group.awaitTermination(LONG_MILLIS));
    }

    @Test
    void anInterruptEndsTheWaitAndNotTheGroup() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> group.awaitTermination(LONG_MILLIS));
        assertFalse(Thread.interrupted());
        assertFalse(group.isShutdown());
    }

    @Test
    void anInterruptOfACloseStaysSetAndTheGroupEndsAllTheSame() throws Exception {
        Thread.currentThread().interrupt();
        group.close();
        assertTrue(Thread.interrupted());
        assertTrue(group.awaitTermination(LONG_MILLIS));
    }

    @Test
    void aTimeoutOfLessThanNothingIsRefused() {
        final Throwable refusal = assertThrows(IllegalArgumentException.class, () -> group.shutdown(-1));
        assertTrue(refusal.getMessage().endsWith(": -1"), refusal.getMessage());
        assertFalse(group.isShutdown());
    }

    @Test
    void whoCompletesAFutureDoesNotEndTheGroup() {
        group.termination().complete(null);
        assertFalse(group.termination().isDone());
        assertFalse(group.isShutdown());
    }
}
