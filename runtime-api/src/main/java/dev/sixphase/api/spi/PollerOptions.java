package dev.sixphase.api.spi;

import dev.sixphase.api.LoopClock;
import java.util.Objects;

/**
 * What a loop tells a poller that it opens. A class rather than parameters, so that an option can be added
 * without breaking any provider.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 */
public final class PollerOptions {
    private final LoopClock clock;

    private PollerOptions(final LoopClock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * {@return options that hold this clock}
     *
     * @param clock the loop's one source of time; the poller measures what is left of a wait with it
     */
    public static PollerOptions of(final LoopClock clock) {
        return new PollerOptions(clock);
    }

    /** {@return the loop's one source of time} */
    public LoopClock clock() {
        return clock;
    }
}
