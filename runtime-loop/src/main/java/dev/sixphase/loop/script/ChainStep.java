package dev.sixphase.loop.script;

import java.util.function.Function;

/**
 * A step of a chain: settles the next promise with what a handler makes of this one's outcome.
 *
 * @param <T> what this promise is fulfilled with
 * @param <R> what the next one is fulfilled with
 */
final class ChainStep<T, R> extends Reaction<T> {
    private final ScriptPromise<R> following;
    private final Function<? super T, ? extends R> onFulfilled;
    private final Function<? super Throwable, ? extends R> onRejected;

    /** A step; without the second handler a rejection passes through. */
    ChainStep(final ScriptPromise<T> promise, final ScriptPromise<R> following,
        final Function<? super T, ? extends R> onFulfilled,
        final Function<? super Throwable, ? extends R> onRejected) {

        super(promise);
        this.following = following;
        this.onFulfilled = onFulfilled;
        this.onRejected = onRejected;
    }

    @Override
    void fulfilled(final T value) {
        handle(onFulfilled, value);
    }

    @Override
    void rejected(final Throwable reason) {
        if (onRejected == null) {
            following.reject(reason);
        } else {
            handle(onRejected, reason);
        }
    }

    private <A> void handle(final Function<? super A, ? extends R> handler, final A outcome) {
        final R result;
        try {
            result = handler.apply(outcome);
        } catch (final ExitSignal exit) {
            throw exit;
        } catch (final Throwable failure) {
            following.reject(failure);
            return;
        }
        following.fulfil(result);
    }
}
