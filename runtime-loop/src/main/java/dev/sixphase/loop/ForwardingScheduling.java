package dev.sixphase.loop;

import dev.sixphase.api.Immediate;
import dev.sixphase.api.Scheduling;
import dev.sixphase.api.Timer;
import java.util.function.Consumer;

/** Passes Node's functions on to the script layer. */
abstract class ForwardingScheduling implements Scheduling {
    /** {@return who does the work} */
    protected abstract Scheduling target();

    @Override
    public final Timer setTimeout(final Runnable callback, final double delayMillis) {
        return target().setTimeout(callback, delayMillis);
    }

    @Override
    public final Timer setTimeout(final Consumer<? super Timer> callback, final double delayMillis) {
        return target().setTimeout(callback, delayMillis);
    }

    @Override
    public final <A> Timer setTimeout(final Consumer<? super A> callback, final double delayMillis,
        final A argument) {

        return target().setTimeout(callback, delayMillis, argument);
    }

    @Override
    public final Timer setInterval(final Runnable callback, final double delayMillis) {
        return target().setInterval(callback, delayMillis);
    }

    @Override
    public final Timer setInterval(final Consumer<? super Timer> callback, final double delayMillis) {
        return target().setInterval(callback, delayMillis);
    }

    @Override
    public final <A> Timer setInterval(final Consumer<? super A> callback, final double delayMillis,
        final A argument) {

        return target().setInterval(callback, delayMillis, argument);
    }

    @Override
    public final void clearTimeout(final Object timer) {
        target().clearTimeout(timer);
    }

    @Override
    public final Immediate setImmediate(final Runnable callback) {
        return target().setImmediate(callback);
    }

    @Override
    public final <A> Immediate setImmediate(final Consumer<? super A> callback, final A argument) {
        return target().setImmediate(callback, argument);
    }

    @Override
    public final void clearImmediate(final Object immediate) {
        target().clearImmediate(immediate);
    }

    @Override
    public final void nextTick(final Runnable callback) {
        target().nextTick(callback);
    }

    @Override
    public final void queueMicrotask(final Runnable callback) {
        target().queueMicrotask(callback);
    }
}
