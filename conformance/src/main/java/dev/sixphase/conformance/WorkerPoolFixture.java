package dev.sixphase.conformance;

import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPool.Ending;
import dev.sixphase.api.spi.WorkerPool.Kind;
import dev.sixphase.api.spi.WorkerPoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the sentences of {@link WorkerPoolContract} are made of. */
abstract class WorkerPoolFixture {
    static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final List<WorkerPool> opened = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();

    protected abstract WorkerPool openPool(WorkerPoolOptions options);

    @AfterEach
    final void closePools() throws InterruptedException {
        openGates();
        for (final WorkerPool pool : opened) {
            pool.close(Ending.ABORT);
            assertTrue(pool.awaitClosed(LONG_NANOS), "a worker did not end");
        }
    }

    final void openGates() {
        gates.forEach(Gate::open);
    }

    final WorkerPool pool(final int workerCount) {
        return open(WorkerPoolOptions.defaults().withWorkerCount(workerCount));
    }

    final WorkerPool open(final WorkerPoolOptions options) {
        final WorkerPool pool = openPool(options);
        opened.add(pool);
        return pool;
    }

    final Gate gate() {
        final Gate gate = new Gate();
        gates.add(gate);
        return gate;
    }

    final Gate submitted(final WorkerPool pool, final Kind kind) {
        final Gate gate = gate();
        pool.submit(kind, gate);
        return gate;
    }

    /** Occupies every worker, then lets more tasks wait. */
    final List<Gate> fill(final WorkerPool pool, final int runningCount, final int waitingCount)
        throws InterruptedException {

        final List<Gate> all = IntStream.range(0, runningCount + waitingCount)
            .mapToObj(i -> submitted(pool, Kind.FAST_IO)).toList();
        for (final Gate task : all.subList(0, runningCount)) {
            task.awaitStart();
        }
        return all;
    }

    static void drain(final WorkerPool pool) throws InterruptedException {
        pool.close(Ending.DRAIN);
        assertTrue(pool.awaitClosed(LONG_NANOS), "a worker did not end");
    }

    /** Returns only if that many tasks run at the same time, and the last of them has ended its work. */
    static void meet(final WorkerPool pool, final Kind kind, final int count)
        throws InterruptedException {

        final CyclicBarrier barrier = new CyclicBarrier(count);
        final CountDownLatch met = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            pool.submit(kind, () -> {
                try {
                    barrier.await();
                    met.countDown();
                } catch (final Exception broken) {
                    throw new IllegalStateException(broken);
                }
            });
        }
        met.await();
    }

    /** Lets tasks meet in rounds of {@code expected}, so that as many as may do run at once. */
    static int mostAtOnce(final WorkerPool pool, final Kind kind, final int expected)
        throws InterruptedException {

        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final CyclicBarrier barrier = new CyclicBarrier(expected);
        for (int i = 0; i < expected * 500; i++) {
            pool.submit(kind, () -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                try {
                    barrier.await();
                } catch (final Exception broken) {
                    throw new IllegalStateException(broken);
                }
                Thread.yield();
                running.decrementAndGet();
            });
        }
        drain(pool);
        return most.get();
    }
}
