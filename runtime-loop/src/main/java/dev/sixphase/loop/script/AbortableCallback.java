package dev.sixphase.loop.script;

import dev.sixphase.api.AbortException;
import dev.sixphase.api.AbortSignal;
import dev.sixphase.api.Callback;
import dev.sixphase.api.Promise;
import java.util.function.Function;

/**
 * Settles a promise with the outcome of an operation, or with its abort, whichever comes first.
 *
 * @param <T> what the operation gives
 */
final class AbortableCallback<T> implements Callback<T> {
    private final Resolvers<T> outcome;
    private Runnable stopListening = () -> { };

    AbortableCallback(final Resolvers<T> outcome) {
        this.outcome = outcome;
    }

    Promise<T> promise() {
        return outcome.promise();
    }

    /** Starts the operation, which gives what cancels it. */
    void start(final Function<? super AbortableCallback<T>, Runnable> operation, final AbortSignal signal) {
        outcome.rejectIfThrown(() -> {
            final Runnable cancel = operation.apply(this);
            if (signal != null) {
                stopListening = signal.onAbort(reason -> {
                    cancel.run();
                    outcome.reject(new AbortException(reason));
                });
            }
        });
    }

    @Override
    public void ended(final Throwable failure, final T value) {
        stopListening.run();
        if (failure == null) {
            outcome.resolve(value);
        } else {
            outcome.reject(failure);
        }
    }
}
