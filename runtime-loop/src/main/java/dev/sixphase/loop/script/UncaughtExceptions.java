package dev.sixphase.loop.script;

import dev.sixphase.loop.core.Failures;
import java.util.function.Consumer;

/** Who hears of what a callback threw; and, where nobody does, the failure that ends the run. */
final class UncaughtExceptions {
    private final Runnable afterHandled;
    private Consumer<? super Throwable> handler;
    private Throwable fatal;

    UncaughtExceptions(final Runnable afterHandled) {
        this.afterHandled = afterHandled;
    }

    void handler(final Consumer<? super Throwable> newHandler) {
        handler = newHandler;
    }

    /** Hands the failure to the handler. Throws it if there is none, or what the handler itself throws. */
    void report(final Throwable failure) {
        if (failure == fatal) {
            // On its way out already: the scopes that it passes must not report it again.
            throw Failures.rethrow(failure);
        }
        if (handler == null) {
            fatal = failure;
            throw Failures.rethrow(failure);
        }
        try {
            handler.accept(failure);
        } catch (final Throwable ofHandler) {
            fatal = ofHandler;
            throw Failures.rethrow(ofHandler);
        }
        afterHandled.run();
    }
}
