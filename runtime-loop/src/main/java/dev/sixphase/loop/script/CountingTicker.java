package dev.sixphase.loop.script;

import dev.sixphase.api.AbortException;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Scheduling;
import dev.sixphase.api.Ticker;
import dev.sixphase.api.Timer;
import dev.sixphase.api.WaitOptions;
import java.util.ArrayDeque;

/**
 * Hands out the turns of an interval, and counts those that nobody has asked for.
 *
 * @param <T> what each turn gives
 */
final class CountingTicker<T> implements Ticker<T> {
    private final Scheduling timers;
    private final PromiseJobs jobs;
    private final T value;
    private final ArrayDeque<Resolvers<T>> waiting = new ArrayDeque<>();
    private Timer interval;
    private Runnable stopListening = () -> { };
    private long turns;
    private AbortException end;

    CountingTicker(final Scheduling timers, final PromiseJobs jobs, final double delayMillis, final T value,
        final WaitOptions options) {

        this.timers = timers;
        this.jobs = jobs;
        this.value = value;
        if (options.signal() != null && options.signal().isAborted()) {
            end = new AbortException(options.signal().reason());
            return;
        }
        interval = timers.setInterval(this::turn, delayMillis);
        if (!options.ref()) {
            interval.unref();
        }
        if (options.signal() != null) {
            stopListening = options.signal().onAbort(this::stop);
        }
    }

    private void turn() {
        final Resolvers<T> first = waiting.poll();
        if (first == null) {
            turns++;
        } else {
            first.resolve(value);
        }
    }

    @Override
    public Promise<T> next() {
        if (turns > 0) {
            turns--;
            return jobs.resolved(value);
        }
        if (end != null) {
            return jobs.rejected(end);
        }
        final Resolvers<T> turn = jobs.newResolvers();
        waiting.add(turn);
        return turn.promise();
    }

    @Override
    public void close() {
        stop(null);
    }

    private void stop(final Throwable reason) {
        if (end != null) {
            return;
        }
        end = new AbortException(reason);
        stopListening.run();
        timers.clearInterval(interval);
        for (Resolvers<T> turn = waiting.poll(); turn != null; turn = waiting.poll()) {
            turn.reject(end);
        }
    }
}
