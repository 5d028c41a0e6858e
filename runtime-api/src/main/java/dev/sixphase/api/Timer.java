package dev.sixphase.api;

/**
 * What {@code setTimeout} and {@code setInterval} return; Node's {@code Timeout}.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * @see <a href="https://nodejs.org/api/timers.html#class-timeout">Node: class Timeout</a>
 */
public interface Timer {
    /**
     * Lets this timer keep the loop alive again. Repeats change nothing.
     *
     * @return this timer
     */
    Timer ref();

    /**
     * Stops this timer from keeping the loop alive. It still fires while the loop runs. Repeats change
     * nothing.
     *
     * @return this timer
     */
    Timer unref();

    /** {@return whether this timer keeps the loop alive} */
    boolean hasRef();

    /**
     * Starts the delay again from now, also for a timer that has fired. A cleared timer stays cleared.
     *
     * @return this timer
     */
    Timer refresh();

    /**
     * Makes this timer an interval, from its next turn on; called by its own callback, from that turn on. A
     * timer that has fired for good stays as it is.
     *
     * @param delayMillis 1 to 2,147,483,647
     * @return this timer
     * @throws IllegalArgumentException if the delay is less than 1; nothing changes
     */
    Timer repeatEvery(int delayMillis);

    /** Clears this timer: it will not fire again. Repeats change nothing. */
    void close();

    /** {@return a number that stands for this timer in {@code clearTimeout}; unique in its loop} */
    long id();
}
