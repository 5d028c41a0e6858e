package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.TimerHandle;
import java.util.Arrays;

/** Timers by {@code TimerHandle.start}. The handles are made before, as libuv's are. */
public class OurHandles extends OurLoop implements Timers {
    private final int[] delaysMillis = Delays.ofTimeouts();
    private final TimerHandle[] timers = new TimerHandle[delaysMillis.length];

    @Override
    public void open() {
        super.open();
        Arrays.setAll(timers, index -> loop().newTimer());
    }

    @Override
    public void startAll() {
        for (int index = 0; index < timers.length; index++) {
            timers[index].start(NOTHING, delaysMillis[index], 0);
        }
    }

    @Override
    public void cancelAll() {
        for (final TimerHandle timer : timers) {
            timer.stop();
        }
    }
}
