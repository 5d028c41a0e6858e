package dev.sixphase.api;

/**
 * A timer with libuv's semantics: one queue ordered by deadline, then by start; deadlines count from the
 * loop's cached time. Applications mostly want {@link EventLoop#setTimeout(Runnable, double)}, which has
 * Node's.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * @see <a href="https://docs.libuv.org/en/v1.x/timer.html">uv_timer_t</a>
 */
public interface TimerHandle extends Handle {
    /**
     * Starts the timer, or starts it again behind all others of the same deadline.
     *
     * @param callback runs in the TIMERS phase
     * @param timeoutMillis 0 or more, from {@link EventLoop#nowMillis()}; 0 fires in the next TIMERS phase.
     *     A sum past {@link Long#MAX_VALUE} stops there
     * @param repeatMillis 0 for once; else it starts again by itself, before its callback, this long after
     *     the time at which it fires: no bursts to catch up, and drift instead
     * @throws IllegalStateException if the handle is closing; nothing changes
     */
    void start(Runnable callback, long timeoutMillis, long repeatMillis);

    /** Stops the timer; it can be started again. Does nothing if it is not active. */
    void stop();

    /**
     * Starts a repeating timer again, a full {@link #repeatMillis()} from now; does nothing if it does not
     * repeat.
     *
     * @throws IllegalStateException if the timer was never started; nothing changes
     */
    void again();

    /** {@return the period, 0 if it fires once} */
    long repeatMillis();

    /**
     * Changes the period, from the next time that the timer starts itself again.
     *
     * @param repeatMillis 0 or more
     */
    void repeatMillis(long repeatMillis);

    /** {@return how long until the deadline, 0 if it has passed or the timer is not active} */
    long dueInMillis();
}
