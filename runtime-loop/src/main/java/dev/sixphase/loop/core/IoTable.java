package dev.sixphase.loop.core;

import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Knows whom an event is for. A token is a slot and a generation; the generation never repeats, so an event
 * for a watch that is gone finds nobody, whoever has the slot or the descriptor by then.
 *
 * <p>What a dispatch asks for is in arrays of its own: they stay in the cache while the kernel works through
 * its sockets, where an object for each watch would not.
 */
final class IoTable {
    private static final int INITIAL_CAPACITY = 64;
    private static final int GENERATION_SHIFT = 32;
    private static final long NOBODY = -1;

    private final Poller poller;
    private long[] tokens = new long[INITIAL_CAPACITY];
    private byte[] wantedMasks = new byte[INITIAL_CAPACITY];
    private IoListener[] listeners = new IoListener[INITIAL_CAPACITY];
    private int[] freeSlots = new int[INITIAL_CAPACITY];
    private int freeCount;
    private int usedCount;
    private long generation;
    private List<IoWatch> changed = new ArrayList<>();
    private List<IoWatch> applying = new ArrayList<>();

    IoTable(final Poller poller) {
        this.poller = poller;
    }

    Poller poller() {
        return poller;
    }

    IoWatch open(final Pollable source, final IoListener listener) {
        final int slot = freeCount > 0 ? freeSlots[--freeCount] : usedCount++;
        if (slot == tokens.length) {
            tokens = Arrays.copyOf(tokens, slot * 2);
            wantedMasks = Arrays.copyOf(wantedMasks, slot * 2);
            listeners = Arrays.copyOf(listeners, slot * 2);
        }
        final long token = generation++ << GENERATION_SHIFT | slot;
        tokens[slot] = token;
        wantedMasks[slot] = 0;
        listeners[slot] = listener;
        return new IoWatch(this, source, listener, token);
    }

    /** {@return what is wanted of what the token stands for; 0 if that is gone} */
    int wantedMask(final long token) {
        final int slot = (int) token;
        // A poller of a stranger's may report anything.
        return slot >= 0 && slot < usedCount && tokens[slot] == token ? wantedMasks[slot] : 0;
    }

    /** {@return who hears of a token for which something is wanted} */
    IoListener listener(final long token) {
        return listeners[(int) token];
    }

    void want(final long token, final int mask) {
        wantedMasks[(int) token] = (byte) mask;
    }

    void remove(final long token) {
        final int slot = (int) token;
        tokens[slot] = NOBODY;
        listeners[slot] = null;
        if (freeCount == freeSlots.length) {
            freeSlots = Arrays.copyOf(freeSlots, freeCount * 2);
        }
        freeSlots[freeCount++] = slot;
    }

    void changed(final IoWatch watch) {
        changed.add(watch);
    }

    /**
     * Tells the poller what has changed. What changes while it is told waits for the next time.
     *
     * @return whether the poller agreed to everything
     */
    boolean applyChanges() {
        if (changed.isEmpty()) {
            return true;
        }
        final List<IoWatch> batch = changed;
        changed = applying;
        applying = batch;
        boolean agreed = true;
        int done = 0;
        try {
            while (done < batch.size()) {
                agreed &= batch.get(done++).applyChange(poller);
            }
        } finally {
            // A refusal that nobody handles ends the run; the rest is for the next one.
            changed.addAll(batch.subList(done, batch.size()));
            batch.clear();
        }
        return agreed;
    }
}
