package dev.sixphase.benchmarks.run;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RunOptionsTest {
    @Test
    void measuresEverythingForLongUnlessToldOtherwise() {
        final RunOptions options = RunOptions.parse(List.of());

        assertEquals(Pace.FULL, options.pace());
        assertTrue(options.wantsScenario("16x64KiB") && options.wantsPeer("Node"));
    }

    @Test
    void patternsChooseScenariosAndPeers() {
        final RunOptions options = RunOptions.parse(
            List.of("--only", "^64x", "--peers", "c epoll|sixphase", "--quick", "--rounds", "3"));

        assertTrue(options.wantsScenario("64x64Bx16"));
        assertFalse(options.wantsScenario("16x64KiB"));
        assertTrue(options.wantsPeer("Sixphase nio"));
        assertFalse(options.wantsPeer("Netty epoll"));
        assertEquals(Pace.QUICK.withRounds(3), options.pace());
    }

    @ParameterizedTest
    @CsvSource({"--rounds 0, 0", "--rounds x, x", "--only (, pattern", "--only, needs a value",
        "--nope, --nope"})
    void badInputIsNamed(final String line, final String named) {
        final IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
            () -> RunOptions.parse(List.of(line.split(" "))));

        assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }
}
