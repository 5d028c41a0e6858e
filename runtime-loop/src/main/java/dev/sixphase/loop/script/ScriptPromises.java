package dev.sixphase.loop.script;

import dev.sixphase.api.AbortException;
import dev.sixphase.api.AbortSignal;
import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.ByteStream;
import dev.sixphase.api.Callback;
import dev.sixphase.api.Deferred;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Immediate;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Promises;
import dev.sixphase.api.Request;
import dev.sixphase.api.Settlement;
import dev.sixphase.api.Thenable;
import dev.sixphase.api.Ticker;
import dev.sixphase.api.Timer;
import dev.sixphase.api.WaitOptions;
import dev.sixphase.loop.core.Failures;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** The promises of one loop. */
public final class ScriptPromises implements Promises {
    private final EventLoop loop;
    private final PromiseJobs jobs;
    private final Combinations combinations;

    /**
     * Makes them.
     *
     * @param loop whose timers and handles they use
     * @param script whose microtasks they are
     */
    public ScriptPromises(final EventLoop loop, final ScriptLayer script) {
        this.loop = loop;
        this.jobs = script.promiseJobs();
        this.combinations = new Combinations(jobs);
    }

    @Override
    public <T> Promise<T> create(final Consumer<? super Deferred<T>> executor) {
        final Resolvers<T> outcome = jobs.newResolvers();
        outcome.rejectIfThrown(() -> executor.accept(outcome));
        return outcome.promise();
    }

    @Override
    public <T> Deferred<T> withResolvers() {
        return jobs.newResolvers();
    }

    @Override
    public <T> Promise<T> resolved(final T value) {
        return jobs.resolved(value);
    }

    @Override
    public <T> Promise<T> rejected(final Throwable reason) {
        return jobs.rejected(reason);
    }

    @Override
    public <T> Promise<T> of(final Thenable<T> thenable) {
        return combinations.of(thenable);
    }

    @Override
    public <T> Promise<List<T>> all(final List<? extends Thenable<? extends T>> thenables) {
        return combinations.all(thenables);
    }

    @Override
    public <T> Promise<List<Settlement<T>>> allSettled(
        final List<? extends Thenable<? extends T>> thenables) {

        return combinations.allSettled(thenables);
    }

    @Override
    public <T> Promise<T> any(final List<? extends Thenable<? extends T>> thenables) {
        return combinations.any(thenables);
    }

    @Override
    public <T> Promise<T> race(final List<? extends Thenable<? extends T>> thenables) {
        return combinations.race(thenables);
    }

    @Override
    public <T> Promise<T> call(final Consumer<? super Callback<T>> operation) {
        return create(outcome ->
            operation.accept((Callback<T>) (failure, value) -> settle(outcome, value, failure)));
    }

    @Override
    public <T> Promise<T> call(final Function<? super Callback<T>, Request> operation,
        final AbortSignal signal) {

        return unlessAborted(signal, outcome -> operation.apply(outcome)::cancel);
    }

    @Override
    public <T> Promise<T> call(final Consumer<? super Callback<T>> operation, final Runnable giveUp,
        final AbortSignal signal) {

        Objects.requireNonNull(giveUp, "giveUp");
        return unlessAborted(signal, outcome -> {
            operation.accept(outcome);
            return giveUp;
        });
    }

    @Override
    public <S extends ByteStream> Promise<S> connected(final S stream, final AbortSignal signal) {
        return unlessAborted(signal, outcome -> {
            stream.onConnect(() -> {
                stream.onError(Failures::rethrow);
                outcome.ended(null, stream);
            });
            stream.onError(failure -> outcome.ended(failure, null));
            return () -> stream.destroy(null);
        });
    }

    @Override
    public <T> Promise<T> from(final CompletionStage<? extends T> stage) {
        final Resolvers<T> outcome = jobs.newResolvers();
        final Runnable[] settle = new Runnable[1];
        final AsyncHandle[] arrival = new AsyncHandle[1];
        arrival[0] = loop.newAsync(() -> {
            arrival[0].close();
            settle[0].run();
        });
        stage.whenComplete((value, failure) -> {
            settle[0] = () -> settle(outcome, value, failure);
            arrival[0].send();
        });
        return outcome.promise();
    }

    private static <T> void settle(final Deferred<T> outcome, final T value, final Throwable failure) {
        if (failure == null) {
            outcome.resolve(value);
        } else {
            outcome.reject(causeOf(failure));
        }
    }

    private static Throwable causeOf(final Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause() : failure;
    }

    @Override
    public <T> Promise<T> timeout(final double delayMillis, final T value, final WaitOptions options) {
        return unlessAborted(options.signal(), outcome -> {
            final Timer timer = loop.setTimeout(() -> outcome.ended(null, value), delayMillis);
            if (!options.ref()) {
                timer.unref();
            }
            return () -> loop.clearTimeout(timer);
        });
    }

    @Override
    public <T> Promise<T> immediate(final T value, final WaitOptions options) {
        return unlessAborted(options.signal(), outcome -> {
            final Immediate immediate = loop.setImmediate(() -> outcome.ended(null, value));
            if (!options.ref()) {
                immediate.unref();
            }
            return () -> loop.clearImmediate(immediate);
        });
    }

    @Override
    public <T> Ticker<T> interval(final double delayMillis, final T value, final WaitOptions options) {
        return new CountingTicker<>(loop, jobs, delayMillis, value, options);
    }

    /** Starts an operation, which says how to cancel it, and cancels it when the signal is aborted. */
    private <T> Promise<T> unlessAborted(final AbortSignal signal,
        final Function<? super AbortableCallback<T>, Runnable> operation) {

        final AbortableCallback<T> outcome = new AbortableCallback<>(jobs.newResolvers());
        if (signal != null && signal.isAborted()) {
            outcome.ended(new AbortException(signal.reason()), null);
        } else {
            outcome.start(operation, signal);
        }
        return outcome.promise();
    }
}
