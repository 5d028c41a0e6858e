package dev.sixphase.integration;

import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.spi.PhaseHook;
import java.util.ArrayList;
import java.util.List;

/** A hook that is found by its name only. What it records is kept for the thread that runs the loop. */
public final class RecordingHook implements PhaseHook {
    private static final ThreadLocal<List<String>> RECORD = ThreadLocal.withInitial(ArrayList::new);

    static List<String> takeRecord() {
        final List<String> record = List.copyOf(RECORD.get());
        RECORD.remove();
        return record;
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public void phaseBegins(final LoopPhase phase, final long iteration) {
        RECORD.get().add(iteration + " " + phase);
    }
}
