package dev.sixphase.api;

/**
 * A callback that runs once in its phase of every iteration, the newest started first; libuv's idle,
 * prepare and check handles. One started during its phase runs from the next iteration on.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * @see <a href="https://docs.libuv.org/en/v1.x/prepare.html">uv_prepare_t</a>
 */
public interface HookHandle extends Handle {
    /** {@return IDLE, PREPARE or CHECK} */
    LoopPhase phase();

    /**
     * Starts the hook; does nothing if it is active.
     *
     * @throws IllegalStateException if the handle is closing; nothing changes
     */
    void start();

    /** Stops the hook: it does not run again, not even later in this phase. */
    void stop();
}
