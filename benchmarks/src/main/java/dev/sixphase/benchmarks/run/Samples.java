package dev.sixphase.benchmarks.run;

import java.util.Arrays;

/**
 * What several rounds measured of one thing.
 *
 * @param sorted at least one value, from the lowest up
 */
record Samples(double[] sorted) {
    static Samples of(final double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no round has measured anything");
        }
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    double median() {
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double lowest() {
        return sorted[0];
    }

    double highest() {
        return sorted[sorted.length - 1];
    }
}
