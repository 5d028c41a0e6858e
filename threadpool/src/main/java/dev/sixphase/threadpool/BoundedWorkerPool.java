package dev.sixphase.threadpool;

import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPoolOptions;
import dev.sixphase.api.spi.WorkerPoolRejectedException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The scheduler behind every pool: one lock, one queue, and workers that are started when a task would
 * otherwise wait. What differs is whose threads they are, and whether an idle one parks or ends.
 *
 * <p>No task is ever left waiting beside a sleeping worker, because this holds whenever the lock is free:
 * no task may start, or no worker is parked and no more may be started, or one was woken that has not looked
 * yet. Who was woken takes a task and wakes the next if there are more: so a burst of tasks costs its
 * submitter one wakeup, and when they are short, the first workers are done with them before the last awake.
 */
abstract class BoundedWorkerPool implements WorkerPool {
    /** What a worker does when no task may start. */
    enum Idle {
        /** It waits, without using the processor, until one is submitted. */
        PARKS,
        /** It ends; another is started for the next task. */
        ENDS
    }

    private static final String LOGGER_NAME = "dev.sixphase.threadpool";

    /** Some microseconds. */
    private static final int LOCK_TRIES = 64;

    private final WorkerPoolOptions options;
    private final ThreadFactory threads;
    private final Idle idle;
    // Not a monitor: those pin a virtual thread to its carrier before JDK 24.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition workArrived = lock.newCondition();
    private final Condition lastWorkerLeft = lock.newCondition();
    private final TaskQueue queue;
    private final Set<Thread> workers = new HashSet<>();
    private int workersAtWork;
    private int parkedCount;
    /** Whether a worker was woken that has not looked for a task yet. */
    private boolean wakingOne;
    private Ending ending;

    BoundedWorkerPool(final WorkerPoolOptions options, final ThreadFactory threads, final Idle idle) {
        this.options = options;
        this.threads = threads;
        this.idle = idle;
        this.queue = new TaskQueue(options.slowWorkerLimit());
    }

    @Override
    public final Ticket submit(final Kind kind, final Runnable task) {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(task, "task");
        lockSoon();
        try {
            refuseIfClosed(kind);
            final int startableCount = queue.startableCountWith(kind);
            refuseIfFull(kind, startableCount);
            final int idleCount = workersAtWork - queue.runningCount();
            if (startableCount > idleCount && workersAtWork < options.workerCount()) {
                addWorker(kind);
            }
            final PooledTask accepted = queue.add(this, kind, task);
            wakeOneIfNeeded();
            return accepted;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final int workerCount() {
        return options.workerCount();
    }

    @Override
    public final int queuedCount() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final void close(final Ending how) {
        Objects.requireNonNull(how, "how");
        lock.lock();
        try {
            if (how == Ending.ABORT && ending != Ending.ABORT) {
                queue.dropAll();
                workers.forEach(Thread::interrupt);
            }
            if (ending == null || how == Ending.ABORT) {
                ending = how;
            }
            workArrived.signalAll();
            if (workersAtWork == 0) {
                lastWorkerLeft.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final boolean awaitClosed(final long timeoutNanos) throws InterruptedException {
        final Set<Thread> leaving;
        long remainingNanos = timeoutNanos;
        lock.lockInterruptibly();
        try {
            while (ending == null || workersAtWork > 0) {
                if (remainingNanos <= 0) {
                    return false;
                }
                remainingNanos = lastWorkerLeft.awaitNanos(remainingNanos);
            }
            leaving = Set.copyOf(workers);
        } finally {
            lock.unlock();
        }
        for (final Thread worker : leaving) {
            if (remainingNanos > 0) {
                // Past its last task it has nothing left to wait for, so this is no second time-out.
                worker.join();
            } else if (worker.isAlive()) {
                return false;
            }
        }
        return true;
    }

    private void refuseIfClosed(final Kind kind) {
        if (ending != null) {
            throw new WorkerPoolRejectedException("A " + kind + " task was refused: the pool is closed ("
                + ending + "). Submit before close, or to an open pool.");
        }
    }

    /** A task that a free worker is about to take does not wait, so it fills no slot of the queue. */
    private void refuseIfFull(final Kind kind, final int startableCount) {
        final int freeWorkers = options.workerCount() - queue.runningCount();
        final int waitingCount = queue.size() + 1 - Math.min(startableCount, freeWorkers);
        if (waitingCount > options.queueCapacity()) {
            throw new WorkerPoolRejectedException("A " + kind + " task was refused: the queue is full ("
                + queue.size() + " tasks wait, " + queue.runningCount() + " run; queueCapacity "
                + options.queueCapacity() + ", workerCount " + options.workerCount() + ", of which "
                + options.slowWorkerLimit() + " for SLOW_IO). Submit less at once, or raise"
                + " WorkerPoolOptions.queueCapacity or workerCount.");
        }
    }

    private void addWorker(final Kind kind) {
        final Thread worker;
        try {
            worker = threads.newThread(this::work);
            worker.start();
        } catch (final OutOfMemoryError noThread) {
            if (workersAtWork == 0) {
                final WorkerPoolRejectedException refused = new WorkerPoolRejectedException("A " + kind
                    + " task was refused: no worker runs and the system gives no thread for one. Look at the"
                    + " limits on threads and memory of this process.");
                refused.initCause(noThread);
                throw refused;
            }
            System.getLogger(LOGGER_NAME).log(System.Logger.Level.WARNING, "No thread for worker "
                + (workersAtWork + 1) + " of " + options.workerCount() + "; the others go on", noThread);
            return;
        }
        workers.add(worker);
        workersAtWork++;
    }

    /** Tries for a while before it parks: the lock is held so briefly that parking costs far more. */
    private void lockSoon() {
        for (int tries = 0; tries < LOCK_TRIES; tries++) {
            if (lock.tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        lock.lock();
    }

    private void wakeOneIfNeeded() {
        if (parkedCount > 0 && !wakingOne && queue.startableCount() > 0) {
            wakingOne = true;
            workArrived.signal();
        }
    }

    boolean takeBack(final PooledTask task) {
        lockSoon();
        try {
            return queue.takeBack(task);
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        PooledTask task = next(null);
        while (task != null) {
            run(task);
            task = next(task);
        }
    }

    private PooledTask next(final PooledTask ended) {
        lockSoon();
        try {
            if (ended != null) {
                queue.ended(ended);
            }
            // One task's interrupt is not the next one's. An abort interrupts under this lock and leaves no
            // next one, so none of its interrupts is lost here.
            Thread.interrupted();
            PooledTask next = queue.take();
            while (next == null && ending == null && idle == Idle.PARKS) {
                parkedCount++;
                workArrived.awaitUninterruptibly();
                parkedCount--;
                wakingOne = false;
                next = queue.take();
            }
            if (next == null) {
                leave();
            } else {
                wakeOneIfNeeded();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        workersAtWork--;
        if (ending == null) {
            workers.remove(Thread.currentThread());
        } else if (workersAtWork == 0) {
            lastWorkerLeft.signalAll();
        }
    }

    private static void run(final PooledTask task) {
        try {
            task.run();
        } catch (final Throwable failure) {
            report(task, failure);
        }
    }

    private static void report(final PooledTask task, final Throwable failure) {
        try {
            System.getLogger(LOGGER_NAME)
                .log(System.Logger.Level.WARNING, "A " + task + " threw; its worker goes on", failure);
        } catch (final Throwable ignored) {
            // A logger that fails must not take the worker with it.
        }
    }
}
