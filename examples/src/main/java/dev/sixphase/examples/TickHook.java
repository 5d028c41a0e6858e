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

    @Override
    public void phaseBegins(final LoopPhase phase, final long iteration) {
        if (phase == LoopPhase.PENDING) {
            console.phase("");
            console.say("===== TICK " + iteration + " =====");
        }
        console.phase(phase.name());
    }
}
