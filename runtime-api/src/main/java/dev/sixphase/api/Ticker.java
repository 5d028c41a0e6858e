package dev.sixphase.api;

/**
 * An interval that is asked for its turns one by one. Turns that nobody has asked for are counted, not
 * lost.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * @param <T> what each turn gives
 * @see <a href="https://nodejs.org/api/timers.html#timerspromisessetintervaldelay-value-options">Node:
 *     timersPromises.setInterval</a>
 */
public interface Ticker<T> extends AutoCloseable {
    /**
     * {@return a promise of the next turn that has not been given yet; rejected with an {@link
     * AbortException} if the signal was aborted or the ticker is closed}
     */
    Promise<T> next();

    /** Stops the interval; a turn that is waited for is rejected. A second call does nothing. */
    @Override
    void close();
}
