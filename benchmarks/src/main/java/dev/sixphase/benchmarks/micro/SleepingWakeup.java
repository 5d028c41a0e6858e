package dev.sixphase.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * A callback to a loop that sleeps in its poll, and one back to another that sleeps meanwhile. The figure is
 * the median time there and back.
 */
@OperationsPerInvocation(SleepingWakeup.COUNT)
public class SleepingWakeup extends Micro {
    /** How many times there and back. */
    static final int COUNT = 5_000;

    /**
     * {@code execute}.
     *
     * @param near the one loop
     * @param far the other loop
     * @param figure where the figure goes
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void sixphase(final OurThread near, final OtherThread far, final OwnFigure figure)
        throws InterruptedException {

        figure.add(new PingPong(near.loop()::execute, far.loop()::execute, COUNT).play());
    }

    /**
     * {@code execute}.
     *
     * @param near the one loop
     * @param far the other loop
     * @param figure where the figure goes
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void netty(final NettyLoop near, final OtherNettyLoop far, final OwnFigure figure)
        throws InterruptedException {

        figure.add(new PingPong(near.loop(), far.loop(), COUNT).play());
    }

    /**
     * {@code execute}.
     *
     * @param near the one loop
     * @param far the other loop
     * @param figure where the figure goes
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void activej(final ActivejThread near, final OtherActivejThread far, final OwnFigure figure)
        throws InterruptedException {

        figure.add(new PingPong(near.loop()::execute, far.loop()::execute, COUNT).play());
    }

    /** The second of two. */
    public static class OtherThread extends OurThread { }

    /** The second of two. */
    public static class OtherNettyLoop extends NettyLoop { }

    /** The second of two. */
    public static class OtherActivejThread extends ActivejThread { }
}
