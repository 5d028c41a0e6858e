package dev.sixphase.loop.script;

import dev.sixphase.api.Timer;
import dev.sixphase.loop.core.ExpiryLists;
import java.util.function.Consumer;

/** One timeout or interval: what Node knows of it, and where it waits. */
final class ScriptTimer implements Timer {
    /** In an argument's place: the callback is a {@code Runnable}. */
    static final Object NOTHING = new Object();
    /** In an argument's place: the callback is given the timer. */
    static final Object ITSELF = new Object();

    private final TimerLists timers;
    private final long id;
    private final Object argument;
    private Object callback;
    private int durationMillis;
    private int repeatMillis;
    private int slot = ExpiryLists.NONE;
    private long startMillis;
    private boolean referenced = true;
    /** Neither waiting nor running its callback: fired for good, or cleared. */
    private boolean finished;
    private boolean remembered;

    /** A timer whose callback is a {@code Runnable}, or else a {@code Consumer} of the argument. */
    ScriptTimer(final TimerLists timers, final long id, final Object callback, final Object argument,
        final int durationMillis) {

        this.timers = timers;
        this.id = id;
        this.callback = callback;
        this.argument = argument;
        this.durationMillis = durationMillis;
    }

    int durationMillis() {
        return durationMillis;
    }

    boolean repeats() {
        return repeatMillis > 0;
    }

    /** Makes it an interval. */
    ScriptTimer repeat() {
        repeatMillis = durationMillis;
        return this;
    }

    /** Turns the timer to the duration of its repetition. */
    void adoptRepeat() {
        durationMillis = repeatMillis;
    }

    long startMillis() {
        return startMillis;
    }

    void startMillis(final long nowMillis) {
        startMillis = nowMillis;
    }

    boolean isFinished() {
        return finished;
    }

    void finished(final boolean nowFinished) {
        finished = nowFinished;
    }

    boolean isCleared() {
        return callback == null;
    }

    void dropCallback() {
        callback = null;
    }

    @SuppressWarnings("unchecked")
    void fire() {
        if (argument == NOTHING) {
            ((Runnable) callback).run();
        } else {
            ((Consumer<Object>) callback).accept(argument == ITSELF ? this : argument);
        }
    }

    /** {@return where this waits, or NONE} */
    int slot() {
        return slot;
    }

    void slot(final int newSlot) {
        slot = newSlot;
    }

    @Override
    public Timer ref() {
        return referenced(true);
    }

    @Override
    public Timer unref() {
        return referenced(false);
    }

    private Timer referenced(final boolean nowReferenced) {
        timers.checkUsable();
        if (referenced != nowReferenced) {
            referenced = nowReferenced;
            if (!finished) {
                timers.referencedCountChanged(nowReferenced ? 1 : -1);
            }
        }
        return this;
    }

    @Override
    public boolean hasRef() {
        return referenced;
    }

    @Override
    public Timer refresh() {
        timers.refresh(this);
        return this;
    }

    @Override
    public Timer repeatEvery(final int delayMillis) {
        timers.checkUsable();
        if (delayMillis < 1) {
            throw new IllegalArgumentException("delayMillis must be 1 or more: " + delayMillis);
        }
        repeatMillis = delayMillis;
        return this;
    }

    @Override
    public void close() {
        timers.clear(this);
    }

    @Override
    public long id() {
        timers.remember(this);
        return id;
    }

    long number() {
        return id;
    }

    /** Notes that it can be found by its number. */
    void remembered() {
        remembered = true;
    }

    boolean isRemembered() {
        return remembered;
    }

    @Override
    public String toString() {
        return "Timer " + id + " of " + durationMillis + " ms";
    }
}
