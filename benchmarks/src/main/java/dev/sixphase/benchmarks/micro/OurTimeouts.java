package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Timer;

/** Timers by {@code setTimeout}. */
public class OurTimeouts extends OurLoop implements Timers {
    private final int[] delaysMillis = Delays.ofTimeouts();
    private final Kept<Timer> timers = new Kept<>();

    @Override
    public void startAll() {
        final EventLoop loop = loop();
        for (int index = 0; index < delaysMillis.length; index++) {
            timers.set(index, loop.setTimeout(NOTHING, delaysMillis[index]));
        }
    }

    @Override
    public void cancelAll() {
        final EventLoop loop = loop();
        for (int index = 0; index < delaysMillis.length; index++) {
            loop.clearTimeout(timers.get(index));
        }
    }
}
