package dev.sixphase.differential;

import dev.sixphase.differential.JavaExecutor.Observed;
import java.util.List;
import java.util.Optional;

/**
 * Tells programs whose output depends on them alone from those that race with the machine. A program is
 * interpreted on pretended machines of very different pace; it is kept if its trace is the same on all.
 */
final class Stability {
    /** Quick machines are the likely ones; the slow ones find what depends on a pause. */
    private static final List<Pace> PACES = List.of(
        Pace.STEADY,
        new Pace(50, 300, 100, 0, 0),
        new Pace(400, 1_000, 500, 0, 0),
        new Pace(1_000, 4_000, 1_000, 0, 0),
        new Pace(3_000, 12_000, 2_000, 0, 0),
        new Pace(100, 1_000, 200, 30, 8_000),
        new Pace(300, 3_000, 300, 150, 12_000),
        new Pace(300, 3_000, 300, 100, 25_000),
        new Pace(100, 500, 100, 15, 40_000));
    private static final int RUNS_OF_EACH = 4;

    private Stability() {
    }

    /** {@return what the program shows, if it is the same on all machines} */
    static Optional<Observed> observe(final Program program, final long seed) {
        Observed first = null;
        for (int run = 0; run < RUNS_OF_EACH; run++) {
            for (int pace = 0; pace < PACES.size(); pace++) {
                final Observed observed;
                try {
                    observed = new JavaExecutor(PACES.get(pace), seed + 31L * run + pace).observe(program);
                } catch (final EndlessProgramException endless) {
                    return Optional.empty();
                }
                if (observed.witness().dependsOnLibuv()
                    || first != null && !first.trace().equals(observed.trace())) {
                    return Optional.empty();
                }
                first = first == null ? observed : first;
            }
        }
        return Optional.of(first);
    }
}
