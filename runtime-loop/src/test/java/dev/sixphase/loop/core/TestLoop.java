package dev.sixphase.loop.core;

import dev.sixphase.api.Budgets;
import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.api.spi.PhaseHook;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A loop on a manual clock and a scripted poller, and a log of what its callbacks said. */
public final class TestLoop {
    private final ManualClock clock = new ManualClock();
    private final ScriptedPoller poller = new ScriptedPoller(clock);
    private final LoopCore core;
    private final List<String> log = new ArrayList<>();

    public TestLoop(final PhaseHook... hooks) {
        this(Budgets.defaults(), hooks);
    }

    public TestLoop(final Budgets budgets, final PhaseHook... hooks) {
        core = new LoopCore(poller, clock, budgets, List.of(hooks));
    }

    public LoopCore core() {
        return core;
    }

    public ScriptedPoller poller() {
        return poller;
    }

    public ManualClock clock() {
        return clock;
    }

    public boolean run(final RunMode mode) {
        core.enter();
        try {
            return core.run(mode);
        } finally {
            core.leave();
        }
    }

    /** What a callback that takes so long does to the clock. */
    public void busy(final long millis) {
        clock.advanceNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    public void log(final String word) {
        log.add(word);
    }

    public Runnable logging(final String word) {
        return () -> log.add(word);
    }

    public String log() {
        return String.join(" ", log);
    }

    public TimerHandle timer(final Runnable callback, final long timeoutMillis) {
        return timer(callback, timeoutMillis, 0);
    }

    public TimerHandle timer(final Runnable callback, final long timeoutMillis, final long repeatMillis) {
        final TimerHandle timer = core.newTimer();
        timer.start(callback, timeoutMillis, repeatMillis);
        return timer;
    }

    public HookHandle hook(final LoopPhase phase, final Runnable callback) {
        final HookHandle hook = core.newHook(phase, callback);
        hook.start();
        return hook;
    }

    /** The time-outs of all polls, in milliseconds; -1 for ever. */
    public List<Long> timeoutsMillis() {
        return poller.timeoutsNanos().stream()
            .map(nanos -> nanos < 0 ? nanos : Long.valueOf(TimeUnit.NANOSECONDS.toMillis(nanos))).toList();
    }
}
