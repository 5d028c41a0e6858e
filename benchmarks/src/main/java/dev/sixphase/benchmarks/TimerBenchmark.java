package dev.sixphase.benchmarks;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Timer;
import dev.sixphase.api.TimerHandle;
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

/**
 * The cost of starting a timer and stopping it again, as every connection with a time-out does, while many
 * others wait.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class TimerBenchmark {
    private static final Runnable NOTHING = () -> { };
    private static final int DELAY_MILLIS = 30_000;
    private static final int DURATIONS = 16;

    /** How many other timers wait, with a few durations among them. */
    @Param({"0", "100000"})
    @SuppressWarnings("checkstyle:visibilitymodifier") // JMH sets it
    public int waiting;

    private EventLoop loop;
    private TimerHandle handle;

    /** Makes the loop and the timers that wait. */
    @Setup(Level.Trial)
    public void open() {
        loop = EventLoop.builder().build();
        handle = loop.newTimer();
        for (int index = 0; index < waiting; index++) {
            loop.setTimeout(NOTHING, DELAY_MILLIS + index % DURATIONS);
            loop.newTimer().start(NOTHING, DELAY_MILLIS + index % DURATIONS, 0);
        }
    }

    /** Closes the loop, timers included. */
    @TearDown(Level.Trial)
    public void close() {
        loop.close();
    }

    /** {@return a timer of the script layer, stopped: lists by duration} */
    @Benchmark
    public Timer setAndClearTimeout() {
        final Timer timer = loop.setTimeout(NOTHING, DELAY_MILLIS);
        loop.clearTimeout(timer);
        return timer;
    }

    /** {@return a timer of the core, stopped: a heap} */
    @Benchmark
    public TimerHandle startAndStopHandle() {
        handle.start(NOTHING, DELAY_MILLIS, 0);
        handle.stop();
        return handle;
    }
}
