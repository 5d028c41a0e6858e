package dev.sixphase.benchmarks.micro;

import io.activej.reactor.schedule.ScheduledRunnable;

/** Timers by {@code delay}. */
public class ActivejTimers extends ActivejLoop implements Timers {
    private final int[] delaysMillis = Delays.ofTimeouts();
    private final ScheduledRunnable[] timers = new ScheduledRunnable[delaysMillis.length];

    @Override
    public void startAll() {
        for (int index = 0; index < timers.length; index++) {
            timers[index] = loop().delay(delaysMillis[index], NOTHING);
        }
    }

    @Override
    public void cancelAll() {
        for (final ScheduledRunnable timer : timers) {
            timer.cancel();
        }
    }
}
