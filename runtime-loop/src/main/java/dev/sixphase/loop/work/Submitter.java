package dev.sixphase.loop.work;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Request;
import dev.sixphase.api.spi.WorkerPool;
import java.util.concurrent.Callable;

/**
 * Runs work on a pool and hands its outcome to the loop.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public interface Submitter {
    /**
     * Starts work; see {@link dev.sixphase.api.EventLoop#submit}.
     *
     * @param <T> what the work gives
     * @param kind what the work mostly does
     * @param work runs on a worker
     * @param callback hears how it ended, on the loop's thread
     * @return the request
     */
    <T> Request submit(WorkerPool.Kind kind, Callable<? extends T> work, Callback<? super T> callback);
}
