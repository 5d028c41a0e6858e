package dev.sixphase.loop.group;

import dev.sixphase.api.spi.WorkerPool;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool that does the work in the thread that brings it, and notes what it is asked. */
record InlinePool(List<WorkerPool.Kind> submitted, AtomicInteger closed) implements WorkerPool {
    @Override
    public Ticket submit(final Kind kind, final Runnable task) {
        submitted.add(kind);
        task.run();
        return () -> false;
    }

    @Override
    public int workerCount() {
        return 1;
    }

    @Override
    public int queuedCount() {
        return 0;
    }

    @Override
    public void close(final Ending ending) {
        closed.incrementAndGet();
    }

    @Override
    public boolean awaitClosed(final long timeoutNanos) {
        return closed.get() > 0;
    }
}
