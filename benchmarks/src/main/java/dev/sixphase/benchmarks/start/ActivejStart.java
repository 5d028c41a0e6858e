package dev.sixphase.benchmarks.start;

import io.activej.eventloop.Eventloop;

/** On ActiveJ. */
public final class ActivejStart {
    private ActivejStart() { }

    /**
     * Waits for a timer.
     *
     * @param arguments none
     */
    public static void main(final String[] arguments) {
        final Eventloop loop = Eventloop.builder().withCurrentThread().build();
        loop.delay(0, () -> { });
        loop.run();
    }
}
