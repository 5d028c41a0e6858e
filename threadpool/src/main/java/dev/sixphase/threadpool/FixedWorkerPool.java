package dev.sixphase.threadpool;

import dev.sixphase.api.spi.WorkerPoolOptions;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Workers that are platform threads: right for computing and for files. They are daemons, are started one
 * by one as tasks need them, and park while there is nothing to do.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 *
 * <p><b>Not guaranteed:</b> that the JVM waits for running tasks at its exit; {@link #awaitClosed} does.
 */
public final class FixedWorkerPool extends BoundedWorkerPool {
    /**
     * Opens a pool, which starts no thread before its first task.
     *
     * @param options size and bounds
     */
    public FixedWorkerPool(final WorkerPoolOptions options) {
        super(options, daemons(options.threadNamePrefix()), Idle.PARKS);
    }

    private static ThreadFactory daemons(final String namePrefix) {
        final AtomicInteger lastNumber = new AtomicInteger();
        return work -> {
            // A worker outlives whoever happened to submit first, so it inherits none of its thread locals.
            final Thread worker =
                new Thread(null, work, namePrefix + lastNumber.incrementAndGet(), 0, false);
            worker.setDaemon(true);
            worker.setPriority(Thread.NORM_PRIORITY);
            return worker;
        };
    }
}
