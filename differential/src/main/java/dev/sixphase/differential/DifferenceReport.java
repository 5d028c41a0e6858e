package dev.sixphase.differential;

import java.util.List;
import java.util.Set;

/** Tells a person of a difference. */
final class DifferenceReport {
    private DifferenceReport() {
    }

    /** {@return the program, what each printed, and how to see it again} */
    static String different(final Profile profile, final long seed, final Comparison comparison,
        final Program whole) {

        final Program program = comparison.reference().program();
        final StringBuilder text = new StringBuilder("\nDIFFERENCE ").append(comparison.pair())
            .append(", again with: ").append(command(profile, seed)).append('\n')
            .append(JavaScript.readable(program))
            .append("as text: ").append(program).append('\n');
        if (!program.equals(whole)) {
            text.append("shrunk from: ").append(whole).append('\n');
        }
        appendTraces(text, comparison);
        final Trace expected = comparison.reference().first();
        final Trace actual = comparison.subject().first();
        final int at = firstDifference(expected, actual);
        return text.append("first differing token: number ").append(at + 1).append(", ")
            .append(tokenAt(expected, at)).append(" and ").append(tokenAt(actual, at)).append('\n')
            .toString();
    }

    /** {@return a line about a program of which the executors printed the same in some runs only} */
    static String unstable(final Profile profile, final long seed, final Program program,
        final Comparison comparison) {

        final StringBuilder text = new StringBuilder("\nunstable ").append(comparison.pair())
            .append(", again with: ").append(command(profile, seed)).append('\n')
            .append("as text: ").append(program).append('\n');
        appendTraces(text, comparison);
        return text.toString();
    }

    private static String command(final Profile profile, final long seed) {
        return "./sixphase differential --profile " + profile.label() + " --programs 1 --seed " + seed;
    }

    private static void appendTraces(final StringBuilder text, final Comparison comparison) {
        for (final Runs runs : List.of(comparison.reference(), comparison.subject())) {
            final Set<Trace> traces = runs.upTo(1);
            traces.forEach(trace ->
                text.append(runs.executor().name()).append(": ").append(trace).append('\n'));
        }
    }

    /** {@return the index of the first token, or of the exit code, in which the two differ} */
    static int firstDifference(final Trace expected, final Trace actual) {
        int at = 0;
        while (at < Math.min(expected.tokens().size(), actual.tokens().size())
            && expected.tokens().get(at).equals(actual.tokens().get(at))) {
            at++;
        }
        return at;
    }

    private static String tokenAt(final Trace trace, final int index) {
        return index < trace.tokens().size() ? trace.tokens().get(index) : "exit:" + trace.exitCode();
    }
}
