package dev.sixphase.loop.group;

import dev.sixphase.api.spi.WorkerPool;
import java.util.function.Supplier;

/**
 * The worker pool of a group: opened by the first work of any loop, closed once.
 *
 * <p><b>Threads.</b> Safe on any thread.
 */
public final class SharedPool implements Supplier<WorkerPool> {
    private final Supplier<WorkerPool> opener;
    private WorkerPool pool;

    /**
     * Opens nothing yet.
     *
     * @param opener gives the pool when there is work
     */
    public SharedPool(final Supplier<WorkerPool> opener) {
        this.opener = opener;
    }

    @Override
    public synchronized WorkerPool get() {
        if (pool == null) {
            pool = opener.get();
        }
        return pool;
    }

    /** Drops work that has not started. Call it once no loop can ask for the pool any more. */
    public synchronized void close() {
        if (pool != null) {
            pool.close(WorkerPool.Ending.ABORT);
        }
    }
}
