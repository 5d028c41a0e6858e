package dev.sixphase.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Tells operations that they are no longer wanted.
 *
 * <p><b>Threads.</b> One: that of the loop whose operations get it.
 *
 * @see AbortController
 * @see <a href="https://dom.spec.whatwg.org/#interface-AbortSignal">DOM: AbortSignal</a>
 */
public final class AbortSignal {
    private List<Consumer<? super Throwable>> listeners = new ArrayList<>();
    private Throwable reason;

    AbortSignal() { }

    /**
     * {@return a signal that is aborted already}
     *
     * @param reason not null
     */
    public static AbortSignal aborted(final Throwable reason) {
        final AbortSignal signal = new AbortSignal();
        signal.abort(reason);
        return signal;
    }

    /**
     * {@return a signal that aborts after a while, with a {@link TimeoutException}; it does not keep the
     * loop alive}
     *
     * @param loop whose timers count
     * @param delayMillis 1 to 2,147,483,647, as for a timer
     */
    public static AbortSignal timeout(final Scheduling loop, final double delayMillis) {
        final AbortSignal signal = new AbortSignal();
        loop.setTimeout(() -> signal.abort(
            new TimeoutException("the operation was not done within " + delayMillis + " ms")), delayMillis)
            .unref();
        return signal;
    }

    /**
     * {@return a signal that aborts with the first of several, and with its reason}
     *
     * @param signals any number
     */
    public static AbortSignal any(final List<AbortSignal> signals) {
        final AbortSignal first = new AbortSignal();
        signals.forEach(signal -> signal.onAbort(first::abort));
        return first;
    }

    /** {@return whether it has been aborted} */
    public boolean isAborted() {
        return reason != null;
    }

    /** {@return why it has been aborted, or null} */
    public Throwable reason() {
        return reason;
    }

    /**
     * Adds a listener.
     *
     * @param listener gets the reason, once; at once if the signal is aborted already
     * @return takes the listener out again; to be run when the operation is done
     */
    public Runnable onAbort(final Consumer<? super Throwable> listener) {
        if (reason != null) {
            listener.accept(reason);
            return () -> { };
        }
        final Consumer<? super Throwable> entry = listener::accept;
        listeners.add(entry);
        return () -> listeners.remove(entry);
    }

    /**
     * Stops an operation that has not begun.
     *
     * @throws AbortException if the signal is aborted
     */
    public void throwIfAborted() {
        if (reason != null) {
            throw new AbortException(reason);
        }
    }

    void abort(final Throwable newReason) {
        Objects.requireNonNull(newReason, "reason");
        if (reason != null) {
            return;
        }
        reason = newReason;
        final List<Consumer<? super Throwable>> called = listeners;
        listeners = new ArrayList<>();
        called.forEach(listener -> listener.accept(newReason));
    }
}
