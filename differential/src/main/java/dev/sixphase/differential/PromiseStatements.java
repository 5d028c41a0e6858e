package dev.sixphase.differential;

import dev.sixphase.api.Deferred;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Promises;
import dev.sixphase.api.Thenable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Promises and async functions. */
final class PromiseStatements {
    private final Interpreter interpreter;
    private final EventLoop loop;
    private final Promises promises;
    private final Map<Integer, Promise<Object>> promiseById = new HashMap<>();
    private final Map<Integer, Deferred<Object>> resolversById = new HashMap<>();

    PromiseStatements(final Interpreter interpreter) {
        this.interpreter = interpreter;
        this.loop = interpreter.loop();
        this.promises = loop.promises();
    }

    void addTo(final Map<Kind, Consumer<Statement>> actions) {
        addMakers(actions);
        addReactions(actions);
        addCombination(actions, Kind.ALL, promises::all);
        addCombination(actions, Kind.ALL_SETTLED, promises::allSettled);
        addCombination(actions, Kind.ANY, promises::any);
        addCombination(actions, Kind.RACE, promises::race);
    }

    private void addMakers(final Map<Kind, Consumer<Statement>> actions) {
        actions.put(Kind.RESOLVED, statement -> keep(statement, promises.resolved(null)));
        actions.put(Kind.REJECTED, statement ->
            keep(statement, promises.rejected(new ProgramError(statement.word("token")))));
        actions.put(Kind.PENDING, statement -> {
            final Deferred<Object> resolvers = promises.withResolvers();
            keep(statement, resolvers.promise());
            resolversById.put(statement.id(), resolvers);
        });
        actions.put(Kind.FULFIL, statement -> settle(statement, resolvers -> resolvers.resolve(null)));
        actions.put(Kind.FULFIL_WITH, statement -> settle(statement, resolvers -> {
            final Promise<Object> other = promise(statement, "other");
            if (other == null) {
                resolvers.resolve(null);
            } else {
                resolvers.follow(other);
            }
        }));
        actions.put(Kind.REJECT, statement -> settle(statement, resolvers ->
            resolvers.reject(new ProgramError(statement.word("token")))));
        actions.put(Kind.ASYNC, statement -> {
            final Deferred<Object> outcome = promises.withResolvers();
            new AsyncCall(interpreter, outcome).start(statement.bodies().get(0));
            keep(statement, outcome.promise());
        });
    }

    private void settle(final Statement statement, final Consumer<? super Deferred<Object>> how) {
        final Deferred<Object> resolvers = resolversById.get(statement.id());
        if (resolvers != null) {
            how.accept(resolvers);
        }
    }

    private void addReactions(final Map<Kind, Consumer<Statement>> actions) {
        addReaction(actions, Kind.THEN, (other, statement) -> other.then(value -> enter(statement, 0)));
        addReaction(actions, Kind.THEN_EITHER, (other, statement) ->
            other.then(value -> enter(statement, 0), reason -> enter(statement, 1)));
        addReaction(actions, Kind.THEN_FOLLOW, (other, statement) -> other.thenCompose(value -> {
            enter(statement, 0);
            final Promise<Object> followed = promise(statement, "followed");
            return followed == null ? promises.resolved(null) : followed;
        }));
        addReaction(actions, Kind.CATCH, (other, statement) -> other.recover(reason -> enter(statement, 0)));
        addReaction(actions, Kind.FINALLY, (other, statement) -> other.lastly(() -> enter(statement, 0)));
    }

    private Object enter(final Statement statement, final int index) {
        interpreter.enter(statement.bodies().get(index));
        return null;
    }

    private void addReaction(final Map<Kind, Consumer<Statement>> actions, final Kind kind,
        final BiFunction<Promise<Object>, Statement, Promise<Object>> react) {

        actions.put(kind, statement -> {
            final Promise<Object> other = promise(statement, "other");
            keep(statement, other == null ? null : react.apply(other, statement));
        });
    }

    private <R> void addCombination(final Map<Kind, Consumer<Statement>> actions, final Kind kind,
        final Function<List<Promise<Object>>, Promise<R>> combine) {

        actions.put(kind, statement -> keep(statement, combine.apply(
            List.of(promiseOrNothing(statement, "first"), promiseOrNothing(statement, "second")))));
    }

    @SuppressWarnings("unchecked") // nobody looks at the values
    private <R> void keep(final Statement statement, final Promise<R> promise) {
        promiseById.put(statement.id(), (Promise<Object>) promise);
    }

    private Promise<Object> promise(final Statement statement, final String word) {
        return promiseById.get(statement.number(word));
    }

    private Promise<Object> promiseOrNothing(final Statement statement, final String word) {
        final Promise<Object> promise = promise(statement, word);
        return promise == null ? promises.resolved(null) : promise;
    }

    void addAwaitsTo(final Map<Kind, Function<Statement, Thenable<?>>> awaits) {
        awaits.put(Kind.AWAIT_NOTHING, statement -> promises.resolved(null));
        awaits.put(Kind.AWAIT, statement -> promiseOrNothing(statement, "id"));
        awaits.put(Kind.AWAIT_TIMEOUT, statement -> promises.create(done -> {
            final Witness witness = interpreter.witness();
            final Witness.Started started = witness.started(statement.millis());
            loop.setTimeout(() -> {
                witness.timerFires(started, false);
                done.resolve(null);
                witness.timerFired();
            }, statement.millis());
        }));
        awaits.put(Kind.AWAIT_IMMEDIATE, statement -> promises.create(done ->
            loop.setImmediate(() -> done.resolve(null))));
        awaits.put(Kind.AWAIT_TICK, statement -> promises.create(done ->
            loop.nextTick(() -> done.resolve(null))));
    }
}
