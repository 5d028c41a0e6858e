package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.EventLoop;
import java.util.concurrent.Executor;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A loop of ours, on the best poller of this machine, which the measuring thread itself runs. */
@State(Scope.Thread)
public class OurLoop {
    private EventLoop loop;

    /** Opens it. */
    @Setup(Level.Trial)
    public void open() {
        loop = EventLoop.builder().build();
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() {
        loop.close();
    }

    EventLoop loop() {
        return loop;
    }

    /** Runs a burst to its end, queued first by the program's first callback. */
    void runBurst(final Executor queue) {
        loop.run(new Burst(queue, () -> { })::start);
    }
}
