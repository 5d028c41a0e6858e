package dev.sixphase.threadpool;

import dev.sixphase.api.spi.WorkerPoolOptions;
import java.util.concurrent.ThreadFactory;

/**
 * Workers that are virtual threads, of which none exists while there is nothing to do: right for tasks that
 * wait for something in pure Java, and for hundreds of workers. Needs JDK 21 or newer.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 *
 * <p><b>Not guaranteed:</b> that tasks which compute, read files or look up names run {@code workerCount}
 * at once. They hold the JDK's carrier threads, of which there are about as many as processors.
 */
public final class VirtualWorkerPool extends BoundedWorkerPool {
    /**
     * Opens a pool, which starts no thread before its first task.
     *
     * @param options size and bounds
     * @throws UnsupportedOperationException if this JDK has no virtual threads
     */
    public VirtualWorkerPool(final WorkerPoolOptions options) {
        super(options, virtualThreads(options.threadNamePrefix()), Idle.ENDS);
    }

    private static ThreadFactory virtualThreads(final String namePrefix) {
        try {
            return VirtualThreads.factory(namePrefix);
        } catch (final ReflectiveOperationException absent) {
            throw new UnsupportedOperationException(VirtualWorkerPoolProvider.reason(), absent);
        }
    }
}
