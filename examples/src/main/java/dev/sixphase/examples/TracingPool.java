package dev.sixphase.examples;

import dev.sixphase.api.spi.WorkerPool;
import java.util.Objects;

/** Prints, on the worker, which task it takes and that it is done; another pool does the work. */
final class TracingPool implements WorkerPool {
    private final WorkerPool pool;
    private final Console console;

    TracingPool(final WorkerPool pool, final Console console) {
        this.pool = Objects.requireNonNull(pool, "pool");
        this.console = Objects.requireNonNull(console, "console");
    }

    @Override
    public Ticket submit(final Kind kind, final Runnable task) {
        return pool.submit(kind, () -> {
            console.say("takes a task of kind " + kind);
            task.run();
            console.say("has done it");
        });
    }

    @Override
    public int workerCount() {
        return pool.workerCount();
    }

    @Override
    public int queuedCount() {
        return pool.queuedCount();
    }

    @Override
    public void close(final Ending ending) {
        pool.close(ending);
    }

    @Override
    public boolean awaitClosed(final long timeoutNanos) throws InterruptedException {
        return pool.awaitClosed(timeoutNanos);
    }
}
