package dev.sixphase.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A callback that runs as soon as the present one has ended: queued and run. */
@OperationsPerInvocation(Burst.COUNT)
public class NextTick extends Micro {
    /**
     * {@code nextTick}.
     *
     * @param loop runs it
     */
    @Benchmark
    public void sixphase(final OurLoop loop) {
        loop.runBurst(loop.loop()::nextTick);
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
     * {@code postLast}: in the order in which they are posted.
     *
     * @param loop runs it
     */
    @Benchmark
    public void activej(final ActivejLoop loop) {
        loop.runBurst(loop.loop()::postLast);
    }
}
