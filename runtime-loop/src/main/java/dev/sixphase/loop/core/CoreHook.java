package dev.sixphase.loop.core;

import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopPhase;

/** An idle, prepare or check handle. */
final class CoreHook extends StoppableHandle implements HookHandle {
    private final HookPhase hooks;
    private final Runnable callback;
    private long startSequence;

    /**
     * Makes a hook.
     *
     * @param callback null for none: then its turn enters no callback scope, and drains nothing
     */
    CoreHook(final LoopCore core, final HookPhase hooks, final Runnable callback) {
        super(core);
        this.hooks = hooks;
        this.callback = callback;
    }

    long startSequence() {
        return startSequence;
    }

    void fire() {
        if (callback != null) {
            core().scope().call(callback);
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
