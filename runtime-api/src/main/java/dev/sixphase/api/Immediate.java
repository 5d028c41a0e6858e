package dev.sixphase.api;

/**
 * What {@code setImmediate} returns.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * @see <a href="https://nodejs.org/api/timers.html#class-immediate">Node: class Immediate</a>
 */
public interface Immediate {
    /**
     * Lets this immediate keep the loop alive again. Repeats change nothing.
     *
     * @return this immediate
     */
    Immediate ref();

    /**
     * Stops this immediate from keeping the loop alive. It still runs if an iteration happens. Repeats
     * change nothing.
     *
     * @return this immediate
     */
    Immediate unref();

    /** {@return whether this immediate keeps the loop alive; false once it has run or was cleared} */
    boolean hasRef();
}
