package dev.sixphase.loop.script;

import java.util.function.Consumer;

/**
 * Two functions that hear how a promise ended.
 *
 * @param <T> what the promise is fulfilled with
 */
final class Listening<T> extends Reaction<T> {
    private final Consumer<? super T> onFulfilled;
    private final Consumer<? super Throwable> onRejected;

    Listening(final ScriptPromise<T> promise, final Consumer<? super T> onFulfilled,
        final Consumer<? super Throwable> onRejected) {

        super(promise);
        this.onFulfilled = onFulfilled;
        this.onRejected = onRejected;
    }

    @Override
    void fulfilled(final T value) {
        onFulfilled.accept(value);
    }

    @Override
    void rejected(final Throwable reason) {
        onRejected.accept(reason);
    }
}
