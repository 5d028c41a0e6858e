package dev.sixphase.benchmarks.micro;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A figure that is not the mean time: the median of what it is told in an iteration. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class OwnFigure {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private double[] values = new double[1024];
    private int count;

    /** Forgets the iteration before. */
    @Setup(Level.Iteration)
    public void forget() {
        count = 0;
    }

    void add(final double nanosPerOperation) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = nanosPerOperation;
    }

    /** {@return the median, in nanoseconds for an operation} */
    public double nanos() {
        final double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[count / 2];
    }

    /** {@return the processor time of the calling thread} */
    static long threadCpuNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
