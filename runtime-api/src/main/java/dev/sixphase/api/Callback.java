package dev.sixphase.api;

/**
 * Hears how an operation ended, failure first, as in Node. Runs once, on the loop's thread, never inside
 * the call that asked for it.
 *
 * @param <T> what a successful operation gives
 */
@FunctionalInterface
public interface Callback<T> {
    /**
     * The operation ended.
     *
     * @param failure why it failed, or null if it succeeded
     * @param value what it gave; null if it failed, and for operations that give nothing
     */
    void ended(Throwable failure, T value);
}
