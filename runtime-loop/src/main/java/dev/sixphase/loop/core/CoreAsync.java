package dev.sixphase.loop.core;

import dev.sixphase.api.AsyncHandle;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets another thread run one callback on the loop; sends coalesce until it runs. */
final class CoreAsync extends CoreHandle implements AsyncHandle {
    private final AtomicBoolean sent = new AtomicBoolean();
    private final AsyncList asyncs;
    private final Runnable callback;

    CoreAsync(final LoopCore core, final AsyncList asyncs, final Runnable callback) {
        super(core);
        this.asyncs = asyncs;
        this.callback = Objects.requireNonNull(callback, "callback");
        asyncs.add(this);
        setActive(true);
    }

    @Override
    public void send() {
        if (!sent.get() && sent.compareAndSet(false, true)) {
            asyncs.sent();
        }
    }

    /**
     * Runs the callback if there was a send. One that comes from within the callback asks for another run.
     */
    void dispatch() {
        if (isActive() && sent.get() && sent.compareAndSet(true, false)) {
            core().call(callback);
        }
    }

    @Override
    protected void release() {
        asyncs.remove(this);
    }

    @Override
    public String toString() {
        return "AsyncHandle";
    }
}
