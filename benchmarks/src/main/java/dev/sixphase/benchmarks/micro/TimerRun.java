package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.TimerHandle;
import io.netty.channel.EventLoop;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Running a timer: 200,000 of 1 to 50 ms, at random. The figure is the processor time of the loop's thread,
 * from the last start to the last callback.
 */
@OperationsPerInvocation(Delays.RUN_COUNT)
public class TimerRun extends Micro {
    private final int[] delaysMillis = Delays.ofRun();
    private final TimerHandle[] handles = new TimerHandle[delaysMillis.length];
    private final Runnable fired = this::fired;
    private OwnFigure figure;
    private Runnable whenDone = () -> { };
    private long beganNanos;
    private int left;

    /**
     * {@code setTimeout}.
     *
     * @param loop runs it
     * @param cpu where the figure goes
     */
    @Benchmark
    public void sixphase(final OurLoop loop, final OwnFigure cpu) {
        loop.loop().run(() -> {
            for (final int delayMillis : delaysMillis) {
                loop.loop().setTimeout(fired, delayMillis);
            }
            begin(cpu);
        });
    }

    /**
     * {@code TimerHandle.start}.
     *
     * @param loop runs it
     * @param cpu where the figure goes
     */
    @Benchmark
    public void sixphaseHandle(final OurLoop loop, final OwnFigure cpu) {
        if (handles[0] == null) {
            Arrays.setAll(handles, index -> loop.loop().newTimer());
        }
        loop.loop().run(() -> {
            for (int index = 0; index < handles.length; index++) {
                handles[index].start(fired, delaysMillis[index], 0);
            }
            begin(cpu);
        });
    }

    /**
     * {@code schedule}.
     *
     * @param loop runs it
     * @param cpu where the figure goes
     * @throws InterruptedException if the measurement is given up
     */
    @Benchmark
    public void netty(final NettyLoop loop, final OwnFigure cpu) throws InterruptedException {
        loop.run(done -> {
            whenDone = done;
            final EventLoop events = loop.loop();
            for (final int delayMillis : delaysMillis) {
                events.schedule(fired, delayMillis, TimeUnit.MILLISECONDS);
            }
            begin(cpu);
        });
    }

    /**
     * {@code delay}.
     *
     * @param loop runs it
     * @param cpu where the figure goes
     */
    @Benchmark
    public void activej(final ActivejLoop loop, final OwnFigure cpu) {
        loop.run(() -> {
            for (final int delayMillis : delaysMillis) {
                loop.loop().delay(delayMillis, fired);
            }
            begin(cpu);
        });
    }

    private void begin(final OwnFigure cpu) {
        figure = cpu;
        left = delaysMillis.length;
        beganNanos = OwnFigure.threadCpuNanos();
    }

    private void fired() {
        left--;
        if (left == 0) {
            figure.add((OwnFigure.threadCpuNanos() - beganNanos) / (double) delaysMillis.length);
            whenDone.run();
        }
    }
}
