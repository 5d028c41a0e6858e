package dev.sixphase.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A callback that runs after the present one and its ticks: queued and run. */
@OperationsPerInvocation(Burst.COUNT)
public class Microtask extends Micro {
    /**
     * {@code queueMicrotask}.
     *
     * @param loop runs it
     */
    @Benchmark
    public void sixphase(final OurLoop loop) {
        loop.runBurst(loop.loop()::queueMicrotask);
    }
}
