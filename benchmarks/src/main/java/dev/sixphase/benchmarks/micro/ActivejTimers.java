package dev.sixphase.benchmarks.micro;

import io.activej.reactor.schedule.ScheduledRunnable;

/** Timers by {@code delay}. */
public class ActivejTimers extends ActivejLoop implements Timers {
    private final int[] delaysMillis = Delays.ofTimeouts();
    private final Kept<ScheduledRunnable> timers = new Kept<>();

    @Override
    public void startAll() {
        for (int index = 0; index < delaysMillis.length; index++) {
            timers.set(index, loop().delay(delaysMillis[index], NOTHING));
        }
    }

    @Override
    public void cancelAll() {
        for (int index = 0; index < delaysMillis.length; index++) {
            timers.get(index).cancel();
        }
    }
}
