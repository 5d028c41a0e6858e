package dev.sixphase.loop.core;

import dev.sixphase.api.LoopMetrics;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts what the loop does. The loop's thread alone writes, without fences; any thread may read. All counts
 * are side by side, for there is one to write with each event.
 */
final class Counters {
    private static final int ITERATIONS = 0;
    private static final int EVENTS = 1;
    private static final int LETTERS = 2;
    private static final int LETTERS_WAITING = 3;
    private static final int IDLE_NANOS = 4;
    private static final int OPEN_HANDLES = 5;

    private final AtomicLongArray counts = new AtomicLongArray(6);

    void beganIteration() {
        add(ITERATIONS, 1);
    }

    void dispatchedEvent() {
        add(EVENTS, 1);
    }

    /** One that had arrived before the poll, or one that came meanwhile. */
    void openedLetter(final boolean hadWaited) {
        add(LETTERS, 1);
        add(LETTERS_WAITING, hadWaited ? 1 : 0);
    }

    void waited(final long nanos) {
        add(IDLE_NANOS, nanos);
    }

    void handlesAreOpen(final int count) {
        counts.setOpaque(OPEN_HANDLES, count);
    }

    long iterations() {
        return counts.get(ITERATIONS);
    }

    LoopMetrics snapshot() {
        return new LoopMetrics(counts.get(ITERATIONS), counts.get(EVENTS), counts.get(LETTERS),
            counts.get(LETTERS_WAITING), counts.get(IDLE_NANOS), counts.get(OPEN_HANDLES));
    }

    private void add(final int count, final long amount) {
        counts.setOpaque(count, counts.getPlain(count) + amount);
    }
}
