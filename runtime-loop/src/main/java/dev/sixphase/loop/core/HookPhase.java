package dev.sixphase.loop.core;

import dev.sixphase.api.LoopPhase;
import java.util.Arrays;

/**
 * The hooks of one phase, the newest started first. A phase runs those that were active when it began, so
 * one that is started meanwhile waits for the next iteration, and one that is stopped before its turn is
 * passed over.
 *
 * <p>Hooks are started and stopped seldom and run in each iteration: so the array is replaced and never
 * written to, and a phase that runs keeps the one that it began with.
 */
final class HookPhase implements Phase {
    private static final CoreHook[] NONE = {};

    private final LoopPhase phase;
    private CoreHook[] active = NONE;
    private long startCount;

    HookPhase(final LoopPhase phase) {
        this.phase = phase;
    }

    LoopPhase phase() {
        return phase;
    }

    boolean isEmpty() {
        return active.length == 0;
    }

    long add(final CoreHook hook) {
        final CoreHook[] more = Arrays.copyOf(active, active.length + 1);
        more[active.length] = hook;
        active = more;
        return startCount++;
    }

    void remove(final CoreHook hook) {
        int index = 0;
        while (index < active.length && active[index] != hook) {
            index++;
        }
        if (index < active.length) {
            final CoreHook[] fewer = Arrays.copyOf(active, active.length - 1);
            System.arraycopy(active, index + 1, fewer, index, fewer.length - index);
            active = fewer;
        }
    }

    @Override
    public void run() {
        final CoreHook[] batch = active;
        final long startCountBefore = startCount;
        for (int index = batch.length - 1; index >= 0; index--) {
            final CoreHook hook = batch[index];
            if (hook.isActive() && hook.startSequence() < startCountBefore) {
                hook.fire();
            }
        }
    }
}
