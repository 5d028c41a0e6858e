package dev.sixphase.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Records what an executor prints for programs that show something. */
final class Recorder {
    private static final int FEWEST_FEATURES = 2;
    /** A trace that the executor prints but sometimes is not recorded. */
    private static final int RUNS = 2;

    private final Executor executor;
    private final Profile profile;

    Recorder(final Executor executor, final Profile profile) {
        this.executor = executor;
        this.profile = profile;
    }

    List<Recording> record(final long seed, final int count) {
        final List<Recording> recordings = new ArrayList<>();
        for (long next = seed; recordings.size() < count; next++) {
            final StableProgram stable = StableProgram.of(next, profile);
            if (stable.observed().witness().features().size() >= FEWEST_FEATURES) {
                final Set<Trace> traces = new Runs(executor, stable.program()).upTo(RUNS);
                if (traces.size() == 1) {
                    recordings.add(new Recording(stable.program(), traces.iterator().next()));
                }
            }
        }
        return recordings;
    }
}
