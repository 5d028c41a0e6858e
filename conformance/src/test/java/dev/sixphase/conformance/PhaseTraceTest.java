package dev.sixphase.conformance;

import dev.sixphase.api.LoopPhase;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PhaseTraceTest {
    private final PhaseTrace trace = new PhaseTrace();

    @Test
    void keepsPhasesAndMarksInOrder() {
        pass(LoopPhase.POLL, 1, "read");

        assertEquals(List.of("1 POLL {", "read", "1 POLL }"), trace.lines());
    }

    @Test
    void leavesOutPhasesWithoutMarks() {
        pass(LoopPhase.PENDING, 1);
        pass(LoopPhase.POLL, 1, "read", "written");
        pass(LoopPhase.CHECK, 1);

        assertEquals(List.of("1 POLL {", "read", "written", "1 POLL }"), trace.eventful());
    }

    private void pass(final LoopPhase phase, final long iteration, final String... marks) {
        trace.phaseBegins(phase, iteration);
        List.of(marks).forEach(trace::mark);
        trace.phaseEnds(phase, iteration);
    }
}
