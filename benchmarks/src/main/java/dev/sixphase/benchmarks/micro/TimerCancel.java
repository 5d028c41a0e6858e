package dev.sixphase.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Cancelling a timer: a million of 0 to 60 s, in the order of their starts. */
@OperationsPerInvocation(Delays.COUNT)
public class TimerCancel extends Micro {
    private Timers cancelled;

    /**
     * {@code clearTimeout}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void sixphase(final OurTimeouts timers) throws InterruptedException {
        cancel(timers);
    }

    /**
     * {@code TimerHandle.stop}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void sixphaseHandle(final OurHandles timers) throws InterruptedException {
        cancel(timers);
    }

    /**
     * {@code Future.cancel}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void netty(final NettyTimers timers) throws InterruptedException {
        cancel(timers);
    }

    /**
     * {@code ScheduledRunnable.cancel}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void activej(final ActivejTimers timers) throws InterruptedException {
        cancel(timers);
    }

    /** The very first time, in the warm-up, there are none to cancel. */
    private void cancel(final Timers timers) throws InterruptedException {
        if (cancelled != null) {
            timers.cancelAll();
        }
        cancelled = timers;
    }

    /**
     * Starts those that are cancelled next.
     *
     * @throws InterruptedException if the measurement is given up
     */
    @TearDown(Level.Invocation)
    public void start() throws InterruptedException {
        cancelled.startAll();
    }
}
