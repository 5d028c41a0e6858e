package dev.sixphase.differential;

import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.spi.PhaseHook;
import dev.sixphase.conformance.ManualClock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Watches a run on the Java API and notes which {@link Feature}s it shows. */
final class Witness implements PhaseHook {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** A timer, from its start on. */
    static final class Started {
        private final int durationMillis;
        private long deadlineMillis;
        private boolean inThisPhase;
        private boolean waiting = true;

        Started(final int durationMillis) {
            this.durationMillis = durationMillis;
        }
    }

    private final ManualClock clock;
    private final Set<Feature> features = EnumSet.noneOf(Feature.class);
    /** Of several timers that one statement started, the last is what others mean. */
    private final Map<Integer, Started> lastById = new HashMap<>();
    private final List<Started> timers = new ArrayList<>();
    private final List<Started> fired = new ArrayList<>();
    private LoopPhase phase;
    private long phaseNowMillis;
    /** What an older libuv compares with: see {@link #dependsOnLibuv()}. */
    private long cachedMillis;
    private long cachedAfterTimersMillis;
    private boolean dependsOnLibuv;
    private int callbacksInPhase;
    private int queued;

    Witness(final ManualClock clock) {
        this.clock = clock;
    }

    Set<Feature> features() {
        return features;
    }

    /**
     * {@return whether the order depends on the libuv that Node was built with} Before 1.48 a TIMERS phase
     * went on while the cached time, which each new timer refreshes, had reached the next deadline: timers
     * that the ticks after the last timer made late then ran in the same phase. Since 1.48, and here, what
     * is due is fixed when the phase begins.
     */
    boolean dependsOnLibuv() {
        return dependsOnLibuv;
    }

    void shows(final Feature feature) {
        features.add(feature);
    }

    private long nowMillis() {
        return clock.nanoTime() / NANOS_PER_MILLI;
    }

    @Override
    public String name() {
        return "witness";
    }

    @Override
    public void phaseBegins(final LoopPhase begun, final long iteration) {
        phase = begun;
        phaseNowMillis = nowMillis();
        callbacksInPhase = 0;
        fired.clear();
        timers.removeIf(timer -> !timer.waiting);
        timers.forEach(timer -> timer.inThisPhase = false);
    }

    @Override
    public void phaseEnds(final LoopPhase ended, final long iteration) {
        if (ended == LoopPhase.TIMERS) {
            endTimers();
        }
        phase = null;
    }

    private void endTimers() {
        for (final Started timer : timers) {
            if (timer.waiting && timer.inThisPhase && timer.deadlineMillis <= nowMillis()) {
                shows(Feature.LATE_TIMER_WAITS);
            }
        }
        if (!fired.isEmpty() && cachedMillis > cachedAfterTimersMillis) {
            dependsOnLibuv |= timers.stream().anyMatch(timer -> timer.deadlineMillis <= cachedMillis
                && (timer.waiting || timer.inThisPhase));
        }
    }

    /** A callback of the loop begins. */
    void callback(final LoopPhase of, final Feature ifSeveral) {
        queued = 0;
        if (phase == of) {
            callbacksInPhase++;
            if (callbacksInPhase > 1) {
                shows(ifSeveral);
            }
        }
    }

    Started started(final double millis) {
        final Started timer = new Started(millis >= 1 ? (int) millis : 1);
        start(timer);
        return timer;
    }

    /** A timer starts that other statements can name. */
    Started started(final int id, final double millis) {
        final Started timer = started(millis);
        lastById.put(id, timer);
        return timer;
    }

    private void start(final Started timer) {
        if (!timers.contains(timer)) {
            timers.add(timer);
        }
        cachedMillis = nowMillis();
        timer.deadlineMillis = cachedMillis + timer.durationMillis;
        timer.inThisPhase = phase == LoopPhase.TIMERS;
        timer.waiting = true;
    }

    void refreshed(final int id) {
        final Started timer = lastById.get(id);
        if (timer != null) {
            if (isDueNow(timer)) {
                shows(Feature.DUE_TIMER_REFRESHED);
            }
            start(timer);
        }
    }

    void cleared(final int id) {
        final Started timer = lastById.get(id);
        if (timer != null) {
            if (timer.waiting && isDueNow(timer)) {
                shows(Feature.DUE_TIMER_CLEARED);
            }
            timer.waiting = false;
        }
    }

    private boolean isDueNow(final Started timer) {
        return phase == LoopPhase.TIMERS && !timer.inThisPhase && timer.deadlineMillis <= phaseNowMillis;
    }

    /** A timer's callback begins. */
    void timerFires(final Started timer, final boolean repeats) {
        queued = 0;
        if (!fired.isEmpty()) {
            final Started last = fired.get(fired.size() - 1);
            if (last.durationMillis != timer.durationMillis) {
                shows(Feature.LISTS_CLASH);
            }
            if (last.deadlineMillis > timer.deadlineMillis) {
                shows(Feature.LATER_DEADLINE_FIRST);
            }
        }
        fired.add(timer);
        timer.waiting = false;
        if (repeats) {
            start(timer);
        }
    }

    void timerFired() {
        cachedAfterTimersMillis = cachedMillis;
    }

    /** A tick or a microtask is queued, or runs. */
    void queued() {
        queued++;
    }

    void drained() {
        queued--;
        if (phase == LoopPhase.TIMERS && !fired.isEmpty()
            || phase == LoopPhase.CHECK && callbacksInPhase > 0) {

            shows(Feature.DRAINS_BETWEEN);
        }
    }

    void immediateStarted() {
        if (phase == LoopPhase.CHECK) {
            shows(Feature.IMMEDIATE_NESTED);
        }
    }

    void immediateCleared() {
        if (phase == LoopPhase.CHECK) {
            shows(Feature.IMMEDIATE_CLEARED);
        }
    }

    /** Something was thrown that no statement caught. */
    void uncaught() {
        if (phase == null) {
            shows(Feature.MAIN_THROWS);
        } else if (phase == LoopPhase.TIMERS) {
            shows(Feature.TIMER_THROWS);
        } else if (phase == LoopPhase.CHECK) {
            shows(Feature.CHECK_THROWS);
        }
        if (queued > 0) {
            shows(Feature.THROW_DEFERS);
        }
    }
}
