package dev.sixphase.loop.script;

import dev.sixphase.api.Immediate;
import dev.sixphase.api.Scheduling;
import dev.sixphase.api.Timer;
import dev.sixphase.api.Warning;
import dev.sixphase.loop.core.LoopCore;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The script layer of one loop, and its scope.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public final class ScriptLayer implements Scheduling {
    private static final double LONGEST_DELAY_MILLIS = Integer.MAX_VALUE;

    /** What Node says of an odd delay; all but an overflow once only. */
    private enum Oddity { NEGATIVE, NAN }

    private final LoopCore core;
    private final UncaughtExceptions uncaught = new UncaughtExceptions(new AfterHandledFailure());
    private final Rejections rejections;
    private final ScriptScope scope;
    private final PromiseJobs promiseJobs;
    private final Immediates immediates;
    private final TimerLists timers;
    private final Set<Oddity> warned = EnumSet.noneOf(Oddity.class);
    private final Consumer<? super Warning> warnings;

    /**
     * Puts the layer on a core.
     *
     * @param core a loop that has not run yet
     * @param warnings hears of odd delays
     */
    public ScriptLayer(final LoopCore core, final Consumer<? super Warning> warnings) {
        this.core = core;
        this.warnings = warnings;
        rejections = new Rejections(uncaught, warnings);
        scope = new ScriptScope(uncaught, rejections);
        core.useScope(scope);
        promiseJobs = new PromiseJobs(core, scope, rejections);
        immediates = new Immediates(core, scope);
        timers = new TimerLists(core, scope);
    }

    /** As Node does: the next CHECK phase must come, for the ticks that the failure left behind. */
    private final class AfterHandledFailure implements Runnable {
        @Override
        public void run() {
            immediates.add(() -> { });
        }
    }

    /** {@return who decides about what callbacks throw} */
    public UncaughtExceptions uncaughtExceptions() {
        return uncaught;
    }

    /** {@return who tells of promises that nobody handles} */
    public Rejections rejections() {
        return rejections;
    }

    PromiseJobs promiseJobs() {
        return promiseJobs;
    }

    /**
     * Says what runs each time that ticks and microtasks are drained.
     *
     * @param step says whether it may have queued more of them
     */
    public void onDrained(final BooleanSupplier step) {
        scope.afterDrain(step);
    }

    /**
     * Runs the first callback of a program.
     *
     * @param main the callback
     */
    public void callMain(final Runnable main) {
        uncaught.forgetFailure();
        scope.callMain(main);
    }

    /**
     * Says whether the program is about to end, so that next ticks are dropped.
     *
     * @param exiting whether it is
     */
    public void exiting(final boolean exiting) {
        scope.exiting(exiting);
    }

    /**
     * Drops ticks and microtasks, for the program ends.
     *
     * @return what to throw
     */
    public ExitSignal exit() {
        return scope.exit();
    }

    @Override
    public Timer setTimeout(final Runnable callback, final double delayMillis) {
        return startTimer(callback, ScriptTimer.NOTHING, delayMillis);
    }

    @Override
    public Timer setTimeout(final Consumer<? super Timer> callback, final double delayMillis) {
        return startTimer(callback, ScriptTimer.ITSELF, delayMillis);
    }

    @Override
    public <A> Timer setTimeout(final Consumer<? super A> callback, final double delayMillis,
        final A argument) {

        return startTimer(callback, argument, delayMillis);
    }

    @Override
    public Timer setInterval(final Runnable callback, final double delayMillis) {
        return startTimer(callback, ScriptTimer.NOTHING, delayMillis).repeat();
    }

    @Override
    public Timer setInterval(final Consumer<? super Timer> callback, final double delayMillis) {
        return startTimer(callback, ScriptTimer.ITSELF, delayMillis).repeat();
    }

    @Override
    public <A> Timer setInterval(final Consumer<? super A> callback, final double delayMillis,
        final A argument) {

        return startTimer(callback, argument, delayMillis).repeat();
    }

    private ScriptTimer startTimer(final Object callback, final Object argument, final double delayMillis) {
        return timers.start(requireFunction(callback), argument, wholeMillis(delayMillis));
    }

    private int wholeMillis(final double delayMillis) {
        if (delayMillis >= 1 && delayMillis <= LONGEST_DELAY_MILLIS) {
            return (int) delayMillis;
        }
        if (delayMillis > LONGEST_DELAY_MILLIS) {
            warnings.accept(new Warning("TimeoutOverflowWarning",
                delayMillis + " does not fit into a 32-bit signed integer; the delay was set to 1"));
        } else if (delayMillis < 0 && warned.add(Oddity.NEGATIVE)) {
            warnings.accept(new Warning("TimeoutNegativeWarning",
                delayMillis + " is a negative number; the delay was set to 1"));
        } else if (Double.isNaN(delayMillis) && warned.add(Oddity.NAN)) {
            warnings.accept(new Warning("TimeoutNaNWarning", "NaN is not a number; the delay was set to 1"));
        }
        return 1;
    }

    @Override
    public void clearTimeout(final Object timer) {
        core.checkUsable();
        if (timer instanceof ScriptTimer known) {
            timers.clear(known);
            return;
        }
        final ScriptTimer remembered = timers.remembered(idOf(timer));
        if (remembered != null) {
            timers.clear(remembered);
        }
    }

    /** {@return the id that a number or string stands for, or 0, which no timer has} */
    private static long idOf(final Object timer) {
        if (timer instanceof Number number) {
            return number.doubleValue() == number.longValue() ? number.longValue() : 0;
        }
        if (timer instanceof String digits && digits.matches("[1-9][0-9]{0,17}")) {
            return Long.parseLong(digits);
        }
        return 0;
    }

    @Override
    public Immediate setImmediate(final Runnable callback) {
        return immediates.add(requireFunction(callback));
    }

    @Override
    public <A> Immediate setImmediate(final Consumer<? super A> callback, final A argument) {
        requireFunction(callback);
        return immediates.add(() -> callback.accept(argument));
    }

    @Override
    public void clearImmediate(final Object immediate) {
        core.checkUsable();
        if (immediate instanceof ScriptImmediate known) {
            immediates.clear(known);
        }
    }

    @Override
    public void nextTick(final Runnable callback) {
        core.checkUsable();
        scope.addTick(requireFunction(callback));
    }

    @Override
    public void queueMicrotask(final Runnable callback) {
        core.checkUsable();
        scope.addMicrotask(requireFunction(callback));
    }

    private static <F> F requireFunction(final F callback) {
        return Objects.requireNonNull(callback,
            "ERR_INVALID_ARG_TYPE: the callback must be a function, and is null");
    }
}
