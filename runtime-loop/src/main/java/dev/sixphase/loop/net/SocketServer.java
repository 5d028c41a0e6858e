package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.StreamServer;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.core.IoListener;
import dev.sixphase.loop.core.IoWatch;
import dev.sixphase.loop.core.ListenedHandle;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.function.Consumer;

/** Takes connections: one for each readiness, so that a flood of them leaves the others their turn. */
abstract class SocketServer extends ListenedHandle implements StreamServer, IoListener {
    /** How long no connection is accepted once not even the spare descriptor is left. */
    private static final long RESPITE_MILLIS = 100;

    private final ListenerSocket listener;
    private final SocketAddress localAddress;
    private final ListenOptions options;
    private final Consumer<? super StreamSocket> onSocket;
    private final SpareDescriptor spare;
    private final IoWatch watch;
    private TimerHandle respite;
    private boolean resting;
    private boolean paused;

    /**
     * Starts to accept.
     *
     * @param listener listens already; closed with this server
     * @param onSocket gets each connection, outside of any callback scope
     */
    SocketServer(final LoopCore core, final ListenerSocket listener, final SocketAddress localAddress,
        final ListenOptions options, final Consumer<? super StreamSocket> onSocket) {

        super(core);
        this.listener = listener;
        this.localAddress = localAddress;
        this.options = options;
        this.onSocket = onSocket;
        spare = new SpareDescriptor(core.poller().transport(), Addresses.familyOf(localAddress));
        watch = core.watch(listener.pollable(), this);
        updateInterest();
        setActive(true);
    }

    @Override
    public final void pause() {
        paused(true);
    }

    @Override
    public final void resume() {
        paused(false);
    }

    private void paused(final boolean nowPaused) {
        core().checkUsable();
        paused = nowPaused;
        updateInterest();
    }

    private void updateInterest() {
        watch.want(paused || resting ? 0 : PollEvents.READABLE);
    }

    @Override
    public final void onReady(final int readinessMask) {
        final StreamSocket connection;
        try {
            spare.hold();
        } catch (final IOException failure) {
            rest();
            tell(SocketFailure.of(failure, "accept", localAddress));
            return;
        }
        try {
            connection = listener.accept();
        } catch (final IOException failure) {
            acceptFailed(failure);
            return;
        }
        if (connection != null) {
            onSocket.accept(connection);
        }
    }

    private void acceptFailed(final IOException failure) {
        if (failure instanceof SystemCallException known && known.errno() == Errno.ECONNABORTED) {
            // The peer thought better of it; the server has lost nothing.
            return;
        }
        if (SpareDescriptor.isNeededFor(failure) && !spare.turnAway(listener, options.backlog())) {
            rest();
        }
        tell(SocketFailure.of(failure, "accept", localAddress));
    }

    /** A poller that reports what cannot be accepted would keep the loop busy for nothing. */
    private void rest() {
        resting(true);
        if (respite == null) {
            respite = core().newTimer();
            respite.unref();
        }
        respite.start(() -> resting(false), RESPITE_MILLIS, 0);
    }

    private void resting(final boolean nowResting) {
        resting = nowResting;
        updateInterest();
    }

    @Override
    public final void onWatchFailed(final IOException failure) {
        close();
        tell(SocketFailure.of(failure, "poll", localAddress));
    }

    @Override
    protected void release() {
        watch.close();
        spare.release();
        if (respite != null) {
            respite.close();
        }
        try {
            listener.close();
        } catch (final IOException ignored) {
            // It is closed all the same.
        }
    }

    @Override
    protected final void closed() {
        tellClosed();
    }

    @Override
    public SocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public final String toString() {
        return kind() + " " + Addresses.text(localAddress);
    }

    /** {@return what the application calls it} */
    abstract String kind();
}
