package dev.sixphase.loop.script;

import dev.sixphase.api.ErrorOrigin;
import dev.sixphase.api.Promise;
import dev.sixphase.api.RejectionMode;
import dev.sixphase.api.Warning;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Tells of rejections that nobody handled by the time when ticks and microtasks were drained.
 *
 * @see <a href="https://nodejs.org/api/process.html#event-unhandledrejection">Node: unhandledRejection</a>
 */
public final class Rejections {
    private final UncaughtExceptions uncaught;
    private final Consumer<? super Warning> warnings;
    private Set<ScriptPromise<?>> unhandled = new LinkedHashSet<>();
    private final ArrayDeque<ScriptPromise<?>> handledLate = new ArrayDeque<>();
    private RejectionMode mode = RejectionMode.THROW;
    private BiConsumer<? super Throwable, ? super Promise<?>> listener;
    private Consumer<? super Promise<?>> lateListener;
    /** Null for nobody. */
    private Runnable errorCode;

    Rejections(final UncaughtExceptions uncaught, final Consumer<? super Warning> warnings) {
        this.uncaught = uncaught;
        this.warnings = warnings;
    }

    /**
     * Says what becomes of rejections.
     *
     * @param newMode not null
     */
    public void mode(final RejectionMode newMode) {
        mode = newMode;
    }

    /**
     * Says who hears of unhandled rejections.
     *
     * @param newListener null for nobody
     */
    public void listener(final BiConsumer<? super Throwable, ? super Promise<?>> newListener) {
        listener = newListener;
    }

    /**
     * Says who hears of those that are handled after all.
     *
     * @param newListener null for nobody
     */
    public void lateListener(final Consumer<? super Promise<?>> newListener) {
        lateListener = newListener;
    }

    /**
     * Says what sets the exit code that tells of a failure.
     *
     * @param action runs for each rejection that asks for it
     */
    public void whenCodeIsDue(final Runnable action) {
        errorCode = action;
    }

    void rejected(final ScriptPromise<?> promise) {
        unhandled.add(promise);
    }

    void handled(final ScriptPromise<?> promise) {
        if (!unhandled.remove(promise) && promise.isTold()) {
            handledLate.add(promise);
        }
    }

    boolean isEmpty() {
        return unhandled.isEmpty() && handledLate.isEmpty();
    }

    /**
     * Tells of what there is now. As in Node, what a listener throws leaves the rest of them untold.
     *
     * @return whether there may be more to drain
     */
    boolean tell() {
        if (isEmpty()) {
            return false;
        }
        boolean toldAny = !handledLate.isEmpty();
        for (ScriptPromise<?> promise = handledLate.poll(); promise != null; promise = handledLate.poll()) {
            tellHandled(promise);
        }
        final Set<ScriptPromise<?>> told = unhandled;
        unhandled = new LinkedHashSet<>();
        for (final ScriptPromise<?> promise : told) {
            promise.told();
            tellUnhandled(promise);
            toldAny = true;
        }
        return toldAny || !unhandled.isEmpty();
    }

    private void tellHandled(final ScriptPromise<?> promise) {
        if (lateListener == null) {
            warnings.accept(new Warning("PromiseRejectionHandledWarning",
                "a rejection that was told of as unhandled was handled later: " + promise));
        } else {
            lateListener.accept(promise);
        }
    }

    private void tellUnhandled(final ScriptPromise<?> promise) {
        switch (mode) {
            case STRICT -> {
                uncaught.report(promise.reason(), ErrorOrigin.UNHANDLED_REJECTION);
                if (!tellListener(promise)) {
                    warn(promise);
                }
            }
            case WARN -> {
                tellListener(promise);
                warn(promise);
            }
            case NONE -> tellListener(promise);
            case WARN_WITH_ERROR_CODE -> {
                if (!tellListener(promise)) {
                    warn(promise);
                    setErrorCode();
                }
            }
            default -> {
                if (!tellListener(promise)) {
                    uncaught.report(promise.reason(), ErrorOrigin.UNHANDLED_REJECTION);
                }
            }
        }
    }

    private void setErrorCode() {
        if (errorCode != null) {
            errorCode.run();
        }
    }

    private boolean tellListener(final ScriptPromise<?> promise) {
        if (listener == null) {
            return false;
        }
        listener.accept(promise.reason(), promise);
        return true;
    }

    private void warn(final ScriptPromise<?> promise) {
        warnings.accept(new Warning("UnhandledPromiseRejectionWarning",
            "nobody handles the rejection of a promise, with the reason " + promise.reason()));
    }
}
