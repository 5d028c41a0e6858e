package dev.sixphase.examples;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.spi.PhaseHook;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Adds up how long each phase took, by the clock that the loop itself goes by. */
final class PhaseTimes implements PhaseHook {
    private final LoopClock clock;
    private final Map<LoopPhase, Long> totalNanos = new EnumMap<>(LoopPhase.class);
    private long beganNanos;
    private long iterations;

    PhaseTimes(final LoopClock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public String name() {
        return "phase-times";
    }

    /** Last of all hooks, so that the others' time is not counted. */
    @Override
    public int order() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void phaseBegins(final LoopPhase phase, final long iteration) {
        iterations = iteration;
        beganNanos = clock.nanoTime();
    }

    @Override
    public void phaseEnds(final LoopPhase phase, final long iteration) {
        totalNanos.merge(phase, clock.nanoTime() - beganNanos, Long::sum);
    }

    /** {@return how many iterations there were} */
    long iterations() {
        return iterations;
    }

    /**
     * {@return how long a phase took in all}
     *
     * @param phase which
     */
    long totalNanos(final LoopPhase phase) {
        return totalNanos.getOrDefault(phase, 0L);
    }
}
