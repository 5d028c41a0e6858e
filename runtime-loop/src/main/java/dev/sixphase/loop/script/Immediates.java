package dev.sixphase.loop.script;

import dev.sixphase.api.HookHandle;
import dev.sixphase.loop.core.LoopCore;

/**
 * Node's immediates, over one check hook. A referenced one keeps an idle hook active, which keeps the loop
 * alive and its poll from waiting.
 */
final class Immediates {
    private final LoopCore core;
    private final ScriptScope scope;
    private final HookHandle keepAwake;
    private final Runnable runAll = new RunAll();
    private final Runnable runBatch = new RunBatch();
    private ImmediateBatch queue = new ImmediateBatch();
    /** What is left of a batch, also when one of it threw. */
    private ImmediateBatch batch = new ImmediateBatch();
    private int referencedCount;

    Immediates(final LoopCore core, final ScriptScope scope) {
        this.core = core;
        this.scope = scope;
        this.keepAwake = core.newKeepAwake();
        final HookHandle check = core.newBareCheck(new Check());
        check.start();
        check.unref();
        core.hide(keepAwake);
        core.hide(check);
    }

    ScriptImmediate add(final Runnable callback) {
        core.checkUsable();
        final ScriptImmediate immediate = new ScriptImmediate(this, callback);
        queue.add(immediate);
        referencedCountChanged(1);
        return immediate;
    }

    void clear(final ScriptImmediate immediate) {
        core.checkUsable();
        immediate.finish();
    }

    void checkUsable() {
        core.checkUsable();
    }

    void referencedCountChanged(final int change) {
        final boolean wasAwake = referencedCount > 0;
        referencedCount += change;
        if (referencedCount > 0 != wasAwake) {
            if (wasAwake) {
                keepAwake.stop();
            } else {
                keepAwake.start();
            }
        }
    }

    /** Enters nothing if there is nothing, as Node does not. */
    private final class Check implements Runnable {
        @Override
        public void run() {
            if (!queue.isEmpty() || !batch.isEmpty()) {
                core.call(runAll);
            }
        }
    }

    private final class RunAll implements Runnable {
        @Override
        public void run() {
            // Ticks that a failure left behind run before the first immediate.
            scope.drain();
            while (!scope.attempt(runBatch)) {
                // One threw: the rest go on in the same phase, the thrower's ticks after the next of them.
            }
        }
    }

    private final class RunBatch implements Runnable {
        @Override
        public void run() {
            runBatch();
        }
    }

    private void runBatch() {
        if (batch.isEmpty()) {
            batch = queue;
            queue = new ImmediateBatch();
        }
        boolean isFirst = true;
        while (!batch.isEmpty()) {
            if (!isFirst) {
                scope.drainBetween();
            }
            isFirst = false;
            final ScriptImmediate immediate = batch.take();
            if (!immediate.isFinished()) {
                immediate.finish();
                immediate.fire();
            }
        }
    }
}
