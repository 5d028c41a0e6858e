package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Timer;

/** Timers by {@code setTimeout}. */
public class OurTimeouts extends OurLoop implements Timers {
    private final int[] delaysMillis = Delays.ofTimeouts();
    private final Timer[] timers = new Timer[delaysMillis.length];

    @Override
    public void startAll() {
        final EventLoop loop = loop();
        for (int index = 0; index < timers.length; index++) {
            timers[index] = loop.setTimeout(NOTHING, delaysMillis[index]);
        }
    }

    @Override
    public void cancelAll() {
        final EventLoop loop = loop();
        for (final Timer timer : timers) {
            loop.clearTimeout(timer);
        }
    }
}
