package dev.sixphase.threadpool;

import dev.sixphase.api.spi.WorkerPool.Kind;
import dev.sixphase.threadpool.PooledTask.State;

/**
 * Decides which task starts next: the one submitted first, but no slow one while slow ones use up their
 * quota. Knows nothing of threads; the pool calls it under its lock.
 */
final class TaskQueue {
    private final int slowWorkerLimit;
    // Two, so that a thousand waiting look-ups cost nothing to step over.
    private final TaskList prompt = new TaskList();
    private final TaskList slow = new TaskList();
    private long lastSequence;
    private int runningCount;
    private int slowRunningCount;

    TaskQueue(final int slowWorkerLimit) {
        this.slowWorkerLimit = slowWorkerLimit;
    }

    PooledTask add(final BoundedWorkerPool pool, final Kind kind, final Runnable work) {
        lastSequence++;
        final PooledTask task = new PooledTask(pool, kind, lastSequence, work);
        listOf(task).append(task);
        return task;
    }

    /** {@return the next task to start, which counts as running until {@link #ended}; null if none may} */
    PooledTask take() {
        final PooledTask next = startable();
        if (next != null) {
            listOf(next).remove(next);
            next.moveTo(State.STARTED);
            runningCount++;
            slowRunningCount += next.isSlow() ? 1 : 0;
        }
        return next;
    }

    void ended(final PooledTask task) {
        runningCount--;
        slowRunningCount -= task.isSlow() ? 1 : 0;
    }

    /** {@return whether the task was waiting, or was dropped while it waited; once true, then false} */
    boolean takeBack(final PooledTask task) {
        if (task.state() != State.WAITING && task.state() != State.DROPPED) {
            return false;
        }
        if (task.state() == State.WAITING) {
            listOf(task).remove(task);
        }
        task.moveTo(State.TAKEN_BACK);
        return true;
    }

    void dropAll() {
        drop(prompt);
        drop(slow);
    }

    private static void drop(final TaskList tasks) {
        for (PooledTask task = tasks.first(); task != null; task = tasks.first()) {
            tasks.remove(task);
            task.moveTo(State.DROPPED);
        }
    }

    int size() {
        return prompt.size() + slow.size();
    }

    int runningCount() {
        return runningCount;
    }

    /** {@return how many waiting tasks could start now if there were workers without end} */
    int startableCount() {
        return prompt.size() + Math.min(slow.size(), slowWorkerLimit - slowRunningCount);
    }

    /** {@return {@link #startableCount} as it would be after {@link #add}} */
    int startableCountWith(final Kind kind) {
        final boolean waits = kind == Kind.SLOW_IO && slow.size() >= slowWorkerLimit - slowRunningCount;
        return startableCount() + (waits ? 0 : 1);
    }

    private PooledTask startable() {
        final PooledTask firstPrompt = prompt.first();
        final PooledTask firstSlow = slowRunningCount < slowWorkerLimit ? slow.first() : null;
        if (firstPrompt == null || firstSlow == null) {
            return firstPrompt == null ? firstSlow : firstPrompt;
        }
        return firstSlow.isBefore(firstPrompt) ? firstSlow : firstPrompt;
    }

    private TaskList listOf(final PooledTask task) {
        return task.isSlow() ? slow : prompt;
    }
}
