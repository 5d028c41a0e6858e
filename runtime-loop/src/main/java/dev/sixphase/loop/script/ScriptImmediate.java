package dev.sixphase.loop.script;

import dev.sixphase.api.Immediate;

/** One immediate. */
final class ScriptImmediate implements Immediate {
    private final Immediates immediates;
    private final Runnable callback;
    /** The next of its batch, or null. */
    private ScriptImmediate next;
    private boolean referenced = true;
    private boolean finished;

    ScriptImmediate(final Immediates immediates, final Runnable callback) {
        this.immediates = immediates;
        this.callback = callback;
    }

    ScriptImmediate next() {
        return next;
    }

    void next(final ScriptImmediate newNext) {
        next = newNext;
    }

    void fire() {
        callback.run();
    }

    boolean isFinished() {
        return finished;
    }

    void finish() {
        finished = true;
        referenced(false);
    }

    @Override
    public Immediate ref() {
        immediates.checkUsable();
        if (!finished) {
            referenced(true);
        }
        return this;
    }

    @Override
    public Immediate unref() {
        immediates.checkUsable();
        referenced(false);
        return this;
    }

    private void referenced(final boolean nowReferenced) {
        if (referenced != nowReferenced) {
            referenced = nowReferenced;
            immediates.referencedCountChanged(nowReferenced ? 1 : -1);
        }
    }

    @Override
    public boolean hasRef() {
        return referenced;
    }
}
