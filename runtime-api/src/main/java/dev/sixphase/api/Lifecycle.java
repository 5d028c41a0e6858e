package dev.sixphase.api;

import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * How a program meets its errors and its end, as Node's {@code process} does.
 *
 * <p><b>Threads.</b> The loop's thread; before the first run, the one that sets the loop up.
 *
 * @see <a href="https://nodejs.org/api/process.html">Node: process</a>
 */
public interface Lifecycle {
    /**
     * Says who hears of exceptions that a callback threw; the loop then goes on, and every callback still
     * runs once. Without a handler {@code run} throws the exception, after the state is put in order and
     * with exit code 1; work that is left can go on with another {@code run}.
     *
     * @param handler hears each, and where it came from; null for none. What it throws itself
     *     ends the run, with exit code 7 and without the listeners of {@link #onExit}
     */
    void onUncaughtException(BiConsumer<? super Throwable, ? super ErrorOrigin> handler);

    /**
     * Says who watches uncaught exceptions. It comes before the handler and changes nothing of what follows.
     *
     * @param monitor hears each; null for none. What it throws itself ends the run, as with a handler
     */
    void onUncaughtExceptionMonitor(BiConsumer<? super Throwable, ? super ErrorOrigin> monitor);

    /**
     * Takes uncaught exceptions away from the handler.
     *
     * @param capture hears each in the handler's place; null gives them back to the handler
     * @throws IllegalStateException with {@code ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET} if there is one
     *     already, which stays
     */
    void captureUncaughtExceptions(Consumer<? super Throwable> capture);

    /**
     * Says what becomes of rejections that nobody handles.
     *
     * @param mode {@link RejectionMode#THROW} unless it is set
     */
    void setRejectionMode(RejectionMode mode);

    /**
     * Says who hears of promises that are rejected and that nobody handles, when ticks and microtasks are
     * drained; in the order of the rejections.
     *
     * @param listener hears each reason and promise; null for none. What it throws is an uncaught exception
     */
    void onUnhandledRejection(BiConsumer<? super Throwable, ? super Promise<?>> listener);

    /**
     * Says who hears of promises that were told of as unhandled and are handled after all. Without a
     * listener that is a warning.
     *
     * @param listener hears each; null for none
     */
    void onRejectionHandled(Consumer<? super Promise<?>> listener);

    /**
     * Says what runs each time that ticks and microtasks are drained, as Node then tells of unhandled
     * rejections. For the host of a language that has promises of its own.
     *
     * @param step says whether it may have queued ticks or microtasks, which are then drained and followed
     *     by this step again; what it throws is an uncaught exception
     */
    void onDrained(BooleanSupplier step);

    /**
     * Says who hears of warnings. Without a listener they are logged.
     *
     * @param listener hears each; null for none
     */
    void onWarning(Consumer<? super Warning> listener);

    /**
     * Adds a listener for the moment when a program has nothing left to do. It may give the loop new work;
     * the listeners then run again when that is done. {@link #exit} and an exception that ends the run leave
     * it out.
     *
     * @param listener runs in a callback together with the others
     */
    void onBeforeExit(Runnable listener);

    /**
     * Adds a listener for the end of a program. Work that it asks for is dropped.
     *
     * @param listener gets the exit code
     */
    void onExit(IntConsumer listener);

    /** {@return what the run that goes on, or the last one, ends with: 0 unless something sets it} */
    int exitCode();

    /**
     * Says what the run will end with if nothing else ends it.
     *
     * @param exitCode a shell sees its lowest eight bits; 0 tells of success
     */
    void setExitCode(int exitCode);

    /**
     * Ends the program from within a callback: runs the listeners of {@link #onExit}, drops ticks and
     * microtasks, and leaves every callback by an error that only the loop catches, so that {@code run}
     * returns. Handles stay as they are until the loop is closed. In a listener of {@link #onExit} it leaves
     * out the listeners that follow.
     *
     * @param exitCode a shell sees its lowest eight bits
     * @throws IllegalStateException if no program runs; nothing changes
     */
    void exit(int exitCode);
}
