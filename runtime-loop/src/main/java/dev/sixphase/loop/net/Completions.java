package dev.sixphase.loop.net;

import dev.sixphase.api.Callback;
import dev.sixphase.loop.core.LoopCore;
import java.util.ArrayDeque;

/**
 * Callbacks of operations that have ended, in the order in which they did. None runs inside the call that
 * ended its operation: each is put off to the PENDING phase, where each has a scope of its own.
 */
final class Completions {
    private static final Object SUCCESS = new Object();

    private final LoopCore core;
    private final ArrayDeque<Callback<Void>> callbacks = new ArrayDeque<>(2);
    private final ArrayDeque<Object> outcomes = new ArrayDeque<>(2);
    private final Runnable runFirst = this::runFirst;
    private final Runnable runInTurn = this::runInTurn;
    private boolean held;

    Completions(final LoopCore core) {
        this.core = core;
    }

    /**
     * Says that an operation has ended.
     *
     * @param callback hears of it; null if nobody cares
     * @param failure null if it succeeded
     */
    void add(final Callback<Void> callback, final Throwable failure) {
        if (callback != null) {
            callbacks.add(callback);
            outcomes.add(failure == null ? SUCCESS : failure);
            core.defer(runInTurn);
        }
    }

    /** From now on none has its turn: all wait for {@link #runAll}, as those of a handle that closes do. */
    void hold() {
        held = true;
    }

    private void runInTurn() {
        if (!held) {
            runFirst();
        }
    }

    /** Runs all that are left now; the turns that they were given later find nothing to do. */
    void runAll() {
        while (!callbacks.isEmpty()) {
            core.call(runFirst);
        }
    }

    private void runFirst() {
        final Callback<Void> callback = callbacks.poll();
        if (callback != null) {
            final Object outcome = outcomes.poll();
            callback.ended(outcome == SUCCESS ? null : (Throwable) outcome, null);
        }
    }
}
