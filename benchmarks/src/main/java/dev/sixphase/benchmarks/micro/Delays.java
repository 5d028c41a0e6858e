package dev.sixphase.benchmarks.micro;

import java.util.Random;

/** Delays of many timers, the same in each run. */
final class Delays {
    /** How many timers are started and cancelled. */
    static final int COUNT = 1_000_000;
    /** How many timers run. */
    static final int RUN_COUNT = 200_000;

    private static final long SEED = 1;
    private static final int LONGEST_MILLIS = 60_000;
    private static final int LONGEST_RUN_MILLIS = 50;

    private Delays() { }

    /** {@return delays such as time-outs have: of 0 to 60 s} */
    static int[] ofTimeouts() {
        return new Random(SEED).ints(COUNT, 0, LONGEST_MILLIS + 1).toArray();
    }

    /** {@return delays of 1 to 50 ms} */
    static int[] ofRun() {
        return new Random(SEED).ints(RUN_COUNT, 1, LONGEST_RUN_MILLIS + 1).toArray();
    }
}
