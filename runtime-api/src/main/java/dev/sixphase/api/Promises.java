package dev.sixphase.api;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes promises: JavaScript's {@code Promise} functions, promises of timers, and the promise form of
 * whatever takes a {@link Callback}.
 *
 * <pre>{@code
 * Promises promises = loop.promises();
 * promises.<String>call(done -> loop.fs().readFile(path, UTF_8, done))
 *     .then(String::length)
 *     .then(System.out::println);
 * }</pre>
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-properties-of-the-promise-constructor">ECMAScript: the Promise
 *     constructor</a>
 */
public interface Promises {
    /**
     * Makes a promise that the executor settles, now or later.
     *
     * @param <T> what it is fulfilled with
     * @param executor runs at once; what it throws rejects the promise
     * @return the promise
     */
    <T> Promise<T> create(Consumer<? super Deferred<T>> executor);

    /**
     * Makes a promise that the caller settles.
     *
     * @param <T> what it is fulfilled with
     * @return the promise and its resolvers
     */
    <T> Deferred<T> withResolvers();

    /**
     * Makes a promise that is fulfilled.
     *
     * @param <T> the type of the value
     * @param value may be null
     * @return the promise
     */
    <T> Promise<T> resolved(T value);

    /**
     * Makes a promise that is rejected.
     *
     * @param <T> what it would have given
     * @param reason not null
     * @return the promise
     */
    <T> Promise<T> rejected(Throwable reason);

    /**
     * Makes a promise of something that can be waited for.
     *
     * @param <T> what it gives
     * @param thenable a promise of this loop is given back as it is
     * @return the promise
     */
    <T> Promise<T> of(Thenable<T> thenable);

    /**
     * Waits for all; the first rejection decides.
     *
     * @param <T> what they give
     * @param thenables any number; with none the promise is fulfilled at once
     * @return the values in the order of the thenables
     */
    <T> Promise<List<T>> all(List<? extends Thenable<? extends T>> thenables);

    /**
     * Waits until each is settled, either way.
     *
     * @param <T> what they give
     * @param thenables any number
     * @return how each ended, in the order of the thenables
     */
    <T> Promise<List<Settlement<T>>> allSettled(List<? extends Thenable<? extends T>> thenables);

    /**
     * Waits for the first value.
     *
     * @param <T> what they give
     * @param thenables any number
     * @return the value; rejected with an {@link AllRejectedException} if there is none
     */
    <T> Promise<T> any(List<? extends Thenable<? extends T>> thenables);

    /**
     * Waits for the first that is settled, either way.
     *
     * @param <T> what they give
     * @param thenables with none the promise is never settled
     * @return as the first
     */
    <T> Promise<T> race(List<? extends Thenable<? extends T>> thenables);

    /**
     * Starts an operation that takes a callback, and gives its outcome as a promise.
     *
     * @param <T> what the operation gives
     * @param operation starts it with the callback that it is given; what it throws rejects the promise
     * @return the outcome
     */
    <T> Promise<T> call(Consumer<? super Callback<T>> operation);

    /**
     * Starts an operation that can be given up. With a signal that is aborted already it is not started.
     *
     * @param <T> what the operation gives
     * @param operation starts it with the callback that it is given
     * @param signal cancels the request; what has begun on a worker runs to its end there
     * @return the outcome; rejected with an {@link AbortException} as soon as the signal is aborted
     */
    <T> Promise<T> call(Function<? super Callback<T>, Request> operation, AbortSignal signal);

    /**
     * Starts an operation that is given up otherwise than by cancelling a request: a write by destroying its
     * stream, a datagram by closing its socket. With a signal that is aborted already it is not started.
     *
     * @param <T> what the operation gives
     * @param operation starts it with the callback that it is given
     * @param giveUp runs when the signal is aborted before the operation has ended
     * @param signal null for none
     * @return the outcome; rejected with an {@link AbortException} as soon as the signal is aborted
     */
    <T> Promise<T> call(Consumer<? super Callback<T>> operation, Runnable giveUp, AbortSignal signal);

    /**
     * Waits for a stream to be connected. Takes its listeners of connection and failure.
     *
     * @param <S> the kind of stream
     * @param stream just made by {@link Net}
     * @param signal destroys the stream; null for none
     * @return the stream; rejected if it cannot be connected
     */
    <S extends ByteStream> Promise<S> connected(S stream, AbortSignal signal);

    /**
     * Waits for a future of other threads. It keeps the loop alive meanwhile.
     *
     * @param <T> what the future gives
     * @param stage completed on any thread
     * @return its outcome; a {@link java.util.concurrent.CompletionException} is unwrapped
     */
    <T> Promise<T> from(CompletionStage<? extends T> stage);

    /**
     * Waits for a while.
     *
     * @param <T> the type of the value
     * @param delayMillis as for {@link Scheduling#setTimeout(Runnable, double)}
     * @param value what the promise is fulfilled with
     * @param options how it waits
     * @return the value; rejected with an {@link AbortException} when the signal is aborted
     */
    <T> Promise<T> timeout(double delayMillis, T value, WaitOptions options);

    /**
     * Waits for the next CHECK phase.
     *
     * @param <T> the type of the value
     * @param value what the promise is fulfilled with
     * @param options how it waits
     * @return the value; rejected with an {@link AbortException} when the signal is aborted
     */
    <T> Promise<T> immediate(T value, WaitOptions options);

    /**
     * Starts an interval.
     *
     * @param <T> the type of the value
     * @param delayMillis as for {@link Scheduling#setInterval(Runnable, double)}
     * @param value what each turn gives
     * @param options how it waits; an abort closes the ticker
     * @return asked for its turns one by one; to be closed
     */
    <T> Ticker<T> interval(double delayMillis, T value, WaitOptions options);
}
