package dev.sixphase.benchmarks.micro;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Timers by {@code schedule}, on the loop's thread. */
public class NettyTimers extends NettyLoop implements Timers {
    private final int[] delaysMillis = Delays.ofTimeouts();
    private final Kept<ScheduledFuture<?>> timers = new Kept<>();

    @Override
    public void startAll() throws InterruptedException {
        run(whenDone -> {
            final EventLoop loop = loop();
            for (int index = 0; index < delaysMillis.length; index++) {
                timers.set(index, loop.schedule(NOTHING, delaysMillis[index], TimeUnit.MILLISECONDS));
            }
            whenDone.run();
        });
    }

    @Override
    public void cancelAll() throws InterruptedException {
        run(whenDone -> {
            for (int index = 0; index < delaysMillis.length; index++) {
                timers.get(index).cancel(false);
            }
            whenDone.run();
        });
    }
}
