package dev.sixphase.loop.core;

/** A callback of another thread's, which runs in the loop's scope. */
public final class CallbackLetter extends Letter {
    private final LoopCore core;
    private final Runnable callback;

    /**
     * Makes a letter.
     *
     * @param core the loop whose scope it is
     * @param callback runs once
     */
    public CallbackLetter(final LoopCore core, final Runnable callback) {
        this.core = core;
        this.callback = callback;
    }

    @Override
    public void open() {
        core.call(callback);
    }
}
