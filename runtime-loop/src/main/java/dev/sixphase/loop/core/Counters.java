package dev.sixphase.loop.core;

import dev.sixphase.api.LoopMetrics;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the loop does. The loop's thread alone writes, without fences; any thread may read. */
final class Counters {
    private final AtomicLong iterations = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong letters = new AtomicLong();
    private final AtomicLong lettersWaiting = new AtomicLong();
    private final AtomicLong idleNanos = new AtomicLong();

    void beganIteration() {
        add(iterations, 1);
    }

    void dispatchedEvent() {
        add(events, 1);
    }

    /** One that had arrived before the poll, or one that came meanwhile. */
    void openedLetter(final boolean hadWaited) {
        add(letters, 1);
        add(lettersWaiting, hadWaited ? 1 : 0);
    }

    void waited(final long nanos) {
        add(idleNanos, nanos);
    }

    long iterations() {
        return iterations.get();
    }

    LoopMetrics snapshot() {
        return new LoopMetrics(iterations.get(), events.get(), letters.get(), lettersWaiting.get(),
            idleNanos.get());
    }

    private static void add(final AtomicLong counter, final long amount) {
        counter.setOpaque(counter.getPlain() + amount);
    }
}
