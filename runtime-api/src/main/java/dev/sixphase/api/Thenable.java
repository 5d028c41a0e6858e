package dev.sixphase.api;

import java.util.function.Consumer;

/**
 * Something that will be fulfilled or rejected. A {@link Promise} that is resolved with one follows it.
 *
 * @param <T> what it will give
 * @see <a href="https://tc39.es/ecma262/#sec-promise-resolve-functions">ECMAScript: promise resolve
 *     functions</a>
 */
@FunctionalInterface
public interface Thenable<T> {
    /**
     * Asks for the outcome.
     *
     * @param onFulfilled gets the value
     * @param onRejected gets the reason; of both, and of several calls, a promise heeds the first only
     */
    void whenSettled(Consumer<? super T> onFulfilled, Consumer<? super Throwable> onRejected);
}
