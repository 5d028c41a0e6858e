package dev.sixphase.loop.core;

/**
 * What every callback runs in. The one seam between the core and the script layer.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public interface CallbackScope {
    /** Runs callbacks and nothing else; what they throw ends the run. */
    CallbackScope BARE = new CallbackScope() {
        @Override
        public void call(final Runnable callback) {
            callback.run();
        }

        @Override
        public void report(final Throwable failure) {
            throw Failures.rethrow(failure);
        }
    };

    /**
     * Enters the scope, runs the callback and leaves the scope, whereupon what the callback left behind is
     * drained.
     *
     * @param callback runs once; what it throws is {@linkplain #report reported}
     */
    void call(Runnable callback);

    /**
     * Hands a failure that no callback took to the loop's handler; throws it if there is none.
     *
     * @param failure what was thrown
     */
    void report(Throwable failure);

    /**
     * Runs something that is no callback, such as a hook: nothing is drained after it.
     *
     * @param action runs once; what it throws is {@linkplain #report reported}
     */
    default void observe(final Runnable action) {
        try {
            action.run();
        } catch (final Throwable failure) {
            report(failure);
        }
    }
}
