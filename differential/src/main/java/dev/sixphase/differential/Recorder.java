package dev.sixphase.differential;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Records what an executor prints for programs that show something. */
final class Recorder {
    private static final int FEWEST_FEATURES = 2;
    private static final int RUNS = 2;

    private final Executor executor;
    private final Profile profile;
    private final PrintStream out;

    /**
     * Prepares a recording.
     *
     * @param out hears of programs that are not recorded, because a run was not as the Java API has it.
     *     Whether that is a difference, or the machine's load, a comparison with their seed tells
     */
    Recorder(final Executor executor, final Profile profile, final PrintStream out) {
        this.executor = executor;
        this.profile = profile;
        this.out = out;
    }

    List<Recording> record(final long seed, final int count) {
        final List<Recording> recordings = new ArrayList<>();
        for (long next = seed; recordings.size() < count; next++) {
            final StableProgram stable = StableProgram.of(next, profile);
            if (stable.observed().witness().features().size() >= FEWEST_FEATURES) {
                final Set<Trace> traces = new Runs(executor, stable.program()).upTo(RUNS);
                if (traces.equals(Set.of(stable.observed().trace()))) {
                    recordings.add(new Recording(stable.program(), stable.observed().trace()));
                } else {
                    out.println("not recorded: " + profile.label() + ", seed " + next + ", printed "
                        + traces);
                }
            }
        }
        return recordings;
    }
}
