package dev.sixphase.differential;

import dev.sixphase.differential.Comparison.Verdict;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came out of the comparisons of a profile, in numbers.
 *
 * <p><b>Threads.</b> Any.
 */
final class Tally {
    private static final int PROGRESS_STEP = 100;

    private final Profile profile;
    private final Map<String, Map<Verdict, Integer>> verdictsByPair = new LinkedHashMap<>();
    private final Map<Feature, Integer> programsByFeature = new EnumMap<>(Feature.class);
    private int programs;
    private int discarded;

    Tally(final Profile profile, final List<Executor> executors) {
        this.profile = profile;
        executors.subList(1, executors.size()).forEach(executor -> verdictsByPair.put(
            executors.get(0).name() + " - " + executor.name(), new EnumMap<>(Verdict.class)));
    }

    synchronized void generated(final StableProgram program) {
        programs++;
        discarded += program.discarded();
        for (final Feature feature : program.observed().witness().features()) {
            programsByFeature.merge(feature, 1, Integer::sum);
        }
    }

    /** Counts a verdict. {@return how many of its kind this pair has had} */
    synchronized int compared(final Comparison comparison, final Verdict verdict) {
        return verdictsByPair.get(comparison.pair()).merge(verdict, 1, Integer::sum);
    }

    synchronized int differences() {
        return verdictsByPair.values().stream().mapToInt(counts -> counts.getOrDefault(Verdict.DIFFERENT, 0))
            .sum();
    }

    synchronized void progress(final int done, final int all, final PrintStream out) {
        if (done % PROGRESS_STEP == 0 && done < all) {
            out.println(profile.label() + ": " + done + " of " + all + ", " + differences()
                + " differences");
        }
    }

    /** {@return how many programs show what} */
    synchronized String features() {
        return profile.label() + " shows: " + programsByFeature.entrySet().stream()
            .map(entry -> entry.getKey().label() + " " + entry.getValue()).collect(Collectors.joining(", "));
    }

    /** {@return the line that sums up the profile} */
    synchronized String summary() {
        final StringBuilder line = new StringBuilder(
            profile.label() + ": " + programs + " programs (" + discarded + " discarded as unstable)");
        verdictsByPair.forEach((pair, counts) -> {
            final int same = counts.getOrDefault(Verdict.SAME, 0);
            final int unstable = counts.getOrDefault(Verdict.UNSTABLE, 0);
            final int different = counts.getOrDefault(Verdict.DIFFERENT, 0);
            final int faulty = counts.getOrDefault(Verdict.FAULTY, 0);
            line.append("; ").append(pair).append(": ").append(same + unstable + different)
                .append(" compared, ").append(different).append(" differences, ").append(unstable)
                .append(" unstable");
            if (faulty > 0) {
                line.append(", ").append(faulty).append(" not compared (Node failed in its own code)");
            }
        });
        return line.toString();
    }
}
