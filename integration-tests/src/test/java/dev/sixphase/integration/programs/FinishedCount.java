package dev.sixphase.integration.programs;

import dev.sixphase.api.spi.WorkerPool;
import java.util.concurrent.Semaphore;

/** A pool that can be waited for: a program that is "busy for 100 ms" is busy until its work is done. */
final class FinishedCount implements WorkerPool {
    private final WorkerPool pool;
    private final Semaphore finished = new Semaphore(0);

    FinishedCount(final WorkerPool pool) {
        this.pool = pool;
    }

    void await(final int tasks) {
        finished.acquireUninterruptibly(tasks);
    }

    @Override
    public Ticket submit(final Kind kind, final Runnable task) {
        return pool.submit(kind, () -> {
            task.run();
            finished.release();
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
