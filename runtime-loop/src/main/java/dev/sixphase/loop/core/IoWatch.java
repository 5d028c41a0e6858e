package dev.sixphase.loop.core;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;

/**
 * One source that the loop watches, from the handle's side. What is wanted may change as often as one
 * likes; the poller hears of it once, just before the next poll.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public final class IoWatch {
    private static final Interest[] INTEREST_BY_MASK = {
        null, Interest.READABLE, Interest.WRITABLE, Interest.READ_WRITE,
    };

    private final IoTable table;
    private final Pollable source;
    private final IoListener listener;
    private final long token;
    private int appliedMask;
    private boolean changed;
    private boolean closed;

    IoWatch(final IoTable table, final Pollable source, final IoListener listener, final long token) {
        this.table = table;
        this.source = source;
        this.listener = listener;
        this.token = token;
    }

    long token() {
        return token;
    }

    /** {@return what is wanted: a union of READABLE and WRITABLE, or 0} */
    public int wantedMask() {
        return table.wantedMask(token);
    }

    /**
     * Says what is wanted from the next poll on; what is no longer wanted is not reported from now on.
     *
     * @param mask a union of {@link PollEvents#READABLE} and {@link PollEvents#WRITABLE}, or 0 for nothing
     */
    public void want(final int mask) {
        if (closed) {
            return;
        }
        table.want(token, mask);
        if (!changed && mask != appliedMask) {
            changed = true;
            table.changed(this);
        }
    }

    /**
     * Tells the poller now, for a caller that must know whether it agrees.
     *
     * @throws IOException if it does not; nothing is watched
     */
    public void applyNow() throws IOException {
        apply(table.poller());
    }

    /** {@return whether the poller agreed; if not, the listener has heard of it} */
    boolean applyChange(final Poller poller) {
        changed = false;
        try {
            apply(poller);
            return true;
        } catch (final IOException failure) {
            listener.onWatchFailed(failure);
            return false;
        }
    }

    private void apply(final Poller poller) throws IOException {
        final int wantedMask = wantedMask();
        if (closed || wantedMask == appliedMask) {
            return;
        }
        final int before = appliedMask;
        // Nothing counts as applied until the poller agrees, or close() would deregister what is not there.
        appliedMask = 0;
        try {
            if (wantedMask == 0) {
                poller.deregister(source);
            } else if (before == 0) {
                poller.register(source, INTEREST_BY_MASK[wantedMask], token);
            } else {
                poller.modify(source, INTEREST_BY_MASK[wantedMask], token);
            }
            appliedMask = wantedMask;
        } catch (final IOException failure) {
            table.want(token, 0);
            throw failure;
        }
    }

    /**
     * Stops watching at once, so that the source may be closed next. Events already fetched are dropped.
     */
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        table.remove(token);
        if (appliedMask != 0) {
            appliedMask = 0;
            table.poller().deregister(source);
        }
    }
}
