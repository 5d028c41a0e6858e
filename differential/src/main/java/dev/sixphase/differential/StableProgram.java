package dev.sixphase.differential;

import java.util.Optional;

/**
 * A random program whose trace does not depend on the machine.
 *
 * @param program the program
 * @param trace its only trace, by the Java API
 * @param discarded how many were tried before it
 */
record StableProgram(Program program, Trace trace, int discarded) {
    /** One that logs less shows nothing. */
    private static final int FEWEST_TOKENS = 4;
    private static final long STEP = 0x9E3779B97F4A7C15L;

    /** {@return the first stable program of a seed} */
    static StableProgram of(final long seed, final Profile profile) {
        for (int attempt = 0;; attempt++) {
            final long own = (seed * Profile.values().length + profile.ordinal()) * STEP + attempt;
            final Program program = new ProgramGenerator(own, profile).program();
            final Optional<Trace> trace = Stability.stableTrace(program, own);
            if (trace.isPresent() && trace.get().tokens().size() >= FEWEST_TOKENS) {
                return new StableProgram(program, trace.get(), attempt);
            }
        }
    }
}
