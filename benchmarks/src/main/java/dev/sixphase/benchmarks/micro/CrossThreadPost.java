package dev.sixphase.benchmarks.micro;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Handing a callback to a loop on another thread: one thread posts a hundred thousand and waits until all of
 * them have run.
 */
@OperationsPerInvocation(CrossThreadPost.COUNT)
public class CrossThreadPost extends Micro {
    /** How many callbacks. */
    static final int COUNT = 100_000;

    private final Runnable callback = this::ran;
    private CountDownLatch done;
    private int left;

    /**
     * {@code execute}.
     *
     * @param loop runs it
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void sixphase(final OurThread loop) throws InterruptedException {
        postAll(loop.loop()::execute);
    }

    /**
     * {@code execute}.
     *
     * @param loop runs it
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void netty(final NettyLoop loop) throws InterruptedException {
        postAll(loop.loop());
    }

    /**
     * {@code execute}.
     *
     * @param loop runs it
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void activej(final ActivejThread loop) throws InterruptedException {
        postAll(loop.loop()::execute);
    }

    private void postAll(final Executor loop) throws InterruptedException {
        done = new CountDownLatch(1);
        left = COUNT;
        // The field is beside the count, which the other thread writes all the time.
        final Runnable posted = callback;
        for (int index = 0; index < COUNT; index++) {
            loop.execute(posted);
        }
        done.await();
    }

    private void ran() {
        left--;
        if (left == 0) {
            done.countDown();
        }
    }
}
