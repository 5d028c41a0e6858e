package dev.sixphase.benchmarks.micro;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Starting a timer: a million of 0 to 60 s, at random. */
@OperationsPerInvocation(Delays.COUNT)
public class TimerStart extends MillionTimers {
    private Timers started;

    /** For JMH. */
    public TimerStart() { }

    @Override
    void measure(final Timers timers) throws InterruptedException {
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
