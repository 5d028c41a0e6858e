package dev.sixphase.differential;

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
        new Pace(300, 3_000, 300, 60, 15_000),
        new Pace(100, 500, 100, 10, 30_000));
    private static final int RUNS_OF_EACH = 4;

    private Stability() {
    }

    /** {@return the trace, if the program has but one} */
    static Optional<Trace> stableTrace(final Program program, final long seed) {
        Trace first = null;
        for (int run = 0; run < RUNS_OF_EACH; run++) {
            for (int pace = 0; pace < PACES.size(); pace++) {
                final long runSeed = seed + 31L * run + pace;
                final Trace trace;
                try {
                    trace = new JavaExecutor(PACES.get(pace), runSeed).run(program);
                } catch (final EndlessProgramException endless) {
                    return Optional.empty();
                }
                if (first != null && !first.equals(trace)) {
                    return Optional.empty();
                }
                first = trace;
            }
        }
        return Optional.of(first);
    }
}
