package dev.sixphase.loop.script;

import dev.sixphase.api.AllRejectedException;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Settlement;
import dev.sixphase.api.Thenable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One promise of several.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-promise.all">ECMAScript: Promise.all and its kin</a>
 */
final class Combinations {
    private final PromiseJobs jobs;

    Combinations(final PromiseJobs jobs) {
        this.jobs = jobs;
    }

    /** Gathers one result for each thenable, and is done when there is none missing. */
    private static final class Gathering<E> {
        private final List<E> results;
        private final Consumer<? super List<E>> whenDone;
        private int missing;

        Gathering(final int count, final Consumer<? super List<E>> whenDone) {
            this.results = new ArrayList<>(Collections.nCopies(count, null));
            this.whenDone = whenDone;
            this.missing = count;
            if (count == 0) {
                whenDone.accept(results);
            }
        }

        <A> Consumer<A> at(final int index, final Function<? super A, ? extends E> resultOf) {
            return outcome -> {
                results.set(index, resultOf.apply(outcome));
                missing--;
                if (missing == 0) {
                    whenDone.accept(Collections.unmodifiableList(results));
                }
            };
        }
    }

    <T> Promise<T> of(final Thenable<T> thenable) {
        if (thenable instanceof ScriptPromise<T> own && own.jobs() == jobs) {
            return own;
        }
        final Resolvers<T> outcome = jobs.newResolvers();
        outcome.follow(thenable);
        return outcome.promise();
    }

    <T> Promise<List<T>> all(final List<? extends Thenable<? extends T>> thenables) {
        final Resolvers<List<T>> outcome = jobs.newResolvers();
        final Gathering<T> values = new Gathering<>(thenables.size(), outcome::resolve);
        for (int index = 0; index < thenables.size(); index++) {
            of(thenables.get(index)).whenSettled(values.at(index, value -> value), outcome::reject);
        }
        return outcome.promise();
    }

    <T> Promise<List<Settlement<T>>> allSettled(final List<? extends Thenable<? extends T>> thenables) {
        final Resolvers<List<Settlement<T>>> outcome = jobs.newResolvers();
        final Gathering<Settlement<T>> ends = new Gathering<>(thenables.size(), outcome::resolve);
        for (int index = 0; index < thenables.size(); index++) {
            of(thenables.get(index)).whenSettled(ends.at(index, value -> new Settlement<>(value, null)),
                ends.at(index, reason -> new Settlement<>(null, reason)));
        }
        return outcome.promise();
    }

    <T> Promise<T> any(final List<? extends Thenable<? extends T>> thenables) {
        final Resolvers<T> outcome = jobs.newResolvers();
        final Gathering<Throwable> reasons = new Gathering<>(thenables.size(),
            all -> outcome.reject(new AllRejectedException(all)));
        for (int index = 0; index < thenables.size(); index++) {
            of(thenables.get(index)).whenSettled(outcome::resolve, reasons.at(index, reason -> reason));
        }
        return outcome.promise();
    }

    <T> Promise<T> race(final List<? extends Thenable<? extends T>> thenables) {
        final Resolvers<T> outcome = jobs.newResolvers();
        thenables.forEach(thenable -> of(thenable).whenSettled(outcome::resolve, outcome::reject));
        return outcome.promise();
    }
}
