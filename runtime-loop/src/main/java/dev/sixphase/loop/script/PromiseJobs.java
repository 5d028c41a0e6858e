package dev.sixphase.loop.script;

import dev.sixphase.api.Promise;
import dev.sixphase.loop.core.LoopCore;

/** What the promises of a loop share: the microtask queue, and who is told of rejections. */
final class PromiseJobs {
    private final LoopCore core;
    private final ScriptScope scope;
    private final Rejections rejections;

    PromiseJobs(final LoopCore core, final ScriptScope scope, final Rejections rejections) {
        this.core = core;
        this.scope = scope;
        this.rejections = rejections;
    }

    void checkUsable() {
        core.checkUsable();
    }

    void add(final Runnable job) {
        scope.addMicrotask(job);
    }

    void rejected(final ScriptPromise<?> promise) {
        rejections.rejected(promise);
        scope.rejectionAdded();
    }

    /** Notes that somebody handles a rejection after all. */
    void handled(final ScriptPromise<?> promise) {
        rejections.handled(promise);
        scope.rejectionAdded();
    }

    <T> Resolvers<T> newResolvers() {
        checkUsable();
        return new Resolvers<>(new ScriptPromise<>(this));
    }

    <T> Promise<T> resolved(final T value) {
        final Resolvers<T> resolvers = newResolvers();
        resolvers.resolve(value);
        return resolvers.promise();
    }

    <T> Promise<T> rejected(final Throwable reason) {
        final Resolvers<T> resolvers = newResolvers();
        resolvers.reject(reason);
        return resolvers.promise();
    }
}
