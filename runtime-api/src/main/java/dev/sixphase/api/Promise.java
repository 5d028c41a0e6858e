package dev.sixphase.api;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * JavaScript's promise: reactions run as microtasks, in the order in which JavaScript runs them. Made by
 * {@link Promises}.
 *
 * <p>A handler that throws rejects the promise that its method gave. A rejection that has no handler when
 * ticks and microtasks are drained is an unhandled one: see {@link Lifecycle#onUnhandledRejection}.
 *
 * <p><b>Threads.</b> The loop's thread only. From elsewhere: {@link Promises#from} and {@link
 * #toCompletionStage()}.
 *
 * <p><b>Not guaranteed:</b> that it is ever settled.
 *
 * @param <T> what it is fulfilled with
 * @see <a href="https://tc39.es/ecma262/#sec-promise-objects">ECMAScript: promise objects</a>
 */
public interface Promise<T> extends Thenable<T> {
    /**
     * Goes on with the value.
     *
     * @param <R> what the handler gives
     * @param onFulfilled gets the value, and gives that of the new promise
     * @return a promise of what the handler gives, or rejected as this one
     */
    <R> Promise<R> then(Function<? super T, ? extends R> onFulfilled);

    /**
     * Ends with the value: {@link #then(Function)} for a handler that gives nothing.
     *
     * @param onFulfilled gets the value
     * @return a promise of nothing, rejected as this one or by what the handler throws
     */
    default Promise<Void> thenAccept(final Consumer<? super T> onFulfilled) {
        Objects.requireNonNull(onFulfilled, "onFulfilled");
        return then(value -> {
            onFulfilled.accept(value);
            return null;
        });
    }

    /**
     * Goes on with the value or with the reason.
     *
     * @param <R> what the handlers give
     * @param onFulfilled gets the value
     * @param onRejected gets the reason; it does not hear of what {@code onFulfilled} throws
     * @return a promise of what the handler that runs gives
     */
    <R> Promise<R> then(Function<? super T, ? extends R> onFulfilled,
        Function<? super Throwable, ? extends R> onRejected);

    /**
     * Goes on with the value, by something that takes its time.
     *
     * @param <R> what that gives in the end
     * @param onFulfilled gets the value, and gives what the new promise follows
     * @return a promise that follows it, or is rejected as this one
     */
    <R> Promise<R> thenCompose(Function<? super T, ? extends Thenable<? extends R>> onFulfilled);

    /**
     * JavaScript's {@code catch}: goes on after a rejection.
     *
     * @param onRejected gets the reason, and gives the value of the new promise
     * @return a promise of the value of this one, or of what the handler gives
     */
    Promise<T> recover(Function<? super Throwable, ? extends T> onRejected);

    /**
     * As {@link #recover}, by something that takes its time.
     *
     * @param onRejected gets the reason, and gives what the new promise follows
     * @return a promise of the value of this one, or of what is followed
     */
    Promise<T> recoverCompose(Function<? super Throwable, ? extends Thenable<? extends T>> onRejected);

    /**
     * JavaScript's {@code finally}: runs something either way.
     *
     * @param onSettled if it throws, that is the reason of the new promise
     * @return a promise settled as this one, later by the microtasks that JavaScript spends
     */
    Promise<T> lastly(Runnable onSettled);

    /** {@return a future that is completed on the loop's thread; a rejection counts as handled} */
    CompletionStage<T> toCompletionStage();
}
