package dev.sixphase.api;

/**
 * A promise and the means to settle it. The first call decides; later ones change nothing.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * @param <T> what the promise is fulfilled with
 * @see <a href="https://tc39.es/ecma262/#sec-promise.withResolvers">ECMAScript: Promise.withResolvers</a>
 */
public interface Deferred<T> {
    /** {@return the promise} */
    Promise<T> promise();

    /**
     * Fulfils the promise.
     *
     * @param value may be null
     */
    void resolve(T value);

    /**
     * Lets the promise follow another.
     *
     * @param thenable asked in a microtask of its own; the promise itself is a reason to be rejected
     */
    void follow(Thenable<? extends T> thenable);

    /**
     * Rejects the promise.
     *
     * @param reason not null
     */
    void reject(Throwable reason);
}
