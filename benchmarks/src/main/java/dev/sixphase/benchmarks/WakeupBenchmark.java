package dev.sixphase.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The time until another thread has had a callback run on a loop that sleeps in its poll. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class WakeupBenchmark {
    /** Which poller sleeps. */
    @Param({"nio", "epoll"})
    @SuppressWarnings("checkstyle:visibilitymodifier") // JMH sets it
    public String poller;

    private final Runnable answer = () -> answered = true;
    private volatile boolean answered;
    private RunningLoop running;

    /** Starts the loop. */
    @Setup(Level.Trial)
    public void open() {
        running = RunningLoop.start(poller, loop -> { });
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void close() {
        running.close();
    }

    /** There and back. */
    @Benchmark
    public void executeAndWait() {
        answered = false;
        running.loop().execute(answer);
        while (!answered) {
            Thread.onSpinWait();
        }
    }
}
