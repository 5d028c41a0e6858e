package dev.sixphase.loop.script;

import dev.sixphase.api.Timer;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.loop.core.IndexedHeap;
import dev.sixphase.loop.core.LoopCore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Node's timers: a list for each duration, the lists by expiry, and one core timer for the nearest of them.
 * Once a list is due, all of its timers that are due run before the next list's, even one of an earlier
 * deadline.
 */
final class TimerLists {
    private static final long NEVER_MILLIS = Long.MAX_VALUE;

    private final LoopCore core;
    private final ScriptScope scope;
    private final TimerHandle host;
    private final Runnable runDue = this::runDue;
    private final Runnable runDueLists = this::runDueLists;
    private final Map<Integer, TimerList> listByDuration = new HashMap<>();
    private final IndexedHeap<TimerList> lists = new IndexedHeap<>(
        Comparator.comparingLong(TimerList::expiryMillis).thenComparingLong(TimerList::sequence));
    private final Map<Long, ScriptTimer> rememberedById = new HashMap<>();
    private long nextExpiryMillis = NEVER_MILLIS;
    private long phaseNowMillis;
    private long listCount;
    private long timerCount;
    private int referencedCount;

    TimerLists(final LoopCore core, final ScriptScope scope) {
        this.core = core;
        this.scope = scope;
        this.host = core.newTimer();
        host.unref();
        core.hide(host);
    }

    void checkUsable() {
        core.checkUsable();
    }

    ScriptTimer start(final Consumer<? super Timer> callback, final int durationMillis,
        final boolean repeats) {

        core.checkUsable();
        timerCount++;
        final ScriptTimer timer = new ScriptTimer(this, timerCount, callback, durationMillis, repeats);
        referencedCountChanged(1);
        insert(timer, refreshedNowMillis());
        return timer;
    }

    /** Node's timers count from now, not from the time that the iteration began with. */
    private long refreshedNowMillis() {
        core.updateTime();
        return core.nowMillis();
    }

    private void insert(final ScriptTimer timer, final long startMillis) {
        if (timer.list() != null) {
            timer.list().remove(timer);
        }
        timer.startMillis(startMillis);
        TimerList list = listByDuration.get(timer.durationMillis());
        if (list == null) {
            list = new TimerList(timer.durationMillis(), startMillis + timer.durationMillis(), listCount++);
            listByDuration.put(timer.durationMillis(), list);
            lists.add(list);
            if (nextExpiryMillis > list.expiryMillis()) {
                nextExpiryMillis = list.expiryMillis();
                host.start(runDue, timer.durationMillis(), 0);
            }
        }
        list.append(timer);
    }

    void refresh(final ScriptTimer timer) {
        core.checkUsable();
        if (timer.isCleared()) {
            return;
        }
        insert(timer, refreshedNowMillis());
        if (timer.isFinished()) {
            timer.finished(false);
            if (timer.hasRef()) {
                referencedCountChanged(1);
            }
        }
    }

    void clear(final ScriptTimer timer) {
        core.checkUsable();
        timer.dropCallback();
        if (timer.isFinished()) {
            return;
        }
        if (timer.list() != null) {
            timer.list().remove(timer);
        }
        // Also the list that the timer has left because it fires now: nothing is drained for an empty one.
        final TimerList list = listByDuration.get(timer.durationMillis());
        if (list != null && list.first() == null && timer.hasRef()) {
            discard(list);
        }
        finish(timer);
    }

    private void finish(final ScriptTimer timer) {
        timer.finished(true);
        rememberedById.remove(timer.number());
        if (timer.hasRef()) {
            referencedCountChanged(-1);
        }
    }

    private void discard(final TimerList list) {
        lists.remove(list);
        listByDuration.remove(list.durationMillis(), list);
    }

    void remember(final ScriptTimer timer) {
        if (!timer.isFinished()) {
            rememberedById.put(timer.number(), timer);
        }
    }

    ScriptTimer remembered(final long id) {
        return rememberedById.get(id);
    }

    void referencedCountChanged(final int change) {
        referencedCount += change;
        if (referencedCount > 0) {
            host.ref();
        } else {
            host.unref();
        }
    }

    /** The core timer's callback: one TIMERS phase of Node's, with one "now". */
    private void runDue() {
        nextExpiryMillis = NEVER_MILLIS;
        phaseNowMillis = refreshedNowMillis();
        try {
            boolean completed;
            do {
                completed = scope.attempt(runDueLists);
            } while (!completed);
        } finally {
            startHostAgain();
        }
    }

    private void startHostAgain() {
        final TimerList list = lists.first();
        if (list != null) {
            nextExpiryMillis = list.expiryMillis();
            // At least 1: a timer that a callback started never runs in the same phase, however late it is.
            host.start(runDue, Math.max(1, nextExpiryMillis - core.nowMillis()), 0);
        }
    }

    private void runDueLists() {
        boolean isFirst = true;
        for (TimerList list = lists.first(); isDue(list); list = lists.first()) {
            if (!isFirst) {
                scope.drainBetween();
            }
            isFirst = false;
            runDueTimers(list);
        }
    }

    private boolean isDue(final TimerList list) {
        return list != null && list.expiryMillis() <= phaseNowMillis;
    }

    private void runDueTimers(final TimerList list) {
        boolean isFirst = true;
        for (ScriptTimer timer = list.first(); timer != null; timer = list.first()) {
            if (phaseNowMillis - timer.startMillis() < list.durationMillis()) {
                putOff(list, timer);
                return;
            }
            if (!isFirst) {
                scope.drainBetween();
            }
            isFirst = false;
            // It is this timer's turn even if a tick has moved it; but not if one has cleared it.
            if (timer.list() != null) {
                timer.list().remove(timer);
            }
            if (!timer.isCleared()) {
                fire(timer);
            }
        }
        discard(list);
    }

    private void putOff(final TimerList list, final ScriptTimer first) {
        lists.remove(list);
        final long dueMillis = first.startMillis() + list.durationMillis();
        list.expire(Math.max(dueMillis, phaseNowMillis + 1), listCount++);
        lists.add(list);
    }

    private void fire(final ScriptTimer timer) {
        // An interval counts from before its callback, whose own time is therefore not added.
        final boolean isInterval = timer.repeats();
        final long startMillis = isInterval ? refreshedNowMillis() : 0;
        try {
            timer.fire();
        } finally {
            if (timer.repeats() && !timer.isCleared()) {
                timer.adoptRepeat();
                insert(timer, isInterval ? startMillis : refreshedNowMillis());
            } else if (timer.list() == null && !timer.isFinished()) {
                finish(timer);
            }
        }
    }
}
