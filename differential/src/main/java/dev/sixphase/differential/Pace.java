package dev.sixphase.differential;

import dev.sixphase.conformance.ManualClock;
import java.util.Random;

/**
 * How a pretended machine spends its time: on callbacks, on statements, on files, and on waking up. It moves
 * the manual clock. A program whose trace is the same at every pace does not depend on the machine.
 *
 * <p>The figures are upper bounds; what is spent is random and below them.
 *
 * @param callbackMicros what a callback costs
 * @param hopMicros how long a file operation takes
 * @param lateMicros how late a wait ends
 * @param pausesPerThousand how many of a thousand statements are held up by another process
 * @param pauseMicros for how long
 */
record Pace(int callbackMicros, int hopMicros, int lateMicros, int pausesPerThousand, int pauseMicros) {
    /** Nothing costs anything. */
    static final Pace STEADY = new Pace(0, 0, 0, 0, 0);

    private static final long NANOS_PER_MICRO = 1_000;
    private static final int PER_THOUSAND = 1_000;

    /** One run of this pace. */
    static final class Run {
        private final Pace pace;
        private final Random random;
        private final ManualClock clock;

        private Run(final Pace pace, final Random random, final ManualClock clock) {
            this.pace = pace;
            this.random = random;
            this.clock = clock;
        }

        void callback() {
            clock.advanceNanos(below(pace.callbackMicros));
        }

        void statement() {
            if (pace.pausesPerThousand > 0 && random.nextInt(PER_THOUSAND) < pace.pausesPerThousand) {
                clock.advanceNanos(below(pace.pauseMicros));
            }
        }

        /** Computes for as long as the program says. */
        void spend(final long nanos) {
            clock.advanceNanos(nanos);
        }

        long hopNanos() {
            return below(pace.hopMicros);
        }

        long lateNanos() {
            return below(pace.lateMicros);
        }

        private long below(final int micros) {
            return micros == 0 ? 0 : random.nextInt(micros) * NANOS_PER_MICRO;
        }
    }

    Run start(final long seed, final ManualClock clock) {
        return new Run(this, new Random(seed), clock);
    }
}
