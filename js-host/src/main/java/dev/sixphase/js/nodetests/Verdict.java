package dev.sixphase.js.nodetests;

import java.time.Duration;

/**
 * How one test ended.
 *
 * @param outcome what became of it
 * @param why the reason, if it did not pass; else empty
 * @param output all that it printed
 * @param took how long it ran
 */
record Verdict(Outcome outcome, String why, String output, Duration took) {
    /** What can become of a test. */
    enum Outcome {
        PASSED("ok"), FAILED("not ok"), SKIPPED("skipped"), MISSING("missing");

        private final String word;

        Outcome(final String word) {
            this.word = word;
        }
    }

    static Verdict missing(final String why) {
        return new Verdict(Outcome.MISSING, why, "", Duration.ZERO);
    }

    /** {@return one line on it} */
    String line(final String name) {
        final String seconds = String.format(java.util.Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
        return outcome.word + " " + name + " (" + seconds + ")" + (why.isEmpty() ? "" : ": " + why);
    }
}
