package dev.sixphase.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A callback that runs in the iteration that begins next: queued and run. */
@OperationsPerInvocation(Burst.COUNT)
public class Immediate extends Micro {
    /**
     * {@code setImmediate}, a thousand in each iteration.
     *
     * @param loop runs it
     */
    @Benchmark
    public void sixphase(final OurLoop loop) {
        loop.runBurst(loop.loop()::setImmediate);
    }

    /**
     * {@code execute}, on the loop's thread.
     *
     * @param loop runs it
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void netty(final NettyLoop loop) throws InterruptedException {
        loop.runBurst();
    }

    /**
     * {@code postNext}.
     *
     * @param loop runs it
     */
    @Benchmark
    public void activej(final ActivejLoop loop) {
        loop.runBurst(loop.loop()::postNext);
    }
}
