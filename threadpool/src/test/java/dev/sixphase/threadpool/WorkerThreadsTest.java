package dev.sixphase.threadpool;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPool.Kind;
import dev.sixphase.api.spi.WorkerPoolOptions;
import dev.sixphase.api.spi.WorkerPoolProvider;
import dev.sixphase.api.spi.WorkerPoolRejectedException;
import dev.sixphase.threadpool.BoundedWorkerPool.Idle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Where the threads come from, and what the providers say; the rest is the contract's. */
@Timeout(60)
class WorkerThreadsTest {
    private static final WorkerPoolOptions OPTIONS = WorkerPoolOptions.defaults();
    private static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final List<Thread> created = new ArrayList<>();
    private int threadLimit = Integer.MAX_VALUE;

    @Test
    void aFixedPoolStartsAThreadOnlyWhenATaskWouldWait() throws Exception {
        try (WorkerPool pool = newPool(Idle.PARKS)) {
            assertEquals(0, created.size());
            for (int i = 0; i < 10; i++) {
                final CountDownLatch ran = new CountDownLatch(1);
                pool.submit(Kind.CPU, ran::countDown);
                ran.await();
                awaitParked(created.get(0));
            }
            assertEquals(1, created.size(), "the idle worker was not used");

            final CountDownLatch together = new CountDownLatch(4);
            for (int i = 0; i < 4; i++) {
                pool.submit(Kind.CPU, () -> meet(together));
            }
            together.await();
            assertEquals(4, created.size());
        }
    }

    @Test
    void anIdleWorkerParksAndIsADaemon() throws Exception {
        try (WorkerPool pool = new FixedWorkerPool(OPTIONS)) {
            final BlockingQueue<Thread> workers = new LinkedBlockingQueue<>();
            pool.submit(Kind.CPU, () -> workers.add(Thread.currentThread()));
            final Thread worker = workers.take();

            assertTrue(worker.isDaemon());
            assertEquals("sixphase-worker-1", worker.getName());
            awaitParked(worker);
        }
    }

    @Test
    void aWorkerInheritsNoThreadLocal() throws Exception {
        final InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
        local.set("the submitter's");
        try (WorkerPool pool = new FixedWorkerPool(OPTIONS)) {
            final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
            pool.submit(Kind.CPU, () -> seen.add(String.valueOf(local.get())));

            assertEquals("null", seen.take());
        }
    }

    @Test
    void aPoolWhoseWorkersEndStartsAnotherForTheNextTask() throws Exception {
        try (WorkerPool pool = newPool(Idle.ENDS)) {
            for (int i = 1; i <= 3; i++) {
                pool.submit(Kind.CPU, () -> { });
                created.get(i - 1).join();
                assertEquals(i, created.size());
            }
        }
    }

    @Test
    void thePoolIsClosedOnlyWhenTheThreadsThemselvesHaveEnded() throws Exception {
        final CountDownLatch mayEnd = new CountDownLatch(1);
        final WorkerPool pool = new BoundedWorkerPool(OPTIONS, work -> newThread(() -> {
            work.run();
            awaitQuietly(mayEnd);
        }), Idle.PARKS) { };
        pool.submit(Kind.CPU, () -> { });
        pool.close();
        awaitParked(created.get(0));
        assertFalse(pool.awaitClosed(0));

        final Thread tester = Thread.currentThread();
        final Thread releaser = new Thread(() -> {
            awaitParked(tester);
            mayEnd.countDown();
        });
        releaser.setDaemon(true);
        releaser.start();

        assertTrue(pool.awaitClosed(LONG_NANOS));
        assertFalse(created.get(0).isAlive());
    }

    @Test
    void aTaskIsRefusedWhereTheSystemGivesNoThread() {
        try (WorkerPool pool = newPool(Idle.PARKS)) {
            threadLimit = 0;

            final WorkerPoolRejectedException refusal =
                assertThrows(WorkerPoolRejectedException.class, () -> pool.submit(Kind.CPU, () -> { }));

            assertInstanceOf(OutOfMemoryError.class, refusal.getCause());
            assertEquals(0, pool.queuedCount());
        }
    }

    @Test
    void theOtherWorkersGoOnWhereTheSystemGivesNoThread() throws Exception {
        final CountDownLatch release = new CountDownLatch(1);
        final CountDownLatch ran = new CountDownLatch(2);
        try (WorkerPool pool = newPool(Idle.PARKS)) {
            threadLimit = 1;
            pool.submit(Kind.CPU, () -> meet(release));
            pool.submit(Kind.CPU, ran::countDown);
            pool.submit(Kind.CPU, ran::countDown);

            release.countDown();

            ran.await();
            assertEquals(1, created.size());
            pool.close(WorkerPool.Ending.DRAIN);
            assertTrue(pool.awaitClosed(LONG_NANOS));
        }
    }

    @Test
    void bothProvidersAreFoundOnTheModulePathAndOnTheClassPath() throws IOException {
        final Class<WorkerPoolProvider> service = WorkerPoolProvider.class;
        WorkerThreadsTest.class.getModule().addUses(service);
        final List<WorkerPoolProvider> found =
            ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
        assertEquals(Map.of("fixed", 200, "virtual", 0),
            found.stream().collect(Collectors.toMap(WorkerPoolProvider::name, WorkerPoolProvider::priority)));

        final String declaration = "/META-INF/services/" + service.getName();
        try (InputStream declared = FixedWorkerPool.class.getResourceAsStream(declaration)) {
            final String names = new String(declared.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(found.stream().map(provider -> provider.getClass().getName()).toList(),
                names.lines().toList());
        }
    }

    @Test
    void theFixedPoolIsAlwaysAvailable() throws InterruptedException {
        final WorkerPoolProvider provider = new FixedWorkerPoolProvider();
        assertSame(Availability.AVAILABLE, provider.availability());

        opensAndRuns(provider);
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20, disabledReason = "this JDK has virtual threads")
    void theVirtualPoolSaysWhyItIsNotAvailable() {
        final WorkerPoolProvider provider = new VirtualWorkerPoolProvider();
        final Availability.Unavailable unavailable =
            assertInstanceOf(Availability.Unavailable.class, provider.availability());
        assertTrue(unavailable.reason().contains("JDK 21"), unavailable.reason());
        assertTrue(unavailable.reason().contains("JDK " + Runtime.version().feature()), unavailable.reason());

        final Exception refusal =
            assertThrows(UnsupportedOperationException.class, () -> provider.open(OPTIONS));
        assertEquals(unavailable.reason(), refusal.getMessage());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads need JDK 21 or newer")
    void theVirtualPoolRunsTasksOnVirtualThreads() throws Exception {
        final WorkerPoolProvider provider = new VirtualWorkerPoolProvider();
        assertSame(Availability.AVAILABLE, provider.availability());
        try (WorkerPool pool = provider.open(OPTIONS)) {
            final BlockingQueue<Thread> workers = new LinkedBlockingQueue<>();
            pool.submit(Kind.CPU, () -> workers.add(Thread.currentThread()));
            final Thread worker = workers.take();

            assertEquals(true, Thread.class.getMethod("isVirtual").invoke(worker));
            assertEquals("sixphase-worker-1", worker.getName());
        }
        opensAndRuns(provider);
    }

    private WorkerPool newPool(final Idle idle) {
        return new BoundedWorkerPool(OPTIONS, this::newThread, idle) { };
    }

    private Thread newThread(final Runnable work) {
        if (created.size() == threadLimit) {
            throw new OutOfMemoryError("unable to create native thread: a limit of this test");
        }
        created.add(new Thread(work));
        return created.get(created.size() - 1);
    }

    private static void opensAndRuns(final WorkerPoolProvider provider) throws InterruptedException {
        final CountDownLatch ran = new CountDownLatch(1);
        try (WorkerPool pool = provider.open(OPTIONS.withWorkerCount(2))) {
            assertEquals(2, pool.workerCount());
            pool.submit(Kind.CPU, ran::countDown);
            ran.await();
        }
    }

    private static void meet(final CountDownLatch latch) {
        latch.countDown();
        awaitQuietly(latch);
    }

    private static void awaitQuietly(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static void awaitParked(final Thread worker) {
        while (worker.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
