package dev.sixphase.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;

/** What is done with each of a million timers. */
public abstract class MillionTimers extends Micro {
    /** For subclasses. */
    MillionTimers() { }

    /** Does it, and nothing else. */
    abstract void measure(Timers timers) throws InterruptedException;

    /**
     * {@code setTimeout}, {@code clearTimeout}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void sixphase(final OurTimeouts timers) throws InterruptedException {
        measure(timers);
    }

    /**
     * {@code TimerHandle}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void sixphaseHandle(final OurHandles timers) throws InterruptedException {
        measure(timers);
    }

    /**
     * {@code schedule}, {@code Future.cancel}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void netty(final NettyTimers timers) throws InterruptedException {
        measure(timers);
    }

    /**
     * {@code delay}, {@code ScheduledRunnable.cancel}.
     *
     * @param timers the timers
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void activej(final ActivejTimers timers) throws InterruptedException {
        measure(timers);
    }
}
