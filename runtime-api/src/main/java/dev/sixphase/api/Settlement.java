package dev.sixphase.api;

/**
 * How a promise ended.
 *
 * @param <T> what it was to give
 * @param value what it gave, or null
 * @param reason why it was rejected, or null if it was not
 */
public record Settlement<T>(T value, Throwable reason) {
    /** {@return whether it gave a value} */
    public boolean isFulfilled() {
        return reason == null;
    }
}
