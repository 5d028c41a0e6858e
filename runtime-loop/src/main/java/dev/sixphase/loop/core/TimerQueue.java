package dev.sixphase.loop.core;

import dev.sixphase.api.spi.Poller;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * The timers of the core, by deadline and then by start. The timers that are due are taken out before the
 * first callback runs, so one that a callback starts waits for the next TIMERS phase, however short its
 * time.
 *
 * @see <a href="https://docs.libuv.org/en/v1.x/timer.html">uv_timer_t</a>
 */
final class TimerQueue implements Phase {
    private final LoopCore core;
    private final IndexedHeap<CoreTimer> waiting = new IndexedHeap<>(
        Comparator.comparingLong(CoreTimer::deadlineMillis).thenComparingLong(CoreTimer::startSequence));
    private final ArrayDeque<CoreTimer> due = new ArrayDeque<>();
    private long startCount;

    TimerQueue(final LoopCore core) {
        this.core = core;
    }

    /** {@return the number of this start; later ones are greater} */
    long nextStartSequence() {
        return startCount++;
    }

    void add(final CoreTimer timer) {
        waiting.add(timer);
    }

    void remove(final CoreTimer timer) {
        if (timer.isQueued()) {
            waiting.remove(timer);
        } else {
            due.remove(timer);
        }
    }

    /** {@return whether timers of an earlier batch were left over when a callback ended the run} */
    boolean hasLeftOver() {
        return !due.isEmpty();
    }

    /** Runs what is due at the loop's cached time. */
    @Override
    public void run() {
        for (CoreTimer timer = waiting.first(); isDue(timer); timer = waiting.first()) {
            waiting.remove(timer);
            timer.expire();
            due.add(timer);
        }
        while (!due.isEmpty()) {
            due.poll().fire();
        }
    }

    private boolean isDue(final CoreTimer timer) {
        return timer != null && timer.deadlineMillis() <= core.nowMillis();
    }

    /** {@return how long a poll may wait: until the nearest deadline by the clock, or for ever} */
    long nanosUntilFirst() {
        final CoreTimer first = waiting.first();
        if (first == null) {
            return Poller.FOREVER_NANOS;
        }
        // Saturates: 292 years are long enough, a wrapped sum would be a busy loop.
        final long deadlineNanos = TimeUnit.MILLISECONDS.toNanos(first.deadlineMillis());
        return Math.max(0, deadlineNanos - core.elapsedNanos());
    }
}
