package dev.sixphase.examples;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPoolOptions;
import dev.sixphase.api.spi.WorkerPoolProvider;
import java.util.Comparator;
import java.util.Objects;
import java.util.ServiceLoader;

/** Prints, on the worker, which task it takes and that it is done; another pool does the work. */
final class TracingPool implements WorkerPool {
    private final WorkerPool pool;
    private final Console console;

    private TracingPool(final WorkerPool pool, final Console console) {
        this.pool = Objects.requireNonNull(pool, "pool");
        this.console = Objects.requireNonNull(console, "console");
    }

    /**
     * Opens a pool around the one that a loop would open by itself.
     *
     * @param options size and bounds of that one
     * @param console where to print
     */
    static TracingPool open(final WorkerPoolOptions options, final Console console) {
        final WorkerPoolProvider best = ServiceLoader
            .load(WorkerPoolProvider.class, TracingPool.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.availability() instanceof Availability.Available)
            .max(Comparator.comparingInt(WorkerPoolProvider::priority))
            .orElseThrow(() -> new IllegalStateException(
                "no worker pool to trace: add dev.sixphase:threadpool to the class path or module path"));
        return new TracingPool(best.open(options), console);
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
