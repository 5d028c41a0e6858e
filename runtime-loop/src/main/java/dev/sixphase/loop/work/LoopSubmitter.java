package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Request;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.loop.core.LoopCore;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Sends work to the pool and brings its outcome back through the loop's mailbox. The pool is opened by the
 * first work.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public final class LoopSubmitter implements Submitter {
    private final LoopCore core;
    private final Supplier<WorkerPool> opener;
    private WorkerPool pool;

    /**
     * Makes a submitter that has no pool yet.
     *
     * @param core the loop that the outcomes come back to
     * @param opener gives the pool when there is work
     */
    public LoopSubmitter(final LoopCore core, final Supplier<WorkerPool> opener) {
        this.core = core;
        this.opener = opener;
    }

    @Override
    public <T> Request submit(final WorkerPool.Kind kind, final Callable<? extends T> work,
        final Callback<? super T> callback) {

        core.checkUsable();
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(callback, "callback");
        if (pool == null) {
            pool = opener.get();
        }
        final WorkRequest<T> request = new WorkRequest<>(core, work, callback);
        request.submitTo(pool, kind);
        return request;
    }

    /** {@return the pool, or null if there was no work yet} */
    public WorkerPool pool() {
        return pool;
    }
}
