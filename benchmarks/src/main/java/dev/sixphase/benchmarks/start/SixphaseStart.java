package dev.sixphase.benchmarks.start;

import dev.sixphase.api.EventLoop;

/** On Sixphase; {@code -Dsixphase.poller} chooses the backend. */
public final class SixphaseStart {
    private SixphaseStart() { }

    /**
     * Waits for a timer.
     *
     * @param arguments none
     */
    public static void main(final String[] arguments) {
        try (EventLoop loop = EventLoop.builder().build()) {
            loop.run(() -> loop.setTimeout(() -> { }, 0));
        }
    }
}
