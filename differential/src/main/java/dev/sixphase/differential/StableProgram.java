package dev.sixphase.differential;

import dev.sixphase.differential.JavaExecutor.Observed;
import java.util.Optional;

/**
 * A random program whose trace does not depend on the machine.
 *
 * @param program the program
 * @param observed its only trace, by the Java API, and what it shows
 * @param discarded how many were tried before it
 */
record StableProgram(Program program, Observed observed, int discarded) {
    /** One that logs less shows nothing. */
    private static final int FEWEST_TOKENS = 4;
    private static final long STEP = 0x9E3779B97F4A7C15L;

    /** {@return the first stable program of a seed} */
    static StableProgram of(final long seed, final Profile profile) {
        for (int attempt = 0;; attempt++) {
            final long own = (seed * Profile.values().length + profile.ordinal()) * STEP + attempt;
            final Program program = new ProgramGenerator(own, profile).program();
            final Optional<Observed> observed = Stability.observe(program, own);
            if (observed.isPresent() && observed.get().trace().tokens().size() >= FEWEST_TOKENS) {
                return new StableProgram(program, observed.get(), attempt);
            }
        }
    }
}
