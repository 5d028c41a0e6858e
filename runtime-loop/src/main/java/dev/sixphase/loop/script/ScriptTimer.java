package dev.sixphase.loop.script;

import dev.sixphase.api.Timer;
import java.util.function.Consumer;

/** One timeout or interval: a link in the list of its duration, and what Node knows of it. */
final class ScriptTimer implements Timer {
    private final TimerLists timers;
    private final long id;
    private int durationMillis;
    private int repeatMillis;
    private Consumer<? super Timer> callback;
    private TimerList list;
    private ScriptTimer previous;
    private ScriptTimer next;
    private long startMillis;
    private boolean referenced = true;
    /** Neither waiting nor running its callback: fired for good, or cleared. */
    private boolean finished;

    ScriptTimer(final TimerLists timers, final long id, final Consumer<? super Timer> callback,
        final int durationMillis, final boolean repeats) {

        this.timers = timers;
        this.id = id;
        this.callback = callback;
        this.durationMillis = durationMillis;
        this.repeatMillis = repeats ? durationMillis : 0;
    }

    int durationMillis() {
        return durationMillis;
    }

    boolean repeats() {
        return repeatMillis > 0;
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

    void fire() {
        callback.accept(this);
    }

    TimerList list() {
        return list;
    }

    ScriptTimer next() {
        return next;
    }

    void link(final TimerList newList, final ScriptTimer newPrevious) {
        list = newList;
        previous = newPrevious;
        next = null;
        if (newPrevious != null) {
            newPrevious.next = this;
        }
    }

    /** Takes this out of its list; {@return what was before it} */
    ScriptTimer unlink() {
        final ScriptTimer before = previous;
        if (previous != null) {
            previous.next = next;
        }
        if (next != null) {
            next.previous = previous;
        }
        list = null;
        previous = null;
        next = null;
        return before;
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

    @Override
    public String toString() {
        return "Timer " + id + " of " + durationMillis + " ms";
    }
}
