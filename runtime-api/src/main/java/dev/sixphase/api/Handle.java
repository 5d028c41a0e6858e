package dev.sixphase.api;

/**
 * Something long-lived that the loop serves: a timer, a socket, a hook. An active handle that is referenced
 * keeps the loop alive.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public interface Handle extends AutoCloseable {
    /** Lets this handle keep the loop alive again, while it is active. Repeats change nothing. */
    void ref();

    /**
     * Stops this handle from keeping the loop alive. It still works while the loop runs. Repeats change
     * nothing.
     */
    void unref();

    /** {@return whether this handle keeps the loop alive while it is active} */
    boolean hasRef();

    /**
     * {@return whether this handle waits for something: a started timer, an open listener, a connected
     * stream}
     */
    boolean isActive();

    /** {@return whether {@link #close()} has been called} */
    boolean isClosing();

    /**
     * Ends this handle. What it holds of the system is released at once; its close callback, if it has one,
     * runs in a CLOSING phase, never inside this call. A second call does nothing.
     */
    @Override
    void close();

    /**
     * Ends this handle as {@link #close()} does, and says what runs in the CLOSING phase, after its close
     * listener if it has one.
     *
     * @param callback runs once
     * @throws IllegalStateException if the handle is closing already; the callback will not run
     * @see <a href="https://docs.libuv.org/en/v1.x/handle.html#c.uv_close">uv_close</a>
     */
    void close(Runnable callback);
}
