package dev.sixphase.loop.core;

/** A handle that can be stopped and started again: stopping releases what closing would. */
abstract class StoppableHandle extends CoreHandle {
    StoppableHandle(final LoopCore core) {
        super(core);
    }

    /** Makes this handle inactive; it stays open. */
    public final void stop() {
        core().checkUsable();
        if (!isClosing()) {
            release();
            setActive(false);
        }
    }
}
