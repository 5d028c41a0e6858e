package dev.sixphase.loop.core;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * A handle of which the application may hear that it failed, and that it is closed.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public abstract class ListenedHandle extends CoreHandle {
    private Consumer<? super Throwable> errorListener;
    private Runnable closeListener;

    /**
     * Makes an open, inactive, referenced handle without listeners.
     *
     * @param core the loop it belongs to
     */
    protected ListenedHandle(final LoopCore core) {
        super(core);
    }

    /**
     * Says who hears of failures. Without a listener they go to the loop's handler of uncaught exceptions.
     *
     * @param listener hears each
     */
    public final void onError(final Consumer<? super Throwable> listener) {
        errorListener = checked(listener);
    }

    /**
     * Says what runs in the CLOSING phase.
     *
     * @param listener runs once
     */
    public final void onClose(final Runnable listener) {
        closeListener = checked(listener);
    }

    /**
     * {@return the listener, if there is one and the caller may set it}
     *
     * @param <T> its type
     * @param listener the listener
     */
    protected final <T> T checked(final T listener) {
        core().checkUsable();
        return Objects.requireNonNull(listener, "listener");
    }

    /**
     * Tells a failure, as a callback of its own.
     *
     * @param failure what went wrong
     */
    protected final void tell(final Throwable failure) {
        core().call(() -> deliver(failure));
    }

    /**
     * Tells a failure, within the callback that runs.
     *
     * @param failure what went wrong
     */
    protected final void deliver(final Throwable failure) {
        if (errorListener == null) {
            core().scope().report(failure);
        } else {
            errorListener.accept(failure);
        }
    }

    /** Tells that the handle is closed, as a callback of its own. */
    protected final void tellClosed() {
        if (closeListener != null) {
            core().call(closeListener);
        }
    }
}
