package dev.sixphase.loop.script;

import dev.sixphase.api.ErrorOrigin;
import dev.sixphase.loop.core.Failures;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Decides what happens to what a callback threw: a handler goes on, no handler ends the run.
 *
 * @see <a href="https://nodejs.org/api/process.html#event-uncaughtexception">Node: uncaughtException</a>
 */
public final class UncaughtExceptions {
    private final Runnable afterHandled;
    private BiConsumer<? super Throwable, ? super ErrorOrigin> monitor;
    private BiConsumer<? super Throwable, ? super ErrorOrigin> handler;
    private Consumer<? super Throwable> capture;
    private Throwable fatal;
    private boolean handlerFailed;

    UncaughtExceptions(final Runnable afterHandled) {
        this.afterHandled = afterHandled;
    }

    /**
     * Says who watches.
     *
     * @param newMonitor null for nobody
     */
    public void monitor(final BiConsumer<? super Throwable, ? super ErrorOrigin> newMonitor) {
        monitor = newMonitor;
    }

    /**
     * Says who handles.
     *
     * @param newHandler null for nobody
     */
    public void handler(final BiConsumer<? super Throwable, ? super ErrorOrigin> newHandler) {
        handler = newHandler;
    }

    /**
     * Says who handles in the handler's place.
     *
     * @param newCapture null for the handler itself
     * @throws IllegalStateException if somebody does already
     */
    public void capture(final Consumer<? super Throwable> newCapture) {
        if (capture != null && newCapture != null) {
            throw new IllegalStateException("ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET: uncaught exceptions "
                + "are captured already; give null first");
        }
        capture = newCapture;
    }

    /** Forgets how an earlier run ended. */
    void forgetFailure() {
        fatal = null;
        handlerFailed = false;
    }

    /** {@return whether the run ends by what a handler threw} */
    public boolean handlerFailed() {
        return handlerFailed;
    }

    /** Hands the failure to the handler. Throws it if there is none, or what the handler itself throws. */
    void report(final Throwable failure, final ErrorOrigin origin) {
        if (failure == fatal || failure instanceof ExitSignal) {
            // On its way out already: the scopes that it passes must not report it again.
            throw Failures.rethrow(failure);
        }
        if (!isHandled(failure, origin)) {
            fatal = failure;
            throw Failures.rethrow(failure);
        }
        afterHandled.run();
    }

    private boolean isHandled(final Throwable failure, final ErrorOrigin origin) {
        try {
            if (monitor != null) {
                monitor.accept(failure, origin);
            }
            if (capture != null) {
                capture.accept(failure);
                return true;
            }
            if (handler != null) {
                handler.accept(failure, origin);
                return true;
            }
            return false;
        } catch (final ExitSignal exit) {
            throw exit;
        } catch (final Throwable ofHandler) {
            fatal = ofHandler;
            handlerFailed = true;
            throw Failures.rethrow(ofHandler);
        }
    }
}
