package dev.sixphase.benchmarks.micro;

import io.activej.eventloop.Eventloop;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** ActiveJ's event loop on a thread of its own. */
@State(Scope.Thread)
public class ActivejThread {
    private Eventloop loop;
    private Thread thread;

    /** Starts it. */
    @Setup(Level.Trial)
    public void open() {
        loop = Eventloop.create();
        loop.keepAlive(true);
        thread = new Thread(loop, "activej");
        thread.start();
    }

    /**
     * Ends it.
     *
     * @throws InterruptedException if the measurement is given up
     */
    @TearDown(Level.Trial)
    public void close() throws InterruptedException {
        loop.execute(() -> loop.keepAlive(false));
        thread.join();
    }

    Eventloop loop() {
        return loop;
    }
}
