package dev.sixphase.api.spi;

/**
 * Runs what would block the loop: files, name look-ups, computing. One pool may serve many loops; it knows
 * none of them and carries no results. Whoever submits a task lets the task itself hand the result back.
 *
 * <p><b>Threads.</b> Every method may be called from any thread. None blocks, except {@link #awaitClosed}.
 *
 * <p><b>Order.</b> Tasks start in the order of submission, except that slow ones step aside while their
 * quota is used up. What a thread did before {@link #submit} is visible to the task.
 *
 * <p><b>Not guaranteed:</b> the order in which tasks end, or on which worker one runs.
 *
 * <p>Every sentence here is a test of {@code WorkerPoolContract} in the module {@code
 * dev.sixphase.conformance}.
 */
public interface WorkerPool extends AutoCloseable {
    /** What a task mostly does. A pool may use it to keep one sort of work from starving another. */
    enum Kind {
        /** Computes and does not block. */
        CPU,
        /** Blocks for as long as a local disk takes. */
        FAST_IO,
        /**
         * May block for seconds, as a name look-up does. At most half of the workers, rounded up, run such
         * tasks.
         */
        SLOW_IO
    }

    /** How a pool ends. */
    enum Ending {
        /** Every accepted task runs; then the workers end. */
        DRAIN,
        /** Waiting tasks never run; running ones are interrupted. */
        ABORT
    }

    /** One accepted task. Any thread may call it. */
    interface Ticket {
        /**
         * Takes the task back if it has not started.
         *
         * @return true if the task has not run and never will; false if it runs, has ended, or was taken
         *     back before
         */
        boolean cancel();
    }

    /**
     * Accepts a task. One that throws loses nothing but itself: the worker goes on.
     *
     * @param kind what the task mostly does
     * @param task runs once, on a worker, unless it is cancelled
     * @return a ticket to cancel it with
     * @throws WorkerPoolRejectedException if the queue is full or the pool is closed; the task will not run
     */
    Ticket submit(Kind kind, Runnable task);

    /** {@return how many tasks may run at once} */
    int workerCount();

    /** {@return how many accepted tasks wait; approximate while other threads submit} */
    int queuedCount();

    /**
     * Accepts no more tasks and ends as asked; returns at once. A second call may turn {@link Ending#DRAIN}
     * into {@link Ending#ABORT}; otherwise it does nothing.
     *
     * @param ending what becomes of accepted tasks
     */
    void close(Ending ending);

    /** Ends by {@link Ending#DRAIN}. */
    @Override
    default void close() {
        close(Ending.DRAIN);
    }

    /**
     * Waits until the last worker has ended.
     *
     * @param timeoutNanos the longest wait; 0 asks without waiting
     * @return whether all have ended
     * @throws InterruptedException if the calling thread is interrupted; the pool is not affected
     */
    boolean awaitClosed(long timeoutNanos) throws InterruptedException;
}
