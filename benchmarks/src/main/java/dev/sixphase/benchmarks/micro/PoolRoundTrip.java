package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.spi.WorkerPool;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Work that does nothing, on one of four workers, and its outcome back on the loop. */
@OperationsPerInvocation(PoolRoundTrip.COUNT)
public abstract class PoolRoundTrip extends Micro {
    /** How many pieces of work. */
    static final int COUNT = 50_000;

    private static final Callable<Void> NO_WORK = () -> null;
    private static final int WORKERS = 4;

    private final int inFlight;

    /** So many at a time. */
    PoolRoundTrip(final int inFlight) {
        this.inFlight = inFlight;
    }

    /**
     * {@code submit}.
     *
     * @param ours runs it
     */
    @Benchmark
    public void sixphase(final OurLoop ours) {
        final EventLoop loop = ours.loop();
        loop.run(() -> new PoolTrips(COUNT, ended ->
            loop.submit(WorkerPool.Kind.CPU, NO_WORK, (failure, value) -> ended.run()), () -> { })
            .start(inFlight));
    }

    /**
     * {@code execute} there and back.
     *
     * @param loop runs it
     * @param workers the pool
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void netty(final NettyLoop loop, final NettyWorkers workers) throws InterruptedException {
        loop.run(whenDone -> new PoolTrips(COUNT, ended ->
            workers.group.execute(() -> loop.loop().execute(ended)), whenDone)
            .start(inFlight));
    }

    /** Netty's workers. */
    @State(Scope.Thread)
    public static class NettyWorkers {
        private final DefaultEventExecutorGroup group = new DefaultEventExecutorGroup(WORKERS);

        /** Ends them. */
        @TearDown(Level.Trial)
        public void close() {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }
}
