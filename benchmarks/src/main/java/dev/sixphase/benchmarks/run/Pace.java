package dev.sixphase.benchmarks.run;

/**
 * How long to measure.
 *
 * @param rounds how often each figure is measured
 * @param warmUpMillis how long a server is driven before the first round, for its JVM to compile
 * @param settleMillis how long it is driven before each round is measured
 * @param measureMillis how long a round is measured
 * @param iterations how many iterations of JMH a single operation is warmed up, and as many measured
 * @param iterationMillis how long each takes
 */
record Pace(int rounds, int warmUpMillis, int settleMillis, int measureMillis, int iterations,
    int iterationMillis) {

    static final Pace FULL = new Pace(7, 8_000, 500, 2_500, 4, 400);
    /** Enough to see that everything runs, and no more. */
    static final Pace QUICK = new Pace(2, 300, 100, 500, 1, 100);

    Pace withRounds(final int count) {
        return new Pace(count, warmUpMillis, settleMillis, measureMillis, iterations, iterationMillis);
    }

    Pace withWarmUp(final int millis) {
        return new Pace(rounds, millis, settleMillis, measureMillis, iterations, iterationMillis);
    }
}
