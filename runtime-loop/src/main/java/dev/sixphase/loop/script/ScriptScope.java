package dev.sixphase.loop.script;

import dev.sixphase.api.ErrorOrigin;
import dev.sixphase.loop.core.CallbackQueue;
import dev.sixphase.loop.core.CallbackScope;
import java.util.function.BooleanSupplier;

/**
 * Node's callback scope. When the outermost callback returns, the next ticks run until there are none, then
 * the microtasks until there are none, and again until both are empty. A callback that throws leaves its
 * ticks and microtasks to the next one.
 *
 * @see <a href="https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick">Node: nextTick</a>
 */
final class ScriptScope implements CallbackScope {
    private final CallbackQueue<Runnable> ticks = new CallbackQueue<>();
    private final CallbackQueue<Runnable> microtasks = new CallbackQueue<>();
    private final UncaughtExceptions uncaught;
    private final Rejections rejections;
    private final Runnable runTicksAndMicrotasks = new RunTicksAndMicrotasks();
    /** False if ticks, microtasks and rejections are all empty: the one look after most callbacks. */
    private boolean mayWait;
    private int depth;
    private boolean exiting;
    private ExitSignal exit;
    /** Null for nothing. */
    private BooleanSupplier afterDrain;

    ScriptScope(final UncaughtExceptions uncaught, final Rejections rejections) {
        this.uncaught = uncaught;
        this.rejections = rejections;
    }

    void addTick(final Runnable tick) {
        if (!exiting) {
            ticks.add(tick);
            mayWait = true;
        }
    }

    void addMicrotask(final Runnable microtask) {
        microtasks.add(microtask);
        mayWait = true;
    }

    /** Says that there is a rejection to tell of. */
    void rejectionAdded() {
        mayWait = true;
    }

    /** From now on, or no longer, next ticks are dropped. */
    void exiting(final boolean nowExiting) {
        exiting = nowExiting;
        exit = null;
    }

    /** Drops what waits. {@return what leaves the callbacks that run} */
    ExitSignal exit() {
        ticks.clear();
        microtasks.clear();
        exit = new ExitSignal();
        return exit;
    }

    /** What runs when both queues are empty, and says whether it may have filled them. */
    void afterDrain(final BooleanSupplier step) {
        afterDrain = step;
    }

    @Override
    public void call(final Runnable callback) {
        depth++;
        try {
            final boolean completed = attempt(callback);
            if (completed && depth == 1) {
                drain();
            }
        } finally {
            depth--;
        }
    }

    /** Runs the first callback of a program: what it left behind is drained even if it threw. */
    void callMain(final Runnable main) {
        call(new Main(main));
    }

    private final class Main implements Runnable {
        private final Runnable main;

        Main(final Runnable main) {
            this.main = main;
        }

        @Override
        public void run() {
            attempt(main);
        }
    }

    /**
     * Runs what waits, unless there is nothing. A tick that throws leaves the rest to the next callback's
     * end.
     */
    void drain() {
        if (mayWait && somethingWaits()) {
            attempt(runTicksAndMicrotasks);
        }
    }

    /** Looks everywhere, and notes it. */
    private boolean somethingWaits() {
        mayWait = !ticks.isEmpty() || !microtasks.isEmpty() || !rejections.isEmpty();
        return mayWait;
    }

    /** {@return whether it ran to its end; if not, its failure was reported} */
    boolean attempt(final Runnable action) {
        try {
            action.run();
            if (exit != null) {
                throw exit;
            }
            return true;
        } catch (final Throwable failure) {
            report(failure);
            return false;
        }
    }

    @Override
    public void report(final Throwable failure) {
        uncaught.report(failure, ErrorOrigin.UNCAUGHT_EXCEPTION);
    }

    /**
     * Runs what waits between two timers of one phase, or two immediates. What a tick throws passes
     * through, and the caller goes on with its next callback before the rest of the ticks.
     */
    void drainBetween() {
        if (!mayWait && afterDrain == null) {
            return;
        }
        if (ticks.isEmpty()) {
            runMicrotasks();
        }
        if (!ticks.isEmpty() || toldOfRejections()) {
            runTicksAndMicrotasks();
        } else {
            somethingWaits();
        }
    }

    private final class RunTicksAndMicrotasks implements Runnable {
        @Override
        public void run() {
            runTicksAndMicrotasks();
        }
    }

    private void runTicksAndMicrotasks() {
        do {
            for (Runnable tick = ticks.poll(); tick != null; tick = ticks.poll()) {
                tick.run();
            }
            runMicrotasks();
        } while (!ticks.isEmpty() || toldOfRejections());
        somethingWaits();
    }

    private boolean toldOfRejections() {
        return rejections.tell() | (afterDrain != null && afterDrain.getAsBoolean());
    }

    /** A microtask that throws does not keep the others waiting. */
    private void runMicrotasks() {
        for (Runnable microtask = microtasks.poll(); microtask != null; microtask = microtasks.poll()) {
            attempt(microtask);
        }
    }
}
