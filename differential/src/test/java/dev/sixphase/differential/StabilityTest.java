package dev.sixphase.differential;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StabilityTest {
    private static String traceOf(final String program) {
        return Stability.observe(Program.parse(program), 1).map(observed -> observed.trace().toString())
            .orElse("unstable");
    }

    @Test
    void aTimerAndAnImmediateRace() {
        assertEquals("unstable", traceOf("{main timeout 1 0 {t1} immediate 2 {i2}}"));
    }

    @Test
    void aTimerThatIsDueWhenTheLoopBeginsDoesNotRaceWithAnImmediate() {
        assertEquals("main t1 i2 exit:0", traceOf("{main timeout 1 0 {t1} immediate 2 {i2} busy 15}"));
    }

    @Test
    void aFileRacesWithATimer() {
        assertEquals("unstable", traceOf("{main stat 1 1 {f1} timeout 2 5 {t2}}"));
    }

    @Test
    void filesThatHaveEndedAreOneBatch() {
        assertEquals("main f1 k2 f1.2 k2 i3 exit:0",
            traceOf("{main stat 1 2 {f1 tick {k2}} busy 30 immediate 3 {i3}}"));
    }

    @Test
    void aProgramThatDoesNotEndIsNoStableOne() {
        assertEquals("unstable", traceOf("{main timeout 1 1 {t1 refresh 1}}"));
    }

    /** libuv 1.46, in Node 20, runs t2 before i3; libuv 1.48 and later, and this loop, after it. */
    @Test
    void whatDependsOnTheLibuvThatNodeHasIsNoStableOne() {
        final Program program = Program.parse("{main timeout 1 10 {t1 microtask {m1 timeout 4 1 {t4} "
            + "immediate 3 {i3}} busy 30} timeout 2 20 {t2}}");
        assertEquals("unstable", traceOf(program.toString()));
        final JavaExecutor.Observed observed = new JavaExecutor().observe(program);
        assertTrue(observed.witness().dependsOnLibuv());
        assertEquals("main t1 m1 i3 t2 t4 exit:0", observed.trace().toString());
    }
}
