package dev.sixphase.loop.core;

import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopPhase;
import java.util.Objects;

/** An idle, prepare or check handle. */
final class CoreHook extends StoppableHandle implements HookHandle {
    private final HookPhase hooks;
    private final Runnable callback;
    private long startSequence;

    CoreHook(final LoopCore core, final HookPhase hooks, final Runnable callback) {
        super(core);
        this.hooks = hooks;
        this.callback = Objects.requireNonNull(callback, "callback");
    }

    long startSequence() {
        return startSequence;
    }

    void fire() {
        core().scope().call(callback);
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
