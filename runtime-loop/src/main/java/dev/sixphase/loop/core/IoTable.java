package dev.sixphase.loop.core;

import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns tokens into watches, by one array read. A token is a slot and a generation; the generation never
 * repeats, so an event for a watch that is gone finds nobody, whoever has the slot or the descriptor by
 * then.
 */
final class IoTable {
    private static final int INITIAL_CAPACITY = 64;
    private static final int GENERATION_SHIFT = 32;

    private final Poller poller;
    private IoWatch[] slots = new IoWatch[INITIAL_CAPACITY];
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
        if (slot == slots.length) {
            slots = Arrays.copyOf(slots, slot * 2);
        }
        final IoWatch watch = new IoWatch(this, source, listener, generation++ << GENERATION_SHIFT | slot);
        slots[slot] = watch;
        return watch;
    }

    /** {@return the watch of a token, or null if it is gone} */
    IoWatch find(final long token) {
        final int slot = (int) token;
        // A poller of a stranger's may report anything.
        final IoWatch watch = slot >= 0 && slot < slots.length ? slots[slot] : null;
        return watch != null && watch.token() == token ? watch : null;
    }

    void remove(final IoWatch watch) {
        final int slot = (int) watch.token();
        slots[slot] = null;
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
