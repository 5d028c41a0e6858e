package dev.sixphase.threadpool;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPoolOptions;
import dev.sixphase.api.spi.WorkerPoolProvider;

/**
 * Opens {@link FixedWorkerPool}s under the name {@code fixed}. Works on every JVM.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 */
public final class FixedWorkerPoolProvider implements WorkerPoolProvider {
    /** For {@link java.util.ServiceLoader}. */
    public FixedWorkerPoolProvider() { }

    @Override
    public String name() {
        return "fixed";
    }

    @Override
    public int priority() {
        return 200;
    }

    @Override
    public Availability availability() {
        return Availability.AVAILABLE;
    }

    @Override
    public WorkerPool open(final WorkerPoolOptions options) {
        return new FixedWorkerPool(options);
    }
}
