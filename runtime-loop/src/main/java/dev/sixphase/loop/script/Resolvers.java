package dev.sixphase.loop.script;

import dev.sixphase.api.Deferred;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Thenable;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The functions that settle a promise, of which the first call counts.
 *
 * @param <T> what the promise is fulfilled with
 * @see <a href="https://tc39.es/ecma262/#sec-createresolvingfunctions">ECMAScript: resolving functions</a>
 */
final class Resolvers<T> implements Deferred<T> {
    private final ScriptPromise<T> promise;
    private boolean used;

    Resolvers(final ScriptPromise<T> promise) {
        this.promise = promise;
    }

    @Override
    public Promise<T> promise() {
        return promise;
    }

    @Override
    public void resolve(final T value) {
        if (isFirstCall()) {
            promise.fulfil(value);
        }
    }

    @Override
    public void reject(final Throwable reason) {
        Objects.requireNonNull(reason, "reason");
        if (isFirstCall()) {
            promise.reject(reason);
        }
    }

    @Override
    public void follow(final Thenable<? extends T> thenable) {
        Objects.requireNonNull(thenable, "thenable");
        if (!isFirstCall()) {
            return;
        }
        if (thenable == promise) {
            promise.reject(new IllegalArgumentException(
                "a promise cannot follow itself: it would never be settled"));
            return;
        }
        promise.jobs().add(() -> {
            final Resolvers<T> second = new Resolvers<>(promise);
            second.rejectIfThrown(() -> thenable.whenSettled(second::resolve, second::reject));
        });
    }

    /** {@return a reaction that settles the promise with what a handler gives or throws} */
    <A> Consumer<A> giving(final Function<? super A, ? extends T> handler) {
        Objects.requireNonNull(handler, "the handler");
        return given -> rejectIfThrown(() -> resolve(handler.apply(given)));
    }

    /** {@return a reaction that lets the promise follow what a handler gives} */
    <A> Consumer<A> following(final Function<? super A, ? extends Thenable<? extends T>> handler) {
        Objects.requireNonNull(handler, "the handler");
        return given -> rejectIfThrown(() -> follow(handler.apply(given)));
    }

    void rejectIfThrown(final Runnable step) {
        try {
            step.run();
        } catch (final ExitSignal exit) {
            throw exit;
        } catch (final Throwable failure) {
            reject(failure);
        }
    }

    private boolean isFirstCall() {
        promise.jobs().checkUsable();
        final boolean first = !used;
        used = true;
        return first;
    }
}
