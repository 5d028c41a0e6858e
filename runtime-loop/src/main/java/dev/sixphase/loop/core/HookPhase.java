package dev.sixphase.loop.core;

import dev.sixphase.api.LoopPhase;
import java.util.ArrayList;
import java.util.List;

/**
 * The hooks of one phase, the newest started first. A phase runs those that were active when it began, so
 * one that is started meanwhile waits for the next iteration, and one that is stopped before its turn is
 * passed over.
 */
final class HookPhase implements Phase {
    private final LoopPhase phase;
    private final List<CoreHook> active = new ArrayList<>();
    private CoreHook[] batch = new CoreHook[4];
    private long startCount;

    HookPhase(final LoopPhase phase) {
        this.phase = phase;
    }

    LoopPhase phase() {
        return phase;
    }

    boolean isEmpty() {
        return active.isEmpty();
    }

    long add(final CoreHook hook) {
        active.add(hook);
        return startCount++;
    }

    void remove(final CoreHook hook) {
        active.remove(hook);
    }

    @Override
    public void run() {
        if (active.isEmpty()) {
            return;
        }
        final long startCountBefore = startCount;
        final int size = active.size();
        batch = active.toArray(batch);
        for (int index = size - 1; index >= 0; index--) {
            final CoreHook hook = batch[index];
            batch[index] = null;
            if (hook.isActive() && hook.startSequence() < startCountBefore) {
                hook.fire();
            }
        }
    }
}
