package dev.sixphase.differential;

import dev.sixphase.api.EventLoop;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.util.Random;

/** A pretended machine: a manual clock, and a loop that never waits. */
final class SimulatedLoop {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final ManualClock clock;
    private final ScriptedPoller poller;
    private final Pace.Run pace;
    private final Witness witness;

    SimulatedLoop(final Pace pace, final long seed) {
        // Where within a millisecond a program starts is chance, too.
        clock = new ManualClock(new Random(seed).nextInt(NANOS_PER_MILLI));
        poller = new ScriptedPoller(clock);
        this.pace = pace.start(seed, clock);
        witness = new Witness(clock);
    }

    /** {@return the machine's loop; once} */
    EventLoop newLoop() {
        return EventLoop.builder().clock(clock).poller(ScriptedPoller.provider(poller))
            .phaseHook(witness).workerPool(new SimulatedWorkers(clock, poller, pace)).build();
    }

    ManualClock clock() {
        return clock;
    }

    Pace.Run pace() {
        return pace;
    }

    Witness witness() {
        return witness;
    }
}
