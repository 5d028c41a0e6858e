package dev.sixphase.benchmarks.micro;

import dev.sixphase.api.EventLoop;
import dev.sixphase.benchmarks.RunningLoop;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A loop of ours on a thread of its own, on epoll. */
@State(Scope.Thread)
public class OurThread {
    private RunningLoop running;

    /** Starts it. */
    @Setup(Level.Trial)
    public void open() {
        running = RunningLoop.start("epoll", loop -> { });
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void close() {
        running.close();
    }

    EventLoop loop() {
        return running.loop();
    }
}
