package dev.sixphase.loop.core;

import dev.sixphase.api.spi.Poller;
import java.util.concurrent.TimeUnit;

/**
 * The timers of the core, by deadline and then by start: a list for each deadline. The lists that are due
 * are put apart before the first callback runs, so a timer that a callback starts waits for the next TIMERS
 * phase, however short its time.
 *
 * @see <a href="https://docs.libuv.org/en/v1.x/timer.html">uv_timer_t</a>
 */
final class TimerQueue implements Phase {
    private static final int NONE = ExpiryLists.NONE;

    private final LoopCore core;
    private final ExpiryLists<CoreTimer> timers = new ExpiryLists<>();

    TimerQueue(final LoopCore core) {
        this.core = core;
    }

    /** {@return the slot of a new timer} */
    int open(final CoreTimer timer) {
        return timers.openSlot(timer);
    }

    /** Gives a slot back that is not in the queue. */
    void close(final int slot) {
        timers.closeSlot(slot);
    }

    /** Adds a timer that is not in the queue, after those of the same deadline. */
    void add(final int slot, final long deadlineMillis) {
        int list = timers.find(deadlineMillis);
        if (list == NONE) {
            list = timers.open(deadlineMillis, deadlineMillis, 0);
        }
        timers.append(list, slot);
    }

    /** Takes a timer out; does nothing if it is not in. */
    void remove(final int slot) {
        final int list = timers.listOf(slot);
        if (list != NONE) {
            timers.remove(slot);
            discardIfEmpty(list);
        }
    }

    private void discardIfEmpty(final int list) {
        if (timers.first(list) == NONE) {
            timers.discard(list);
        }
    }

    /** {@return whether a timer waits for its deadline: not once it was put apart to be called} */
    boolean isWaiting(final int slot) {
        final int list = timers.listOf(slot);
        return list != NONE && !timers.isApart(list);
    }

    /** {@return whether timers of an earlier batch were left over when a callback ended the run} */
    boolean hasLeftOver() {
        return timers.firstApart() != NONE;
    }

    /** Runs what is due at the loop's cached time. */
    @Override
    public void run() {
        for (int list = timers.firstList(); isDue(list); list = timers.firstList()) {
            timers.putApart(list);
        }
        for (int list = timers.firstApart(); list != NONE; list = timers.firstApart()) {
            final int slot = timers.first(list);
            timers.removeInTurn(slot);
            discardIfEmpty(list);
            timers.at(slot).fire();
        }
    }

    private boolean isDue(final int list) {
        return list != NONE && timers.expiryMillis(list) <= core.nowMillis();
    }

    /** {@return how long a poll may wait: until the nearest deadline by the clock, or for ever} */
    long nanosUntilFirst() {
        final int first = timers.firstList();
        if (first == NONE) {
            return Poller.FOREVER_NANOS;
        }
        // Saturates: 292 years are long enough, a wrapped sum would be a busy loop.
        final long deadlineNanos = TimeUnit.MILLISECONDS.toNanos(timers.expiryMillis(first));
        return Math.max(0, deadlineNanos - core.elapsedNanos());
    }
}
