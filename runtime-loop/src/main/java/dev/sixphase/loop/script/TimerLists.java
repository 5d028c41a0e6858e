package dev.sixphase.loop.script;

import dev.sixphase.api.TimerHandle;
import dev.sixphase.loop.core.ExpiryLists;
import dev.sixphase.loop.core.LoopCore;
import java.util.HashMap;
import java.util.Map;

/**
 * Node's timers: a list for each duration, the lists by expiry, and one core timer for the nearest of them.
 * Once a list is due, all of its timers that are due run before the next list's, even one of an earlier
 * deadline.
 */
final class TimerLists {
    private static final int NONE = ExpiryLists.NONE;
    private static final long NEVER_MILLIS = Long.MAX_VALUE;

    private final LoopCore core;
    private final ScriptScope scope;
    private final TimerHandle host;
    private final Runnable runDue = new RunDue();
    private final Runnable runDueLists = new RunDueLists();
    private final ExpiryLists<ScriptTimer> lists = new ExpiryLists<>();
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

    /** Starts a timer; {@link ScriptTimer} says what may be in the argument's place. */
    ScriptTimer start(final Object callback, final Object argument, final int durationMillis) {
        core.checkUsable();
        timerCount++;
        final ScriptTimer timer = new ScriptTimer(this, timerCount, callback, argument, durationMillis);
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
        takeOut(timer);
        timer.startMillis(startMillis);
        int list = lists.find(timer.durationMillis());
        if (list == NONE) {
            list = open(timer.durationMillis(), startMillis + timer.durationMillis());
        }
        timer.slot(lists.openSlot(timer));
        lists.append(list, timer.slot());
    }

    private int open(final int durationMillis, final long expiryMillis) {
        if (nextExpiryMillis > expiryMillis) {
            nextExpiryMillis = expiryMillis;
            host.start(runDue, durationMillis, 0);
        }
        return lists.open(durationMillis, expiryMillis, ++listCount);
    }

    private void takeOut(final ScriptTimer timer) {
        if (timer.slot() != NONE) {
            lists.remove(timer.slot());
            closeSlot(timer);
        }
    }

    private void closeSlot(final ScriptTimer timer) {
        lists.closeSlot(timer.slot());
        timer.slot(NONE);
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
        takeOut(timer);
        // Also the list that the timer has left because it fires now: nothing is drained for an empty one.
        final int list = lists.find(timer.durationMillis());
        if (list != NONE && lists.first(list) == NONE && timer.hasRef()) {
            lists.discard(list);
        }
        finish(timer);
    }

    private void finish(final ScriptTimer timer) {
        timer.finished(true);
        if (timer.isRemembered()) {
            rememberedById.remove(timer.number());
        }
        if (timer.hasRef()) {
            referencedCountChanged(-1);
        }
    }

    void remember(final ScriptTimer timer) {
        if (!timer.isFinished()) {
            timer.remembered();
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
    private final class RunDue implements Runnable {
        @Override
        public void run() {
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
    }

    private final class RunDueLists implements Runnable {
        @Override
        public void run() {
            runDueLists();
        }
    }

    private void startHostAgain() {
        final int list = lists.firstList();
        if (list != NONE) {
            nextExpiryMillis = lists.expiryMillis(list);
            // At least 1: a timer that a callback started never runs in the same phase, however late it is.
            host.start(runDue, Math.max(1, nextExpiryMillis - core.nowMillis()), 0);
        }
    }

    private void runDueLists() {
        boolean isFirst = true;
        for (int list = lists.firstList(); isDue(list); list = lists.firstList()) {
            // Read first: a tick may clear the last timer of this list, and its number may be another's then.
            final long sequence = lists.sequence(list);
            if (!isFirst) {
                scope.drainBetween();
            }
            isFirst = false;
            runDueTimers(list, sequence);
        }
    }

    private boolean isDue(final int list) {
        return list != NONE && lists.expiryMillis(list) <= phaseNowMillis;
    }

    private void runDueTimers(final int list, final long sequence) {
        boolean isFirst = true;
        for (int slot = first(list, sequence); slot != NONE; slot = first(list, sequence)) {
            final ScriptTimer timer = lists.at(slot);
            final long dueMillis = timer.startMillis() + timer.durationMillis();
            if (dueMillis > phaseNowMillis) {
                lists.postpone(list, Math.max(dueMillis, phaseNowMillis + 1), ++listCount);
                return;
            }
            if (!isFirst) {
                scope.drainBetween();
            }
            isFirst = false;
            // It is this timer's turn even if a tick has moved it; but not if one has cleared it.
            if (timer.slot() != NONE) {
                lists.removeInTurn(timer.slot());
                closeSlot(timer);
            }
            if (!timer.isCleared()) {
                fire(timer);
            }
        }
        if (lists.sequence(list) == sequence) {
            lists.discard(list);
        }
    }

    /** {@return the first timer of a list, unless a callback ended the list} */
    private int first(final int list, final long sequence) {
        return lists.sequence(list) == sequence ? lists.first(list) : NONE;
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
            } else if (timer.slot() == NONE && !timer.isFinished()) {
                finish(timer);
            }
        }
    }
}
