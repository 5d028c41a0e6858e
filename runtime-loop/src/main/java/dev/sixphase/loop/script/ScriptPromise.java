package dev.sixphase.loop.script;

import dev.sixphase.api.Promise;
import dev.sixphase.api.Thenable;
import dev.sixphase.loop.core.Failures;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A promise whose reactions are microtasks.
 *
 * @param <T> what it is fulfilled with
 * @see <a href="https://tc39.es/ecma262/#sec-promise-abstract-operations">ECMAScript: promise abstract
 *     operations</a>
 */
final class ScriptPromise<T> implements Promise<T> {
    private enum State { PENDING, FULFILLED, REJECTED }

    private final PromiseJobs jobs;
    /** Those that wait for the end, each linked to the next. */
    private Reaction<T> firstReaction;
    private Reaction<T> lastReaction;
    private State state = State.PENDING;
    private T value;
    private Throwable reason;
    private boolean handled;
    private boolean told;

    ScriptPromise(final PromiseJobs jobs) {
        this.jobs = jobs;
    }

    void fulfil(final T newValue) {
        value = newValue;
        settle(State.FULFILLED);
    }

    void reject(final Throwable newReason) {
        reason = Objects.requireNonNull(newReason, "reason");
        if (!handled) {
            jobs.rejected(this);
        }
        settle(State.REJECTED);
    }

    private void settle(final State newState) {
        state = newState;
        Reaction<T> reaction = firstReaction;
        firstReaction = null;
        lastReaction = null;
        while (reaction != null) {
            jobs.add(reaction);
            reaction = reaction.next();
        }
    }

    boolean isFulfilled() {
        return state == State.FULFILLED;
    }

    T value() {
        return value;
    }

    PromiseJobs jobs() {
        return jobs;
    }

    Throwable reason() {
        return reason;
    }

    boolean isTold() {
        return told;
    }

    /** Notes that it was told of as unhandled. */
    void told() {
        told = true;
    }

    @Override
    public void whenSettled(final Consumer<? super T> onFulfilled,
        final Consumer<? super Throwable> onRejected) {

        jobs.checkUsable();
        add(new Listening<>(this, onFulfilled, onRejected));
    }

    private void add(final Reaction<T> reaction) {
        if (state != State.PENDING) {
            jobs.add(reaction);
        } else if (firstReaction == null) {
            firstReaction = reaction;
            lastReaction = reaction;
        } else {
            reaction.follow(lastReaction);
            lastReaction = reaction;
        }
        if (!handled) {
            handled = true;
            if (state == State.REJECTED) {
                jobs.handled(this);
            }
        }
    }

    @Override
    public <R> Promise<R> then(final Function<? super T, ? extends R> onFulfilled) {
        return step(requireHandler(onFulfilled), null);
    }

    @Override
    public <R> Promise<R> then(final Function<? super T, ? extends R> onFulfilled,
        final Function<? super Throwable, ? extends R> onRejected) {

        return step(requireHandler(onFulfilled), requireHandler(onRejected));
    }

    private <R> Promise<R> step(final Function<? super T, ? extends R> onFulfilled,
        final Function<? super Throwable, ? extends R> onRejected) {

        jobs.checkUsable();
        final ScriptPromise<R> following = new ScriptPromise<>(jobs);
        add(new ChainStep<>(this, following, onFulfilled, onRejected));
        return following;
    }

    private static <F> F requireHandler(final F handler) {
        return Objects.requireNonNull(handler, "the handler");
    }

    @Override
    public <R> Promise<R> thenCompose(
        final Function<? super T, ? extends Thenable<? extends R>> onFulfilled) {

        final Resolvers<R> next = jobs.newResolvers();
        whenSettled(next.following(onFulfilled), next::reject);
        return next.promise();
    }

    @Override
    public Promise<T> recover(final Function<? super Throwable, ? extends T> onRejected) {
        final Resolvers<T> next = jobs.newResolvers();
        whenSettled(next::resolve, next.giving(onRejected));
        return next.promise();
    }

    @Override
    public Promise<T> recoverCompose(
        final Function<? super Throwable, ? extends Thenable<? extends T>> onRejected) {

        final Resolvers<T> next = jobs.newResolvers();
        whenSettled(next::resolve, next.following(onRejected));
        return next.promise();
    }

    /** As ECMAScript writes it: the handler's own (empty) result is waited for before this one passes. */
    @Override
    public Promise<T> lastly(final Runnable onSettled) {
        Objects.requireNonNull(onSettled, "onSettled");
        final Resolvers<T> next = jobs.newResolvers();
        whenSettled(next.following(given -> {
            onSettled.run();
            return jobs.resolved(null).then(none -> given);
        }), next.following(failure -> {
            onSettled.run();
            return jobs.resolved(null).then(none -> {
                throw Failures.rethrow(failure);
            });
        }));
        return next.promise();
    }

    @Override
    public CompletionStage<T> toCompletionStage() {
        final CompletableFuture<T> future = new CompletableFuture<>();
        whenSettled(future::complete, future::completeExceptionally);
        return future.minimalCompletionStage();
    }

    @Override
    public String toString() {
        return switch (state) {
            case PENDING -> "Promise { <pending> }";
            case FULFILLED -> "Promise { " + value + " }";
            case REJECTED -> "Promise { <rejected> " + reason + " }";
        };
    }
}
