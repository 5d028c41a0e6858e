package dev.sixphase.examples;

import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.spi.PhaseHook;
import java.util.Objects;

/** Prints where one iteration ends and the next begins, and tells the console each phase. */
final class TickHook implements PhaseHook {
    private final Console console;

    TickHook(final Console console) {
        this.console = Objects.requireNonNull(console, "console");
    }

    @Override
    public String name() {
        return "tick";
    }

    /** First of all hooks, so that what they print is printed in the right phase. */
    @Override
    public int order() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void phaseBegins(final LoopPhase phase, final long iteration) {
        if (phase == LoopPhase.PENDING) {
            console.phase("");
            console.say("===== TICK " + iteration + " =====");
        }
        console.phase(phase.name());
    }
}
