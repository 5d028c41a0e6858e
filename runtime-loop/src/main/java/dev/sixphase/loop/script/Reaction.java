package dev.sixphase.loop.script;

/**
 * What happens once a promise is settled: a microtask, and its own link among those of the promise.
 *
 * @param <T> what the promise is fulfilled with
 */
abstract class Reaction<T> implements Runnable {
    private final ScriptPromise<T> promise;
    private Reaction<T> next;

    Reaction(final ScriptPromise<T> promise) {
        this.promise = promise;
    }

    abstract void fulfilled(T value);

    abstract void rejected(Throwable reason);

    @Override
    public final void run() {
        if (promise.isFulfilled()) {
            fulfilled(promise.value());
        } else {
            rejected(promise.reason());
        }
    }

    /** Puts this behind the last of the promise's. */
    final void follow(final Reaction<T> last) {
        last.next = this;
    }

    final Reaction<T> next() {
        return next;
    }
}
