package dev.sixphase.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Starting a timer: a million of 0 to 60 s, at random. */
@OperationsPerInvocation(Delays.COUNT)
public class TimerStart extends Micro {
    private Timers started;

    /**
     * {@code setTimeout}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void sixphase(final OurTimeouts timers) throws InterruptedException {
        start(timers);
    }

    /**
     * {@code TimerHandle.start}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void sixphaseHandle(final OurHandles timers) throws InterruptedException {
        start(timers);
    }

    /**
     * {@code schedule}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void netty(final NettyTimers timers) throws InterruptedException {
        start(timers);
    }

    /**
     * {@code delay}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void activej(final ActivejTimers timers) throws InterruptedException {
        start(timers);
    }

    private void start(final Timers timers) throws InterruptedException {
        started = timers;
        timers.startAll();
    }

    /**
     * Cancels them.
     *
     * @throws InterruptedException if the measurement is given up
     */
    @TearDown(Level.Invocation)
    public void cancel() throws InterruptedException {
        started.cancelAll();
    }
}
