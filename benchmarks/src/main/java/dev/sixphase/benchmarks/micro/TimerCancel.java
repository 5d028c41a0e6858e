package dev.sixphase.benchmarks.micro;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/** Cancelling a timer: a million of 0 to 60 s, in the order of their starts. */
@OperationsPerInvocation(Delays.COUNT)
public class TimerCancel extends MillionTimers {
    private Timers cancelled;

    /** For JMH. */
    public TimerCancel() { }

    /** The very first time, in the warm-up, there are none to cancel. */
    @Override
    void measure(final Timers timers) throws InterruptedException {
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
