package dev.sixphase.loop.core;

import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.spi.PhaseHook;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The hooks that watch the phases, in their order. */
final class PhaseHooks {
    private final PhaseHook[] hooks;

    PhaseHooks(final List<PhaseHook> hooks) {
        this.hooks = hooks.toArray(new PhaseHook[0]);
        if (this.hooks.length > 1) {
            Arrays.sort(this.hooks, Comparator.comparingInt(PhaseHook::order));
        }
    }

    boolean isEmpty() {
        return hooks.length == 0;
    }

    void begin(final CallbackScope scope, final LoopPhase phase, final long iteration) {
        for (final PhaseHook hook : hooks) {
            scope.observe(() -> hook.phaseBegins(phase, iteration));
        }
    }

    void end(final CallbackScope scope, final LoopPhase phase, final long iteration) {
        for (int index = hooks.length - 1; index >= 0; index--) {
            final PhaseHook hook = hooks[index];
            scope.observe(() -> hook.phaseEnds(phase, iteration));
        }
    }
}
