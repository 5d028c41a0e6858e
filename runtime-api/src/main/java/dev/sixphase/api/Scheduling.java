package dev.sixphase.api;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Node's timers, immediates, next ticks and microtasks.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * <p><b>Delays</b> are milliseconds as in JavaScript: fractions are cut off, and what is not between 1 and
 * 2,147,483,647 becomes 1; too large a delay is warned about as {@code TimeoutOverflowWarning}. A timer
 * never fires early by the loop's clock, which counts whole milliseconds; by a finer one it may be early by
 * a fraction of one.
 *
 * @see <a href="https://nodejs.org/api/timers.html">Node: timers</a>
 */
public interface Scheduling {
    /**
     * Runs a callback once, after a delay.
     *
     * @param callback runs in the TIMERS phase
     * @param delayMillis the least delay, from now
     * @return the timer
     */
    Timer setTimeout(Runnable callback, double delayMillis);

    /**
     * Runs a callback once, after a delay, and hands it its own timer: what {@code this} is in JavaScript.
     *
     * @param callback runs in the TIMERS phase
     * @param delayMillis the least delay, from now
     * @return the timer
     */
    Timer setTimeout(Consumer<? super Timer> callback, double delayMillis);

    /**
     * Runs a callback once, after a delay, with an argument.
     *
     * @param <A> the argument's type
     * @param callback runs in the TIMERS phase
     * @param delayMillis the least delay, from now
     * @param argument passed through; may be null
     * @return the timer
     */
    <A> Timer setTimeout(Consumer<? super A> callback, double delayMillis, A argument);

    /**
     * Runs a callback again and again. The next delay counts from just before the callback, so its own time
     * is not added, lateness is, and missed runs are not caught up.
     *
     * @param callback runs in the TIMERS phase
     * @param delayMillis the least delay between two runs
     * @return the timer
     */
    Timer setInterval(Runnable callback, double delayMillis);

    /**
     * Runs a callback again and again, and hands it its own timer.
     *
     * @param callback runs in the TIMERS phase
     * @param delayMillis the least delay between two runs
     * @return the timer
     */
    Timer setInterval(Consumer<? super Timer> callback, double delayMillis);

    /**
     * Runs a callback again and again, with an argument.
     *
     * @param <A> the argument's type
     * @param callback runs in the TIMERS phase
     * @param delayMillis the least delay between two runs
     * @param argument passed through; may be null
     * @return the timer
     */
    <A> Timer setInterval(Consumer<? super A> callback, double delayMillis, A argument);

    /**
     * Stops a timer of {@code setTimeout} or {@code setInterval}; does nothing for anything else.
     *
     * @param timer the timer, its {@link Timer#id()} as a number or a string, or anything, null included
     */
    void clearTimeout(Object timer);

    /**
     * The same as {@link #clearTimeout}.
     *
     * @param timer as there
     */
    default void clearInterval(final Object timer) {
        clearTimeout(timer);
    }

    /**
     * Runs a callback in the next CHECK phase.
     *
     * @param callback runs once
     * @return the immediate
     */
    Immediate setImmediate(Runnable callback);

    /**
     * Runs a callback in the next CHECK phase, with an argument.
     *
     * @param <A> the argument's type
     * @param callback runs once
     * @param argument passed through; may be null
     * @return the immediate
     */
    <A> Immediate setImmediate(Consumer<? super A> callback, A argument);

    /**
     * Stops an immediate that has not run; does nothing for anything else.
     *
     * @param immediate the immediate, or anything, null included
     */
    void clearImmediate(Object immediate);

    /**
     * Runs a callback after the current one, before microtasks and before the loop goes on. Ticks that ask
     * for ticks starve the loop, on purpose.
     *
     * @param callback runs once
     */
    void nextTick(Runnable callback);

    /**
     * Runs a callback after the current one, with an argument.
     *
     * @param <A> the argument's type
     * @param callback runs once
     * @param argument passed through; may be null
     */
    default <A> void nextTick(final Consumer<? super A> callback, final A argument) {
        Objects.requireNonNull(callback, "callback");
        nextTick(() -> callback.accept(argument));
    }

    /**
     * Runs a callback after the current one and its ticks, before the loop goes on.
     *
     * @param callback runs once
     */
    void queueMicrotask(Runnable callback);
}
