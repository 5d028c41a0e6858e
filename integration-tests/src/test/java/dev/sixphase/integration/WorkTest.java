package dev.sixphase.integration;

import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.Callback;
import dev.sixphase.api.Errno;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.LoopMetrics;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.Request;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.api.spi.WorkerPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
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

/** Work on the pool, and other threads, of a loop as its users have it. */
@ParameterizedClass
@MethodSource("dev.sixphase.integration.Backends#available")
@Timeout(60)
class WorkTest {
    private static final int WORKERS = 4;

    @Parameter
    private PollerProvider backend;
    @TempDir
    private Path folder;
    private EventLoop loop;
    private final CountDownLatch running = new CountDownLatch(WORKERS);
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void open() {
        loop = EventLoop.builder().poller(backend).build();
    }

    @AfterEach
    void close() {
        blocked.countDown();
        loop.close();
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Gives every worker something to do that does not end by itself. */
    private List<Request> keepTheWorkersBusy() {
        final List<Request> busy = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            busy.add(loop.<Object>submit(WorkerPool.Kind.CPU, () -> {
                running.countDown();
                blocked.await();
                return null;
            }, (failure, value) -> log.add("ran")));
        }
        await(running);
        return busy;
    }

    /** Starts something that has to wait for a worker, takes it back, and lets the workers go on. */
    private void takesBack(final int count, final Supplier<Request> operation) {
        loop.run(() -> {
            keepTheWorkersBusy();
            for (int index = 0; index < count; index++) {
                final Request request = operation.get();
                assertTrue(request.cancel());
                assertFalse(request.cancel());
                assertTrue(request.isPending());
            }
            assertEquals(List.of(), log, "a callback ran inside the call");
            blocked.countDown();
        });
        assertEquals(count, log.stream().filter("ECANCELED"::equals).count());
        assertEquals(WORKERS, log.stream().filter("ran"::equals).count());
        assertEquals(count + WORKERS, log.size());
    }

    private <T> Callback<T> logsFailure() {
        return (failure, value) -> log.add(((SystemCallException) failure).errno().name());
    }

    @Test
    void isDoneByAWorkerAndToldToTheLoop() { // libuv threadpool_queue_work_simple
        final Thread[] worker = new Thread[1];
        loop.run(() -> loop.submit(WorkerPool.Kind.CPU, () -> {
            worker[0] = Thread.currentThread();
            return 42;
        }, (failure, value) -> log.add(failure + " " + value + " " + loop.isLoopThread())));
        assertEquals(List.of("null 42 true"), log);
        assertTrue(worker[0] != Thread.currentThread());
    }

    @Test
    void withoutAnythingToDoIsRefusedAndKeepsNothingAlive() { // libuv threadpool_queue_work_einval
        assertThrows(NullPointerException.class,
            () -> loop.submit(WorkerPool.Kind.CPU, null, (failure, value) -> log.add("told")));
        assertThrows(NullPointerException.class, () -> loop.submit(WorkerPool.Kind.CPU, () -> 1, null));
        assertFalse(loop.run(RunMode.DEFAULT));
        assertEquals(List.of(), log);
    }

    @Test
    void loopsOfManyThreadsEachHearTheirOwn() throws Exception { // libuv threadpool_multiple_event_loops
        final int threads = 8;
        final ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            final List<Future<Integer>> counts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                counts.add(pool.submit(this::countOwnOutcomes));
            }
            for (final Future<Integer> count : counts) {
                assertEquals(30, count.get());
            }
        } finally {
            pool.shutdown();
        }
    }

    private int countOwnOutcomes() {
        final int[] count = {0};
        try (EventLoop own = EventLoop.builder().poller(backend).build()) {
            own.run(() -> {
                for (int index = 0; index < 10; index++) {
                    own.fs().stat(folder, (failure, status) ->
                        count[0] += own.isLoopThread() && status.isDirectory() ? 1 : 0);
                    own.dns().lookup("127.0.0.1", (failure, addresses) ->
                        count[0] += own.isLoopThread() ? addresses.size() : 0);
                    own.submit(WorkerPool.Kind.CPU, () -> 1, (failure, one) ->
                        count[0] += own.isLoopThread() ? one : 0);
                }
            });
        }
        return count[0];
    }

    @Test
    void thatWaitsCanBeTakenBack() { // libuv threadpool_cancel_work
        takesBack(16, () -> loop.submit(WorkerPool.Kind.CPU, () -> log.add("never"), logsFailure()));
    }

    @Test
    void aLookUpThatWaitsCanBeTakenBack() { // libuv threadpool_cancel_getaddrinfo
        takesBack(4, () -> loop.dns().lookup("fail.invalid", logsFailure()));
    }

    @Test
    void randomBytesThatWaitCanBeTakenBack() { // libuv threadpool_cancel_random
        takesBack(1, () -> loop.crypto().randomBytes(1, logsFailure()));
    }

    @Test
    void aFileThatWaitsCanBeTakenBack() {
        takesBack(3, () -> loop.fs().stat(folder, logsFailure()));
    }

    @Test
    void thatRunsCannotBeTakenBack() { // libuv threadpool_cancel_when_busy
        loop.run(() -> {
            for (final Request busy : keepTheWorkersBusy()) {
                assertFalse(busy.cancel());
            }
            blocked.countDown();
        });
        assertEquals(List.of("ran", "ran", "ran", "ran"), log);
    }

    @Test
    void ofAllSortsIsCountedOnceItIsDone() { // libuv metrics_pool_events
        loop.run(() -> {
            for (int index = 0; index < 2; index++) {
                loop.fs().stat(folder, (failure, status) -> log.add("stat"));
            }
            loop.crypto().randomBytes(1, (failure, bytes) -> log.add("random"));
            loop.dns().lookup("127.0.0.1", (failure, addresses) -> log.add("addresses"));
        });
        final LoopMetrics metrics = loop.metrics();
        assertEquals(4, log.size());
        assertEquals(4, metrics.tasks());
        assertTrue(metrics.tasksWaiting() <= metrics.tasks());
    }

    @Test
    void aNameThatNobodyHasFailsByName() { // libuv getaddrinfo_fail
        loop.run(() -> loop.dns().lookup("xyzzy.xyzzy.invalid.", (failure, addresses) ->
            log.add(((SystemCallException) failure).errno() + " " + addresses)));
        assertEquals(List.of(Errno.ENOTFOUND + " null"), log);
        assertThrows(NullPointerException.class, () -> loop.dns().lookup(null, logsFailure()));
    }

    @Test
    void anotherThreadsSendsRunTheCallbackUntilItCloses() throws Exception { // libuv async
        final int[] calls = {0};
        final AsyncHandle[] async = new AsyncHandle[1];
        final CountDownLatch[] heard = {new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1)};
        async[0] = loop.newAsync(() -> {
            assertTrue(loop.isLoopThread());
            heard[calls[0]++].countDown();
            if (calls[0] == 3) {
                async[0].close();
            }
        });
        final Thread sender = new Thread(() -> {
            for (final CountDownLatch next : heard) {
                async[0].send();
                WorkTest.await(next);
            }
        });
        sender.start();

        loop.run(RunMode.DEFAULT);
        sender.join();

        assertEquals(3, calls[0]);
        async[0].send();
        assertFalse(loop.run(RunMode.DEFAULT));
        assertEquals(3, calls[0]);
    }

    @Test
    void aLoopIsDrivenStepByStepByWhoeverOwnsTheThread() throws Exception { // libuv embed
        final AsyncHandle[] async = new AsyncHandle[1];
        async[0] = loop.newAsync(() -> {
            log.add("async");
            async[0].close();
        });
        final Thread sender = new Thread(() -> {
            WorkTest.await(running);
            async[0].send();
        });
        sender.start();
        int steps = 0;
        assertTrue(loop.run(RunMode.NOWAIT));
        for (int worker = 0; worker < WORKERS; worker++) {
            running.countDown();
        }
        while (loop.isAlive()) {
            loop.run(RunMode.ONCE);
            steps++;
        }
        sender.join();

        assertEquals(List.of("async"), log);
        assertTrue(steps >= 1);
    }

    @Test
    void theOpenHandlesOfALoopAreToldWithoutItsOwn() {
        loop.run(() -> {
            loop.setTimeout(() -> { }, 1);
            loop.setImmediate(() -> { });
            final AsyncHandle async = loop.newAsync(() -> { });
            final var hook = loop.newHook(LoopPhase.CHECK, () -> { });
            assertEquals(List.of(async, hook), loop.handles());
            async.close();
            assertEquals(2, loop.handles().size(), "closing, but not closed");
            loop.setImmediate(() -> loop.setImmediate(() -> assertEquals(List.of(hook), loop.handles())));
        });
    }
}
