package dev.sixphase.differential;

import dev.sixphase.differential.Comparison.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Compares executors on many programs of a profile.
 *
 * <p>The program number n of the seed s is the program number 0 of the seed s + n, so that one number
 * repeats a difference.
 */
final class Campaign {
    /** So often does each executor run before a difference is one: a machine can be busy for a while. */
    private static final int REPEATS = 20;
    private static final int REPEATS_WHILE_SHRINKING = 3;
    /** Shrinking takes its time, and differences of one cause come in numbers. */
    private static final int MOST_SHRUNK = 3;
    private static final int THREADS = 2;

    private final Profile profile;
    private final List<Executor> executors;
    private final PrintStream out;
    private final Tally tally;

    /**
     * Prepares a campaign.
     *
     * @param executors the first is what the others are compared with
     */
    Campaign(final Profile profile, final List<Executor> executors, final PrintStream out) {
        this.profile = profile;
        this.executors = executors;
        this.out = out;
        this.tally = new Tally(profile, executors);
    }

    /** Runs it. {@return what came out} */
    Tally run(final long seed, final int programs) throws InterruptedException {
        final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            final List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < programs; number++) {
                final long own = seed + number;
                all.add(threads.submit(() -> compareProgramOf(own)));
            }
            for (int number = 0; number < programs; number++) {
                all.get(number).get();
                tally.progress(number + 1, programs, out);
            }
        } catch (final ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } finally {
            threads.shutdownNow();
        }
        return tally;
    }

    private void compareProgramOf(final long seed) {
        final StableProgram stable = StableProgram.of(seed, profile);
        tally.generated(stable);
        final Program program = stable.program();
        final Runs reference = new Runs(executors.get(0), program);
        for (final Executor executor : executors.subList(1, executors.size())) {
            final Comparison comparison = new Comparison(reference, new Runs(executor, program), REPEATS);
            final Verdict verdict = comparison.verdict();
            final int differences = tally.compared(comparison, verdict);
            if (verdict == Verdict.UNSTABLE) {
                say(DifferenceReport.unstable(profile, seed, program, comparison));
            } else if (verdict == Verdict.DIFFERENT) {
                say(DifferenceReport.different(profile, seed, differences <= MOST_SHRUNK
                    ? shrunk(program, executor, comparison) : comparison, program));
            }
        }
    }

    /** {@return the comparison of the smallest program that still differs, or the one that was found} */
    private Comparison shrunk(final Program program, final Executor subject, final Comparison found) {
        final Program smallest = new Shrinker(candidate ->
            Stability.observe(candidate, 1).isPresent()
                && comparison(candidate, subject, REPEATS_WHILE_SHRINKING).verdict() == Verdict.DIFFERENT)
            .shrink(program);
        final Comparison comparison = comparison(smallest, subject, REPEATS);
        return comparison.verdict() == Verdict.DIFFERENT ? comparison : found;
    }

    private Comparison comparison(final Program program, final Executor subject, final int repeats) {
        return new Comparison(new Runs(executors.get(0), program), new Runs(subject, program), repeats);
    }

    private synchronized void say(final String text) {
        out.println(text);
    }
}
