package dev.sixphase.loop.net;

import dev.sixphase.api.ByteStream;
import dev.sixphase.loop.core.ListenedHandle;
import dev.sixphase.loop.core.LoopCore;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Who hears what of a stream, and how each is told: in a callback scope, a failure once. To deliver data is
 * what it runs as a callback: with many connections an object for that would be one more to fetch for each
 * message.
 */
abstract class ListenedStream extends ListenedHandle implements ByteStream, Runnable {
    private Runnable connectListener;
    private Consumer<? super ByteBuffer> dataListener;
    private Runnable endListener;
    private Runnable drainListener;
    private boolean paused;
    private Throwable untoldFailure;

    ListenedStream(final LoopCore core) {
        super(core);
    }

    @Override
    public final void onConnect(final Runnable listener) {
        connectListener = checked(listener);
    }

    @Override
    public final void onData(final Consumer<? super ByteBuffer> listener) {
        dataListener = checked(listener);
        updateInterest();
    }

    @Override
    public final void onEnd(final Runnable listener) {
        endListener = checked(listener);
    }

    @Override
    public final void onDrain(final Runnable listener) {
        drainListener = checked(listener);
    }

    @Override
    public final void pause() {
        core().checkUsable();
        paused = true;
        updateInterest();
    }

    @Override
    public final void resume() {
        core().checkUsable();
        paused = false;
        updateInterest();
    }

    /** Asks the poller for what the stream now waits for. */
    abstract void updateInterest();

    /** {@return whether somebody listens for data and has not paused} */
    final boolean wantsData() {
        return dataListener != null && !paused;
    }

    final void tellConnected() {
        callIfSet(connectListener);
    }

    /** Hands the loop's read buffer to the data listener. */
    final void tellData() {
        core().call(this);
    }

    /** Within {@link #tellData} only. */
    @Override
    public final void run() {
        dataListener.accept(core().readBuffer());
    }

    final void tellInputEnded() {
        callIfSet(endListener);
    }

    final void tellDrained() {
        callIfSet(drainListener);
    }

    /** Closes the stream and says why at once. */
    final void fail(final Throwable failure) {
        untoldFailure = failure;
        close();
        tellFailure();
    }

    /** Closes the stream and says why later, for a failure that was found inside a call of the user's. */
    final void failLater(final Throwable failure) {
        untoldFailure = failure;
        close();
        core().defer(this::deliverFailure);
    }

    /** Says why the stream has failed, if it has and nobody was told yet. */
    final void tellFailure() {
        if (untoldFailure != null) {
            core().call(this::deliverFailure);
        }
    }

    private void deliverFailure() {
        final Throwable failure = untoldFailure;
        untoldFailure = null;
        if (failure != null) {
            deliver(failure);
        }
    }

    private void callIfSet(final Runnable listener) {
        if (listener != null) {
            core().call(listener);
        }
    }
}
