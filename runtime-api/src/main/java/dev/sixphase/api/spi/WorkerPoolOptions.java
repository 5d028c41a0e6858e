package dev.sixphase.api.spi;

import java.util.Objects;

/**
 * Size and bounds of a worker pool.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 *
 * @param workerCount how many tasks run at once; 1 to {@link #MAX_WORKER_COUNT}
 * @param queueCapacity how many more tasks may wait; at least 1. A task beyond it is refused, not blocked
 *     on
 * @param threadNamePrefix what the names of the workers start with
 */
public record WorkerPoolOptions(int workerCount, int queueCapacity, String threadNamePrefix) {
    /** As many as libuv allows. */
    public static final int MAX_WORKER_COUNT = 1024;
    /** As many workers as libuv starts. */
    public static final int DEFAULT_WORKER_COUNT = 4;
    /** Far above what a healthy program queues, far below what exhausts a heap. */
    public static final int DEFAULT_QUEUE_CAPACITY = 1 << 16;

    /** Refuses values that no pool can have. */
    public WorkerPoolOptions {
        if (workerCount < 1 || workerCount > MAX_WORKER_COUNT) {
            throw new IllegalArgumentException(
                "workerCount must be 1 to " + MAX_WORKER_COUNT + ": " + workerCount);
        }
        if (queueCapacity < 1) {
            throw new IllegalArgumentException("queueCapacity must be at least 1: " + queueCapacity);
        }
        Objects.requireNonNull(threadNamePrefix, "threadNamePrefix");
    }

    /** {@return four workers, a queue of 65,536, threads named {@code sixphase-worker-N}} */
    public static WorkerPoolOptions defaults() {
        return new WorkerPoolOptions(DEFAULT_WORKER_COUNT, DEFAULT_QUEUE_CAPACITY, "sixphase-worker-");
    }

    /**
     * {@return the same options with another number of workers}
     *
     * @param count 1 to {@link #MAX_WORKER_COUNT}
     */
    public WorkerPoolOptions withWorkerCount(final int count) {
        return new WorkerPoolOptions(count, queueCapacity, threadNamePrefix);
    }

    /**
     * {@return the same options with another bound on waiting tasks}
     *
     * @param capacity at least 1
     */
    public WorkerPoolOptions withQueueCapacity(final int capacity) {
        return new WorkerPoolOptions(workerCount, capacity, threadNamePrefix);
    }

    /**
     * {@return the most workers that {@link WorkerPool.Kind#SLOW_IO} may hold at once: half of them,
     * rounded up}
     */
    public int slowWorkerLimit() {
        return (workerCount + 1) / 2;
    }
}
