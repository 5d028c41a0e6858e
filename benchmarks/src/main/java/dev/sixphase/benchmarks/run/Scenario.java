package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Something that is measured of several peers beside each other: a round measures each once, and gives the
 * same few numbers of each.
 */
interface Scenario {
    /** What the command line and tables call it, such as {@code 64x64B}. */
    String label();

    /** What it is about, in a few words. */
    String title();

    /** What is told of a round; the first is the one that peers are compared by. */
    List<Figure> figures();

    /** Who is measured, the yardstick first. */
    List<Peer> peers();

    /** How often each is measured, if that is asked of what takes a few seconds. */
    default int rounds(final int asked) {
        return asked;
    }

    /**
     * Makes a peer ready for its first round, warm.
     *
     * @throws IOException if it cannot be measured here
     */
    Trial start(Peer peer) throws IOException;

    /** A peer that is ready. */
    interface Trial extends AutoCloseable {
        /**
         * {@return one round: numbers by the keys of the figures}
         *
         * @throws IOException if it failed, and would again
         */
        Map<String, Double> measure() throws IOException;

        @Override
        default void close() throws IOException { }
    }
}
