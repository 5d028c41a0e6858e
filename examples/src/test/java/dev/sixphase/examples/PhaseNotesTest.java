package dev.sixphase.examples;

import dev.sixphase.api.LoopPhase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PhaseNotesTest {
    private final StringWriter out = new StringWriter();
    private final PhaseNotes notes =
        new PhaseNotes(new Console(new PrintWriter(out), new PrintWriter(out), false));

    @Test
    void aPhaseInWhichNothingRanSaysSo() {
        notes.phaseBegins(LoopPhase.IDLE, 1);
        notes.phaseEnds(LoopPhase.IDLE, 1);
        notes.phaseBegins(LoopPhase.TIMERS, 1);
        notes.note("a timer");
        notes.phaseEnds(LoopPhase.TIMERS, 1);

        assertEquals(List.of(
            "IDLE     idle hooks; while there is one, the poll does not wait",
            "           - (nothing to do)",
            "TIMERS   timers that are due",
            "           - a timer"), out.toString().lines().toList());
    }

    @Test
    void theTimersBeforeTheFirstIterationAreNotPartOfIt() {
        notes.phaseBegins(LoopPhase.TIMERS, 0);
        notes.phaseEnds(LoopPhase.TIMERS, 0);

        assertEquals("", out.toString());
    }
}
