package dev.sixphase.benchmarks.micro;

import io.activej.eventloop.Eventloop;
import java.util.concurrent.Executor;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** ActiveJ's event loop, which the measuring thread itself runs until it has nothing to do. */
@State(Scope.Thread)
public class ActivejLoop {
    private Eventloop loop;

    /** Makes it. */
    @Setup(Level.Trial)
    public void open() {
        loop = Eventloop.builder().withCurrentThread().build();
    }

    Eventloop loop() {
        return loop;
    }

    /** Runs a program on the loop, until nothing is left. */
    void run(final Runnable program) {
        loop.post(program);
        loop.run();
    }

    /** Runs a burst to its end. */
    void runBurst(final Executor queue) {
        run(new Burst(queue, () -> { })::start);
    }
}
