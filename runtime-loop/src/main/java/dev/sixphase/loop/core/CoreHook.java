package dev.sixphase.loop.core;

import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopPhase;

/** An idle, prepare or check handle. */
final class CoreHook extends StoppableHandle implements HookHandle {
    private final HookPhase hooks;
    private final Runnable action;
    private long startSequence;

    /** The action enters the scope itself, if it has to; null for none. */
    CoreHook(final LoopCore core, final HookPhase hooks, final Runnable action) {
        super(core);
        this.hooks = hooks;
        this.action = action;
    }

    long startSequence() {
        return startSequence;
    }

    void fire() {
        if (action != null) {
            action.run();
        }
    }

    @Override
    public LoopPhase phase() {
        return hooks.phase();
    }

    @Override
    public void start() {
        checkOpen();
        if (!isActive()) {
            startSequence = hooks.add(this);
            setActive(true);
        }
    }

    @Override
    protected void release() {
        hooks.remove(this);
    }

    @Override
    public String toString() {
        return "HookHandle " + phase();
    }
}
