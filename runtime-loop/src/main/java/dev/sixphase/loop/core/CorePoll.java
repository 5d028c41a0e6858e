package dev.sixphase.loop.core;

import dev.sixphase.api.PollHandle;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.Pollable;
import java.io.IOException;
import java.util.Objects;

/** Watches a source of the application's. */
final class CorePoll extends StoppableHandle implements PollHandle, IoListener {
    private final Pollable source;
    private final Runnable deliver = this::deliver;
    private IoWatch watch;
    private Listener listener;
    private int readinessMask;

    CorePoll(final LoopCore core, final Pollable source) {
        super(core);
        this.source = Objects.requireNonNull(source, "source");
    }

    @Override
    public void start(final Interest interest, final Listener newListener) throws IOException {
        checkOpen();
        Objects.requireNonNull(interest, "interest");
        listener = Objects.requireNonNull(newListener, "listener");
        if (watch == null) {
            watch = core().watch(source, this);
        }
        try {
            watch.want(interest.mask());
            watch.applyNow();
            setActive(true);
        } catch (final IOException | IllegalStateException failure) {
            stop();
            throw failure;
        }
    }

    @Override
    protected void release() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    @Override
    public void onReady(final int newReadinessMask) {
        readinessMask = newReadinessMask;
        core().call(deliver);
    }

    private void deliver() {
        listener.onReady(readinessMask);
    }

    @Override
    public void onWatchFailed(final IOException failure) {
        stop();
        core().scope().report(failure);
    }

    @Override
    public String toString() {
        return "PollHandle " + source;
    }
}
