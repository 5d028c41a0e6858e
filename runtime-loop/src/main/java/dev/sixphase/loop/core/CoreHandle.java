package dev.sixphase.loop.core;

import java.util.Objects;

/**
 * What all handles have in common: whether they are active, referenced, closing; and the count of those
 * that keep the loop alive.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * <p><b>Life:</b> open and inactive, active or not as it pleases, closing, closed. A handle is inactive
 * once it closes.
 */
public abstract class CoreHandle extends HandleList.Link {
    private final LoopCore core;
    private boolean active;
    private boolean referenced = true;
    private boolean closing;
    private Runnable closeCallback;

    /**
     * Makes an open, inactive, referenced handle.
     *
     * @param core the loop it belongs to
     * @throws IllegalStateException if the loop is closed or being closed; nothing is opened
     */
    protected CoreHandle(final LoopCore core) {
        core.checkUsable();
        if (core.isEnding()) {
            throw new IllegalStateException("the loop is being closed: nothing new can be opened on it");
        }
        this.core = core;
        core.handleOpened(this);
    }

    /** {@return the loop this belongs to} */
    protected final LoopCore core() {
        return core;
    }

    /**
     * Makes this handle active or inactive.
     *
     * @param nowActive which
     */
    protected final void setActive(final boolean nowActive) {
        if (active != nowActive) {
            active = nowActive;
            if (referenced) {
                core.activeCountChanged(nowActive ? 1 : -1);
            }
        }
    }

    /**
     * Refuses to start what is closing.
     *
     * @throws IllegalStateException if it is
     */
    protected final void checkOpen() {
        core.checkUsable();
        if (closing) {
            throw new IllegalStateException("EINVAL: " + this + " is closing and cannot be used any more");
        }
    }

    /**
     * Releases at once what this handle holds, for instance its descriptor. Runs inside {@link #close()}.
     */
    protected abstract void release();

    /**
     * Runs in the CLOSING phase: cancels what is under way, then calls the close callback, each in the
     * scope.
     */
    protected void closed() { }

    @Override
    public void ref() {
        setReferenced(true);
    }

    @Override
    public void unref() {
        setReferenced(false);
    }

    private void setReferenced(final boolean nowReferenced) {
        core.checkUsable();
        if (referenced != nowReferenced) {
            referenced = nowReferenced;
            if (active) {
                core.activeCountChanged(nowReferenced ? 1 : -1);
            }
        }
    }

    @Override
    public final boolean hasRef() {
        return referenced;
    }

    @Override
    public boolean isActive() {
        return active;
    }

    @Override
    public final boolean isClosing() {
        return closing;
    }

    @Override
    public final void close(final Runnable callback) {
        Objects.requireNonNull(callback, "callback");
        checkOpen();
        closeCallback = callback;
        close();
    }

    /** Says that it is closed, as the last that the loop does with it. */
    final void end() {
        closed();
        if (closeCallback != null) {
            core.call(closeCallback);
        }
    }

    @Override
    public final void close() {
        if (closing) {
            return;
        }
        core.checkUsable();
        closing = true;
        setActive(false);
        core.handleClosing(this);
        release();
    }
}
