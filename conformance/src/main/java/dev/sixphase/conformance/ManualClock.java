package dev.sixphase.conformance;

import dev.sixphase.api.LoopClock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until a test moves it.
 *
 * <p><b>Threads.</b> Safe on any thread.
 *
 * <p><b>Not guaranteed:</b> that anybody notices a move. A loop reads the clock when it next has something
 * to do; a {@link ScriptedPoller} that was given this clock moves it whenever the loop would wait.
 */
public final class ManualClock implements LoopClock {
    private final AtomicLong nowNanos;

    /** Makes a clock that shows 0. */
    public ManualClock() {
        this(0);
    }

    /**
     * Makes a clock that shows an instant. One just below {@link Long#MAX_VALUE} proves that instants are
     * compared by subtraction.
     *
     * @param startNanos any value
     */
    public ManualClock(final long startNanos) {
        nowNanos = new AtomicLong(startNanos);
    }

    @Override
    public long nanoTime() {
        return nowNanos.get();
    }

    /**
     * Moves on.
     *
     * @param stepNanos how far; not negative
     * @throws IllegalArgumentException if it is negative; the clock is unchanged
     */
    public void advanceNanos(final long stepNanos) {
        if (stepNanos < 0) {
            throw new IllegalArgumentException("a monotonic clock does not go back: " + stepNanos + " ns");
        }
        nowNanos.addAndGet(stepNanos);
    }

    /**
     * Moves on.
     *
     * @param step how far; not negative
     * @throws IllegalArgumentException if it is negative; the clock is unchanged
     */
    public void advance(final Duration step) {
        advanceNanos(Objects.requireNonNull(step, "step").toNanos());
    }

    @Override
    public String toString() {
        return "ManualClock[" + nowNanos + " ns]";
    }
}
