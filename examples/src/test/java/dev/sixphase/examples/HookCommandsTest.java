package dev.sixphase.examples;

import dev.sixphase.api.LoopPhase;
import dev.sixphase.conformance.ManualClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The commands {@code hooks} and {@code own-loop}, which look at the loop from outside. */
@Timeout(60)
class HookCommandsTest {
    @Test
    void hooksMeasureEachPhase() {
        final CommandRun run = CommandRun.of("hooks");

        assertEquals("", run.err());
        assertEquals(0, run.exitCode());
        assertEquals(5, run.lines().stream().filter(line -> line.startsWith("beat ")).count());
        assertTrue(run.lines().contains("work done by sixphase-worker-1"), run.out());
        for (final LoopPhase phase : LoopPhase.values()) {
            assertTrue(run.lines().stream().anyMatch(line -> line.matches(phase + " +[0-9]+ ms")),
                () -> phase + " is missing in: " + run.out());
        }
        // Five beats of five busy milliseconds, all in one phase.
        final String timers = run.lines().get(run.lines().size() - 1);
        assertTrue(Integer.parseInt(timers.replaceAll("\\D", "")) >= 25, timers);
    }

    @Test
    void timesOfAPhaseAddUp() {
        final ManualClock clock = new ManualClock();
        final PhaseTimes times = new PhaseTimes(clock);
        for (int iteration = 1; iteration <= 3; iteration++) {
            times.phaseBegins(LoopPhase.POLL, iteration);
            clock.advanceNanos(7);
            times.phaseEnds(LoopPhase.POLL, iteration);
            clock.advanceNanos(1);
        }

        assertEquals(21, times.totalNanos(LoopPhase.POLL));
        assertEquals(0, times.totalNanos(LoopPhase.IDLE));
    }

    @Test
    void whoOwnsTheLoopHasATurnAfterEachIteration() { // users 24, rule 12
        final CommandRun run = CommandRun.of("own-loop");

        assertEquals("", run.err());
        assertEquals(0, run.exitCode());
        final List<String> beats =
            run.lines().stream().filter(line -> line.startsWith("  in the loop")).toList();
        assertEquals(
            List.of("  in the loop: beat 1", "  in the loop: beat 2", "  in the loop: beat 3"), beats);
        final List<String> last = run.lines().subList(run.lines().size() - 2, run.lines().size());
        assertTrue(last.get(0).matches("our turn, after iteration \\d+: 3 of 3 beats"), last.get(0));
        assertEquals("nothing keeps the loop alive any more", last.get(1));
    }
}
