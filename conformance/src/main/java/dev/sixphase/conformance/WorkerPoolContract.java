package dev.sixphase.conformance;

import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPool.Ending;
import dev.sixphase.api.spi.WorkerPool.Kind;
import dev.sixphase.api.spi.WorkerPool.Ticket;
import dev.sixphase.api.spi.WorkerPoolOptions;
import dev.sixphase.api.spi.WorkerPoolRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What every {@link WorkerPool} must do, a test a sentence. A pool's own test class extends this one and
 * opens the pool.
 *
 * <p><b>Threads.</b> JUnit's, and those of the pool.
 *
 * <p><b>Not guaranteed:</b> that a pool which passes is fast, or is idle while it has nothing to do.
 */
@Timeout(60)
public abstract class WorkerPoolContract extends WorkerPoolFixture {
    private static final int MANY = 10_000;

    /** For subclasses. */
    protected WorkerPoolContract() { }

    /**
     * {@return a new pool, which the contract closes}
     *
     * @param options size and bounds
     */
    @Override
    protected abstract WorkerPool openPool(WorkerPoolOptions options);

    // Each runs once.

    @Test
    void everyTaskRunsOnce() throws InterruptedException {
        final WorkerPool pool = pool(4);
        final AtomicIntegerArray runs = new AtomicIntegerArray(MANY);
        final Kind[] kinds = Kind.values();
        final int submitterCount = 4;
        final List<Thread> submitters = new ArrayList<>();
        for (int s = 0; s < submitterCount; s++) {
            final int first = s;
            submitters.add(new Thread(() -> {
                for (int i = first; i < MANY; i += submitterCount) {
                    final int task = i;
                    pool.submit(kinds[i % kinds.length], () -> runs.incrementAndGet(task));
                }
            }));
        }
        submitters.forEach(Thread::start);
        for (final Thread submitter : submitters) {
            submitter.join();
        }
        drain(pool);

        assertEquals(List.of(), IntStream.range(0, MANY).filter(i -> runs.get(i) != 1).boxed().toList());
    }

    @Test
    void aTaskMaySubmitAnother() throws InterruptedException {
        final WorkerPool pool = pool(1);
        final CountDownLatch inner = new CountDownLatch(1);

        pool.submit(Kind.CPU, () -> pool.submit(Kind.CPU, inner::countDown));

        inner.await();
    }

    @Test
    void tasksRunOnThreadsOfTheGivenName() throws InterruptedException {
        final WorkerPool pool = open(new WorkerPoolOptions(2, 8, "contract-"));
        final List<String> names = new ArrayList<>();

        pool.submit(Kind.CPU, () -> names.add(Thread.currentThread().getName()));
        drain(pool);

        assertEquals(1, names.size());
        assertTrue(names.get(0).startsWith("contract-"), names.get(0));
    }

    @Test
    void whatTheSubmitterDidIsVisibleToTheTask() throws InterruptedException {
        final WorkerPool pool = pool(4);
        final AtomicInteger unseen = new AtomicInteger();
        for (int i = 0; i < MANY; i++) {
            final int[] plain = new int[1];
            plain[0] = 1;
            pool.submit(Kind.CPU, () -> unseen.addAndGet(1 - plain[0]));
        }
        drain(pool);

        assertEquals(0, unseen.get());
    }

    // Order and number.

    @Test
    void oneWorkerStartsTasksInTheOrderOfSubmission() throws InterruptedException { // seed 35, rule 68
        final WorkerPool pool = pool(1);
        final Kind[] kinds = Kind.values();
        final List<Integer> started = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            final int task = i;
            pool.submit(kinds[i % kinds.length], () -> started.add(task));
        }
        drain(pool);

        assertEquals(IntStream.range(0, 1000).boxed().toList(), started);
    }

    @Test
    void workerCountTasksRunAtOnce() throws InterruptedException { // seed 34
        final WorkerPool pool = pool(4);

        meet(pool, Kind.CPU, 4);
        meet(pool, Kind.FAST_IO, 4);
    }

    @Test
    void neverMoreThanWorkerCountTasksRunAtOnce() throws InterruptedException {
        assertEquals(3, mostAtOnce(pool(3), Kind.FAST_IO, 3));
    }

    @Test
    void slowTasksHoldHalfOfTheWorkersRoundedUp() throws InterruptedException { // seed 35, rule 68
        assertEquals(3, mostAtOnce(pool(5), Kind.SLOW_IO, 3));
        assertEquals(1, mostAtOnce(pool(2), Kind.SLOW_IO, 1));
    }

    @Test
    void slowTasksStepAsideAndKeepTheirOrder() throws InterruptedException {
        final WorkerPool pool = pool(2);
        final Gate stuck = submitted(pool, Kind.SLOW_IO);
        stuck.awaitStart();
        final List<String> started = new ArrayList<>();
        pool.submit(Kind.SLOW_IO, () -> started.add("slow 1"));
        pool.submit(Kind.SLOW_IO, () -> started.add("slow 2"));
        final CountDownLatch fast = new CountDownLatch(1);
        pool.submit(Kind.FAST_IO, () -> {
            started.add("fast");
            fast.countDown();
        });
        fast.await();
        assertEquals(2, pool.queuedCount());

        stuck.open();
        drain(pool);

        assertEquals(List.of("fast", "slow 1", "slow 2"), started);
    }

    @Test
    void aHundredStuckSlowTasksLeaveFastOnesRunning() throws InterruptedException { // users 19
        final WorkerPool pool = pool(4);
        for (int i = 0; i < 100; i++) {
            submitted(pool, Kind.SLOW_IO);
        }

        meet(pool, Kind.FAST_IO, 2);
        meet(pool, Kind.CPU, 2);

        assertEquals(98, pool.queuedCount());
    }

    // Bounds.

    @Test
    void tellsItsSize() throws InterruptedException {
        final WorkerPool pool = pool(3);
        assertEquals(3, pool.workerCount());
        assertEquals(0, pool.queuedCount());

        fill(pool, 3, 5);

        assertEquals(5, pool.queuedCount());
    }

    @Test
    void aTaskBeyondTheBoundIsRefusedAndNeverRuns() throws InterruptedException { // seed 37
        final WorkerPool pool = open(WorkerPoolOptions.defaults().withWorkerCount(2).withQueueCapacity(3));
        final List<Gate> running = fill(pool, 2, 3);
        final Gate refused = new Gate();

        final WorkerPoolRejectedException refusal =
            assertThrows(WorkerPoolRejectedException.class, () -> pool.submit(Kind.CPU, refused));

        assertTrue(refusal.getMessage().contains("queueCapacity 3"), refusal.getMessage());
        assertEquals(3, pool.queuedCount());
        running.forEach(Gate::open);
        drain(pool);
        assertFalse(refused.hasStarted());
    }

    @Test
    void aFullPoolAcceptsAgainWhenATaskHasEnded() throws InterruptedException {
        final WorkerPool pool = open(WorkerPoolOptions.defaults().withWorkerCount(1).withQueueCapacity(1));
        final Gate running = submitted(pool, Kind.CPU);
        running.awaitStart();
        final Gate waiting = submitted(pool, Kind.CPU);
        assertThrows(WorkerPoolRejectedException.class, () -> pool.submit(Kind.CPU, new Gate()));

        running.open();
        waiting.awaitStart();

        final Gate later = submitted(pool, Kind.CPU);
        waiting.open();
        later.awaitStart();
    }

    @Test
    void aTaskThatAFreeWorkerTakesNeedsNoRoomInTheQueue() throws InterruptedException {
        final WorkerPool pool = open(WorkerPoolOptions.defaults().withWorkerCount(4).withQueueCapacity(1));

        final List<Gate> accepted = IntStream.range(0, 5).mapToObj(i -> submitted(pool, Kind.CPU)).toList();

        assertThrows(WorkerPoolRejectedException.class, () -> pool.submit(Kind.CPU, new Gate()));
        for (final Gate task : accepted.subList(0, 4)) {
            task.awaitStart();
        }
    }

    // Cancelling.

    @Test
    void aWaitingTaskIsTakenBackOnce() throws InterruptedException { // rule 68
        final WorkerPool pool = pool(1);
        final Gate running = submitted(pool, Kind.CPU);
        final Gate waiting = new Gate();
        final Ticket ticket = pool.submit(Kind.CPU, waiting);

        assertTrue(ticket.cancel());
        assertFalse(ticket.cancel());

        running.open();
        drain(pool);
        assertFalse(waiting.hasStarted());
    }

    @Test
    void aRunningOrEndedTaskIsNotTakenBack() throws InterruptedException { // rule 68
        final WorkerPool pool = pool(1);
        final Gate task = gate();
        final Ticket ticket = pool.submit(Kind.CPU, task);
        task.awaitStart();

        assertFalse(ticket.cancel());
        assertFalse(task.wasInterrupted());

        task.open();
        drain(pool);
        assertFalse(ticket.cancel());
    }

    @Test
    void aCancelledTaskFreesItsRoomInTheQueue() throws InterruptedException {
        final WorkerPool pool = open(WorkerPoolOptions.defaults().withWorkerCount(1).withQueueCapacity(1));
        submitted(pool, Kind.CPU).awaitStart();

        for (int i = 0; i < 100; i++) {
            assertTrue(pool.submit(Kind.SLOW_IO, new Gate()).cancel());
            assertEquals(0, pool.queuedCount());
        }
    }

    @Test
    void aTaskEitherRunsOrIsTakenBackHoweverTheyRace() throws InterruptedException {
        final WorkerPool pool = pool(2);
        final AtomicIntegerArray runs = new AtomicIntegerArray(MANY);
        int wrong = 0;
        final boolean[] takenBack = new boolean[MANY];
        for (int i = 0; i < MANY; i++) {
            final int task = i;
            takenBack[i] = pool.submit(Kind.CPU, () -> runs.incrementAndGet(task)).cancel();
        }
        drain(pool);
        for (int i = 0; i < MANY; i++) {
            wrong += runs.get(i) == (takenBack[i] ? 0 : 1) ? 0 : 1;
        }

        assertEquals(0, wrong);
    }

    // Failing.

    @Test
    void aTaskThatThrowsLosesNothingButItself() throws InterruptedException { // rule 69, seed 10
        final WorkerPool pool = pool(2);
        for (int i = 0; i < 3; i++) {
            pool.submit(Kind.FAST_IO, () -> {
                throw new IllegalStateException("thrown on purpose by the contract");
            });
            pool.submit(Kind.SLOW_IO, () -> {
                throw new AssertionError("thrown on purpose by the contract");
            });
        }

        meet(pool, Kind.CPU, 2);
        assertEquals(1, mostAtOnce(pool, Kind.SLOW_IO, 1));
    }

    @Test
    void anInterruptLeftBehindDoesNotReachTheNextTask() throws InterruptedException {
        final WorkerPool pool = pool(1);
        final List<Boolean> interrupted = new ArrayList<>();
        pool.submit(Kind.CPU, () -> Thread.currentThread().interrupt());
        pool.submit(Kind.CPU, () -> interrupted.add(Thread.currentThread().isInterrupted()));
        drain(pool);

        assertEquals(List.of(false), interrupted);
    }

    // Closing.

    @Test
    void closeRunsEveryAcceptedTask() throws InterruptedException {
        final WorkerPool pool = pool(2);
        final Gate running = submitted(pool, Kind.SLOW_IO);
        final AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            pool.submit(i % 2 == 0 ? Kind.SLOW_IO : Kind.CPU, runs::incrementAndGet);
        }

        pool.close();
        running.open();

        assertTrue(pool.awaitClosed(LONG_NANOS));
        assertEquals(100, runs.get());
        assertFalse(running.wasInterrupted());
    }

    @Test
    void abortInterruptsRunningTasksAndDropsWaitingOnes() throws InterruptedException {
        final WorkerPool pool = pool(2);
        final List<Gate> running = fill(pool, 2, 0);
        final Gate waiting = new Gate();
        final Ticket ticket = pool.submit(Kind.CPU, waiting);

        pool.close(Ending.ABORT);

        assertTrue(pool.awaitClosed(LONG_NANOS));
        running.forEach(task -> assertTrue(task.wasInterrupted()));
        assertEquals(0, pool.queuedCount());
        assertFalse(waiting.hasStarted());
        assertTrue(ticket.cancel(), "it has not run and never will");
        assertFalse(ticket.cancel(), "taken back before");
    }

    @Test
    void drainMayBeTurnedIntoAbort() throws InterruptedException {
        final WorkerPool pool = pool(1);
        final Gate running = submitted(pool, Kind.CPU);
        final Gate waiting = submitted(pool, Kind.CPU);
        running.awaitStart();

        pool.close(Ending.DRAIN);
        assertEquals(1, pool.queuedCount());
        pool.close(Ending.ABORT);

        assertTrue(pool.awaitClosed(LONG_NANOS));
        assertTrue(running.wasInterrupted());
        assertFalse(waiting.hasStarted());
    }

    @Test
    void aSecondCloseOtherwiseDoesNothing() throws InterruptedException {
        final WorkerPool pool = pool(1);
        final Gate running = submitted(pool, Kind.CPU);
        final Gate waiting = submitted(pool, Kind.CPU);
        running.awaitStart();

        pool.close(Ending.ABORT);
        pool.close(Ending.DRAIN);

        assertTrue(pool.awaitClosed(LONG_NANOS));
        assertFalse(waiting.hasStarted());
    }

    @Test
    void aClosedPoolRefusesTasks() throws InterruptedException {
        for (final Ending ending : Ending.values()) {
            final WorkerPool pool = pool(2);
            submitted(pool, Kind.CPU).awaitStart();
            final Gate refused = new Gate();

            pool.close(ending);

            final WorkerPoolRejectedException refusal =
                assertThrows(WorkerPoolRejectedException.class, () -> pool.submit(Kind.CPU, refused));
            assertTrue(refusal.getMessage().contains("closed"), refusal.getMessage());
            openGates();
            assertTrue(pool.awaitClosed(LONG_NANOS));
            assertFalse(refused.hasStarted());
        }
    }

    @Test
    void aTaskMayCloseItsOwnPool() throws InterruptedException {
        final WorkerPool pool = pool(2);
        pool.submit(Kind.CPU, pool::close);

        assertTrue(pool.awaitClosed(LONG_NANOS));
    }

    @Test
    void anUnusedPoolCloses() throws InterruptedException {
        final WorkerPool pool = pool(4);
        assertFalse(pool.awaitClosed(0), "nobody closed it");

        pool.close();

        assertTrue(pool.awaitClosed(0));
    }

    @Test
    void whoWaitsForTheEndMayStartBeforeTheClose() throws InterruptedException {
        final WorkerPool unused = pool(2);
        final List<Boolean> ends = new ArrayList<>();
        final Thread waiting = new Thread(() -> {
            try {
                ends.add(unused.awaitClosed(LONG_NANOS));
            } catch (final InterruptedException unexpected) {
                ends.add(false);
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        unused.close();

        waiting.join(TimeUnit.NANOSECONDS.toMillis(LONG_NANOS) / 4);
        assertEquals(List.of(true), ends);
    }

    @Test
    void awaitClosedTellsWhetherAllWorkersHaveEnded() throws InterruptedException {
        final WorkerPool pool = pool(2);
        final List<Thread> workers = new ArrayList<>();
        pool.submit(Kind.CPU, () -> workers.add(Thread.currentThread()));
        final Gate running = submitted(pool, Kind.CPU);
        running.awaitStart();
        pool.close();

        assertFalse(pool.awaitClosed(0));
        assertFalse(pool.awaitClosed(1));
        running.open();

        assertTrue(pool.awaitClosed(LONG_NANOS));
        assertTrue(pool.awaitClosed(0), "it stays closed");
        workers.forEach(worker -> assertFalse(worker.isAlive()));
    }

    @Test
    void anInterruptEndsTheWaitAndNotThePool() throws InterruptedException {
        final WorkerPool pool = pool(1);
        final Gate running = submitted(pool, Kind.CPU);
        final Gate waiting = submitted(pool, Kind.CPU);
        pool.close();

        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> pool.awaitClosed(LONG_NANOS));

        running.open();
        waiting.open();
        assertTrue(pool.awaitClosed(LONG_NANOS));
        assertTrue(waiting.hasStarted());
        assertFalse(running.wasInterrupted());
    }
}
