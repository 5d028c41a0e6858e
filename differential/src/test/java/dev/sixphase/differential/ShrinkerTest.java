package dev.sixphase.differential;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ShrinkerTest {
    private static boolean differs(final Program program) {
        return !new JavaExecutor().run(program).equals(PlantedFaults.losingTicks().run(program));
    }

    @Test
    void whatDoesNotMatterIsLeftOut() {
        final Program program = Program.parse("{main log l1 timeout 2 5 {t2 busy 3 tick {k3} "
            + "immediate 4 {i4} "
            + "tick {k5 log l6}} async 7 {a7 await-nothing log w8} interval 9 1 3 {v9} busy 8}");
        assertEquals("{main tick {k3} tick {k5}}",
            new Shrinker(ShrinkerTest::differs).shrink(program).toString());
    }

    @Test
    void awaitsDoNotLeaveTheirFunctions() {
        final Program program = Program.parse("{main async 1 {a1 await-tick tick {k2} tick {k3}}}");
        final Program shrunk = new Shrinker(candidate -> {
            assertTrue(AwaitPlaces.areRight(candidate.main()), candidate::toString);
            return differs(candidate) && candidate.toString().contains("await-tick");
        }).shrink(program);
        assertEquals(program, shrunk);
    }
}
