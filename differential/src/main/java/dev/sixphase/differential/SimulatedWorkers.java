package dev.sixphase.differential;

import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A worker pool without threads, and the polls of a loop that waits for it: each task takes a while of the
 * manual clock and ends in the poll that comes then. The poll that would wait moves the clock.
 *
 * <p><b>Threads.</b> The loop's alone, tasks included.
 */
final class SimulatedWorkers implements WorkerPool {
    private record Task(long endNanos, long number, Runnable work) { }

    private final ManualClock clock;
    private final ScriptedPoller poller;
    private final Pace.Run pace;
    private final Queue<Task> tasks =
        new PriorityQueue<>(Comparator.comparingLong(Task::endNanos).thenComparingLong(Task::number));
    private long submitted;

    SimulatedWorkers(final ManualClock clock, final ScriptedPoller poller, final Pace.Run pace) {
        this.clock = clock;
        this.poller = poller;
        this.pace = pace;
        poller.then(this::poll);
    }

    private void poll(final PollEvents events, final long timeoutNanos) {
        poller.then(this::poll);
        if (timeoutNanos != 0) {
            clock.advanceNanos(waitNanos(timeoutNanos));
        }
        clock.advanceNanos(pace.lateNanos());
        while (!tasks.isEmpty() && tasks.peek().endNanos <= clock.nanoTime()) {
            tasks.poll().work.run();
        }
    }

    private long waitNanos(final long timeoutNanos) {
        final long longestNanos = timeoutNanos < 0 ? Long.MAX_VALUE : timeoutNanos;
        if (tasks.isEmpty()) {
            if (timeoutNanos < 0) {
                throw new IllegalStateException("the loop waits for ever, and no task is under way");
            }
            return longestNanos;
        }
        return Math.min(longestNanos, Math.max(0, tasks.peek().endNanos - clock.nanoTime()));
    }

    @Override
    public Ticket submit(final Kind kind, final Runnable work) {
        final Task task = new Task(clock.nanoTime() + pace.hopNanos(), submitted++, work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    @Override
    public int workerCount() {
        return 1;
    }

    @Override
    public int queuedCount() {
        return tasks.size();
    }

    @Override
    public void close(final Ending ending) {
        tasks.clear();
    }

    @Override
    public boolean awaitClosed(final long timeoutNanos) {
        return true;
    }
}
