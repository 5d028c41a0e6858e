package dev.sixphase.conformance;

import dev.sixphase.api.LoopClock;
import java.io.IOException;

/** Tries again until something holds. The test's watchdog sees to it that this ends. */
final class Await {
    private static final long HANG_NANOS = 20_000_000_000L;

    private Await() { }

    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    static void until(final String what, final Condition condition) throws IOException {
        final long startNanos = LoopClock.SYSTEM.nanoTime();
        while (!condition.holds()) {
            if (LoopClock.SYSTEM.nanoTime() - startNanos > HANG_NANOS) {
                throw new AssertionError("still waiting after 20 s: " + what);
            }
            Thread.yield();
        }
    }
}
