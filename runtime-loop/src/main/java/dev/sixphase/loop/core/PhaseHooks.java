package dev.sixphase.loop.core;

import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.spi.PhaseHook;
import java.util.Comparator;
import java.util.List;

/** The hooks that watch the phases, in their order. */
final class PhaseHooks {
    private final List<PhaseHook> hooks;

    PhaseHooks(final List<PhaseHook> hooks) {
        this.hooks = hooks.stream().sorted(Comparator.comparingInt(PhaseHook::order)).toList();
    }

    void begin(final CallbackScope scope, final LoopPhase phase, final long iteration) {
        for (int index = 0; index < hooks.size(); index++) {
            final PhaseHook hook = hooks.get(index);
            scope.observe(() -> hook.phaseBegins(phase, iteration));
        }
    }

    void end(final CallbackScope scope, final LoopPhase phase, final long iteration) {
        for (int index = hooks.size() - 1; index >= 0; index--) {
            final PhaseHook hook = hooks.get(index);
            scope.observe(() -> hook.phaseEnds(phase, iteration));
        }
    }
}
