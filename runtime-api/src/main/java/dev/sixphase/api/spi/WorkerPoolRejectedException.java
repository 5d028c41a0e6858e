package dev.sixphase.api.spi;

import java.util.concurrent.RejectedExecutionException;

/** A worker pool did not take a task, which will not run: its queue is full, or it is closed. */
public final class WorkerPoolRejectedException extends RejectedExecutionException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message whether the pool is full or closed, with its bounds, and which option raises them
     */
    public WorkerPoolRejectedException(final String message) {
        super(message);
    }
}
