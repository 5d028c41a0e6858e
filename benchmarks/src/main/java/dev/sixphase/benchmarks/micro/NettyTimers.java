package dev.sixphase.benchmarks.micro;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Timers by {@code schedule}, on the loop's thread. */
public class NettyTimers extends NettyLoop implements Timers {
    private final int[] delaysMillis = Delays.ofTimeouts();
    private final ScheduledFuture<?>[] timers = new ScheduledFuture<?>[delaysMillis.length];

    @Override
    public void startAll() throws InterruptedException {
        run(whenDone -> {
            final EventLoop loop = loop();
            for (int index = 0; index < timers.length; index++) {
                timers[index] = loop.schedule(NOTHING, delaysMillis[index], TimeUnit.MILLISECONDS);
            }
            whenDone.run();
        });
    }

    @Override
    public void cancelAll() throws InterruptedException {
        run(whenDone -> {
            for (final ScheduledFuture<?> timer : timers) {
                timer.cancel(false);
            }
            whenDone.run();
        });
    }
}
