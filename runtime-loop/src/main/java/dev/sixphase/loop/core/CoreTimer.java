package dev.sixphase.loop.core;

import dev.sixphase.api.TimerHandle;
import java.util.Objects;

/** A timer of the core. It is in the queue while it counts as active. */
final class CoreTimer extends StoppableHandle implements TimerHandle {
    private final TimerQueue queue;
    private final int slot;
    private Runnable callback;
    private long deadlineMillis;
    private long repeatMillis;

    CoreTimer(final LoopCore core, final TimerQueue queue) {
        super(core);
        this.queue = queue;
        this.slot = queue.open(this);
    }

    @Override
    public void start(final Runnable newCallback, final long timeoutMillis, final long newRepeatMillis) {
        checkOpen();
        Objects.requireNonNull(newCallback, "callback");
        requireNotNegative(timeoutMillis, "timeoutMillis");
        requireNotNegative(newRepeatMillis, "repeatMillis");
        if (callback != newCallback) {
            callback = newCallback;
        }
        repeatMillis = newRepeatMillis;
        startAfter(timeoutMillis);
    }

    private void startAfter(final long timeoutMillis) {
        queue.remove(slot);
        final long sum = core().nowMillis() + timeoutMillis;
        deadlineMillis = sum < 0 ? Long.MAX_VALUE : sum;
        queue.add(slot, deadlineMillis);
        setActive(true);
    }

    @Override
    protected void release() {
        queue.remove(slot);
    }

    @Override
    protected void closed() {
        queue.close(slot);
    }

    @Override
    public void again() {
        checkOpen();
        if (callback == null) {
            throw new IllegalStateException("EINVAL: the timer was never started: call start first");
        }
        if (repeatMillis > 0) {
            startAfter(repeatMillis);
        }
    }

    /** Starts again first, so that the callback can stop the timer or change its period. */
    void fire() {
        if (repeatMillis > 0) {
            startAfter(repeatMillis);
        } else {
            setActive(false);
        }
        core().call(callback);
    }

    @Override
    public long repeatMillis() {
        return repeatMillis;
    }

    @Override
    public void repeatMillis(final long newRepeatMillis) {
        core().checkUsable();
        repeatMillis = requireNotNegative(newRepeatMillis, "repeatMillis");
    }

    /** Not from when it is due, though it may still wait to be called: as libuv's timers. */
    @Override
    public boolean isActive() {
        return super.isActive() && queue.isWaiting(slot);
    }

    @Override
    public long dueInMillis() {
        return isActive() ? Math.max(0, deadlineMillis - core().nowMillis()) : 0;
    }

    private static long requireNotNegative(final long millis, final String name) {
        if (millis < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more: " + millis);
        }
        return millis;
    }

    @Override
    public String toString() {
        return "TimerHandle";
    }
}
