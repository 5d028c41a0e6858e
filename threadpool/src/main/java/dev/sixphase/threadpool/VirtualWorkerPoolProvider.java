package dev.sixphase.threadpool;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPoolOptions;
import dev.sixphase.api.spi.WorkerPoolProvider;

/**
 * Opens {@link VirtualWorkerPool}s under the name {@code virtual}, by which alone it is chosen. Needs JDK 21
 * or newer.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 */
public final class VirtualWorkerPoolProvider implements WorkerPoolProvider {
    /** For {@link java.util.ServiceLoader}. */
    public VirtualWorkerPoolProvider() { }

    static String reason() {
        return "virtual threads need JDK 21 or newer, this is JDK " + Runtime.version().feature()
            + "; run on a newer JDK, or use the pool \"fixed\"";
    }

    @Override
    public String name() {
        return "virtual";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Availability availability() {
        try {
            VirtualThreads.factory("").newThread(() -> { });
            return Availability.AVAILABLE;
        } catch (final ReflectiveOperationException | RuntimeException | LinkageError absent) {
            return Availability.unavailable(reason(), absent);
        }
    }

    @Override
    public WorkerPool open(final WorkerPoolOptions options) {
        return new VirtualWorkerPool(options);
    }
}
