package dev.sixphase.threadpool;

import dev.sixphase.api.spi.WorkerPool.Kind;
import dev.sixphase.threadpool.PooledTask.State;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Decides which task starts next: the one submitted first, but no slow one while slow ones use up their
 * quota. Knows nothing of threads; the pool calls it under its lock.
 */
final class TaskQueue {
    private final int slowWorkerLimit;
    // Two queues, so that a thousand waiting look-ups cost nothing to step over. Sets, so that to cancel
    // costs nothing either.
    private final Set<PooledTask> prompt = new LinkedHashSet<>();
    private final Set<PooledTask> slow = new LinkedHashSet<>();
    private long lastSequence;
    private int runningCount;
    private int slowRunningCount;

    TaskQueue(final int slowWorkerLimit) {
        this.slowWorkerLimit = slowWorkerLimit;
    }

    PooledTask add(final Kind kind, final Runnable work) {
        lastSequence++;
        final PooledTask task = new PooledTask(kind, lastSequence, work);
        queueOf(task).add(task);
        return task;
    }

    /** {@return the next task to start, which counts as running until {@link #ended}; null if none may} */
    PooledTask take() {
        final PooledTask next = startable();
        if (next != null) {
            queueOf(next).remove(next);
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
        queueOf(task).remove(task);
        task.moveTo(State.TAKEN_BACK);
        return true;
    }

    void dropAll() {
        prompt.forEach(task -> task.moveTo(State.DROPPED));
        slow.forEach(task -> task.moveTo(State.DROPPED));
        prompt.clear();
        slow.clear();
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
        final PooledTask firstPrompt = first(prompt);
        final PooledTask firstSlow = slowRunningCount < slowWorkerLimit ? first(slow) : null;
        if (firstPrompt == null || firstSlow == null) {
            return firstPrompt == null ? firstSlow : firstPrompt;
        }
        return firstSlow.isBefore(firstPrompt) ? firstSlow : firstPrompt;
    }

    private static PooledTask first(final Set<PooledTask> tasks) {
        return tasks.isEmpty() ? null : tasks.iterator().next();
    }

    private Set<PooledTask> queueOf(final PooledTask task) {
        return task.isSlow() ? slow : prompt;
    }
}
