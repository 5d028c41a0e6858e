package dev.sixphase.api;

/**
 * One operation under way. It keeps the loop alive until its callback has run.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public interface Request {
    /**
     * Takes the operation back if it has not started. Its callback then runs, later, with a
     * {@link SystemCallException} of {@link Errno#ECANCELED}.
     *
     * @return whether it was taken back; false if it runs, has ended, or was cancelled before
     */
    boolean cancel();

    /** {@return whether the callback has not run yet} */
    boolean isPending();
}
