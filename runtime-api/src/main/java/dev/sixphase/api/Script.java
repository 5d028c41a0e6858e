package dev.sixphase.api;

import dev.sixphase.api.spi.WorkerPool;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The loop's functions as static imports, for the loop that runs on this thread, so that a program reads
 * like JavaScript: {@code import static dev.sixphase.api.Script.*;}
 *
 * <p><b>Threads.</b> A loop's thread only; elsewhere every method throws {@link IllegalStateException}.
 */
public final class Script {
    private Script() { }

    /**
     * See {@link Scheduling#setTimeout(Runnable, double)}.
     *
     * @param callback runs in the TIMERS phase
     * @param delayMillis the least delay
     * @return the timer
     */
    public static Timer setTimeout(final Runnable callback, final double delayMillis) {
        return EventLoop.current().setTimeout(callback, delayMillis);
    }

    /**
     * See {@link Scheduling#setTimeout(Consumer, double)}.
     *
     * @param callback gets its own timer
     * @param delayMillis the least delay
     * @return the timer
     */
    public static Timer setTimeout(final Consumer<? super Timer> callback, final double delayMillis) {
        return EventLoop.current().setTimeout(callback, delayMillis);
    }

    /**
     * See {@link Scheduling#setInterval(Runnable, double)}.
     *
     * @param callback runs in the TIMERS phase
     * @param delayMillis the least delay between two runs
     * @return the timer
     */
    public static Timer setInterval(final Runnable callback, final double delayMillis) {
        return EventLoop.current().setInterval(callback, delayMillis);
    }

    /**
     * See {@link Scheduling#setInterval(Consumer, double)}.
     *
     * @param callback gets its own timer
     * @param delayMillis the least delay between two runs
     * @return the timer
     */
    public static Timer setInterval(final Consumer<? super Timer> callback, final double delayMillis) {
        return EventLoop.current().setInterval(callback, delayMillis);
    }

    /**
     * See {@link Scheduling#clearTimeout}.
     *
     * @param timer a timer, its id, or anything
     */
    public static void clearTimeout(final Object timer) {
        EventLoop.current().clearTimeout(timer);
    }

    /**
     * See {@link Scheduling#clearInterval}.
     *
     * @param timer a timer, its id, or anything
     */
    public static void clearInterval(final Object timer) {
        EventLoop.current().clearInterval(timer);
    }

    /**
     * See {@link Scheduling#setImmediate(Runnable)}.
     *
     * @param callback runs in the next CHECK phase
     * @return the immediate
     */
    public static Immediate setImmediate(final Runnable callback) {
        return EventLoop.current().setImmediate(callback);
    }

    /**
     * See {@link Scheduling#clearImmediate}.
     *
     * @param immediate an immediate, or anything
     */
    public static void clearImmediate(final Object immediate) {
        EventLoop.current().clearImmediate(immediate);
    }

    /**
     * See {@link Scheduling#nextTick(Runnable)}.
     *
     * @param callback runs after the current callback
     */
    public static void nextTick(final Runnable callback) {
        EventLoop.current().nextTick(callback);
    }

    /**
     * See {@link Scheduling#queueMicrotask}.
     *
     * @param callback runs after the current callback and its ticks
     */
    public static void queueMicrotask(final Runnable callback) {
        EventLoop.current().queueMicrotask(callback);
    }

    /**
     * See {@link EventLoop#submit}.
     *
     * @param <T> what the work gives
     * @param kind what the work mostly does
     * @param work runs on a worker
     * @param callback hears how it ended
     * @return the request
     */
    public static <T> Request submit(final WorkerPool.Kind kind, final Callable<? extends T> work,
        final Callback<? super T> callback) {
        return EventLoop.current().submit(kind, work, callback);
    }

    /** {@return {@link EventLoop#net()} of this thread's loop} */
    public static Net net() {
        return EventLoop.current().net();
    }

    /** {@return {@link EventLoop#fs()} of this thread's loop} */
    public static Fs fs() {
        return EventLoop.current().fs();
    }

    /** {@return {@link EventLoop#dns()} of this thread's loop} */
    public static Dns dns() {
        return EventLoop.current().dns();
    }

    /** {@return {@link EventLoop#crypto()} of this thread's loop} */
    public static Crypto crypto() {
        return EventLoop.current().crypto();
    }
}
