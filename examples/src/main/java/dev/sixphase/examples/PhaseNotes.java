package dev.sixphase.examples;

import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.spi.PhaseHook;
import java.util.Map;
import java.util.Objects;

/** Names each phase of an iteration as it begins, says what it is for, and whether anything ran in it. */
final class PhaseNotes implements PhaseHook {
    private static final Map<LoopPhase, String> PURPOSES = Map.of(
        LoopPhase.PENDING, "what was put off, so that no callback runs inside the call that asked for it",
        LoopPhase.IDLE, "idle hooks; while there is one, the poll does not wait",
        LoopPhase.PREPARE, "prepare hooks; the last thing before the poll",
        LoopPhase.POLL, "waits for sockets, workers and other threads, and runs their callbacks",
        LoopPhase.CHECK, "check hooks and immediates; the first thing after the poll",
        LoopPhase.CLOSING, "close callbacks; the last that is heard of a handle",
        LoopPhase.TIMERS, "timers that are due");

    private final Console console;
    private boolean hasNotes;

    PhaseNotes(final Console console) {
        this.console = Objects.requireNonNull(console, "console");
    }

    @Override
    public String name() {
        return "phase-notes";
    }

    @Override
    public void phaseBegins(final LoopPhase phase, final long iteration) {
        hasNotes = false;
        if (iteration > 0) {
            console.say(String.format("%-8s %s", phase, PURPOSES.get(phase)));
        }
    }

    @Override
    public void phaseEnds(final LoopPhase phase, final long iteration) {
        if (iteration > 0 && !hasNotes) {
            note("(nothing to do)");
        }
    }

    /** Says what runs in the phase. */
    void note(final String line) {
        hasNotes = true;
        console.say("           - " + line);
    }
}
