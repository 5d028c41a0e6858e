package dev.sixphase.poller.nio;

import dev.sixphase.api.LoopClock;
import java.util.function.Consumer;

/**
 * Notices a selector that returns early and empty again and again, as selectors have done over kernel bugs,
 * and says what to do about it: rebuild the selector once, and if that did not help, slow down.
 *
 * <p>It counts and advises only; a scripted selector and a manual clock test all of it.
 */
final class SpinGuard {
    /** So many in a row are no coincidence: threads that race with a wakeup cause one or two. */
    static final int LIMIT = 512;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final LoopClock clock;
    private final Consumer<String> log;
    private int inARow;
    private boolean rebuilt;
    private boolean logged;
    private long loggedNanos;
    private long returns;
    private long rebuilds;

    SpinGuard(final LoopClock clock, final Consumer<String> log) {
        this.clock = clock;
        this.log = log;
    }

    /** What to do after an early and empty return. */
    enum Advice {
        /** Select again for the rest of the time. */
        SELECT_AGAIN,
        /** Move every registration to a new selector, then select again. */
        REBUILD,
        /** Let a moment pass, then select again. */
        BACK_OFF
    }

    /** {@return what to do after yet another early and empty return} */
    Advice returnedEarly() {
        returns++;
        inARow++;
        if (inARow < LIMIT) {
            return Advice.SELECT_AGAIN;
        }
        if (rebuilt) {
            report();
            return Advice.BACK_OFF;
        }
        rebuilt = true;
        rebuilds++;
        inARow = 0;
        report();
        return Advice.REBUILD;
    }

    /** A select did what it should: the next trouble is a new one. */
    void returnedInOrder() {
        inARow = 0;
        rebuilt = false;
    }

    private void report() {
        final long nowNanos = clock.nanoTime();
        if (logged && nowNanos - loggedNanos < MINUTE_NANOS) {
            return;
        }
        log.accept("the selector returned early and empty " + returns + " times and was rebuilt " + rebuilds
            + " times since the last such line: this is a bug below the JDK (kernel, container or security"
            + " software); the loop goes on, more slowly while it lasts");
        logged = true;
        loggedNanos = nowNanos;
        returns = 0;
        rebuilds = 0;
    }
}
