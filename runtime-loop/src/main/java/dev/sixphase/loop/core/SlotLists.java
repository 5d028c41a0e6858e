package dev.sixphase.loop.core;

import java.util.Arrays;

/**
 * Doubly linked lists of slots, small numbers that stand for timers. The links are numbers in one array, so
 * neither appending nor taking out stores a reference, which in an object that is old costs the garbage
 * collector's fence.
 */
final class SlotLists {
    /** No slot, or no list. */
    static final int NONE = -1;

    private static final int NEXT = 0;
    private static final int PREVIOUS = 1;
    private static final int LIST = 2;
    private static final int LINKS = 4;

    private static final int FIRST = 0;
    private static final int LAST = 1;
    private static final int ENDS = 2;

    private static final int FEW = 16;

    private int[] links = new int[FEW * LINKS];
    private int[] ends = new int[FEW * ENDS];

    /** {@return for how many slots there is room; 0 if that is not worth a word} */
    int slotCapacity() {
        return links.length == FEW * LINKS ? 0 : links.length / LINKS;
    }

    /** Makes room for a slot, which is in no list. */
    void openSlot(final int slot) {
        if (slot * LINKS >= links.length) {
            links = Arrays.copyOf(links, 2 * links.length);
        }
        links[slot * LINKS + LIST] = NONE;
    }

    /** Makes room for a list, which is empty. */
    void openList(final int list) {
        if (list * ENDS >= ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[list * ENDS + FIRST] = NONE;
        ends[list * ENDS + LAST] = NONE;
    }

    /** {@return the first slot of a list, or NONE} */
    int first(final int list) {
        return ends[list * ENDS + FIRST];
    }

    /** {@return the list that a slot is in, or NONE} */
    int listOf(final int slot) {
        return links[slot * LINKS + LIST];
    }

    /** Appends a slot that is in no list. */
    void append(final int list, final int slot) {
        final int last = ends[list * ENDS + LAST];
        links[slot * LINKS + PREVIOUS] = last;
        links[slot * LINKS + LIST] = list;
        if (last == NONE) {
            ends[list * ENDS + FIRST] = slot;
        } else {
            links[last * LINKS + NEXT] = slot;
        }
        ends[list * ENDS + LAST] = slot;
    }

    /**
     * Takes a slot out whose list is worked off from its beginning. Writes to the links of the next one, so
     * they are near when it is that one's turn.
     */
    void removeInTurn(final int slot) {
        if (ends[listOf(slot) * ENDS + LAST] != slot) {
            links[links[slot * LINKS + NEXT] * LINKS + PREVIOUS] = links[slot * LINKS + PREVIOUS];
        }
        remove(slot);
    }

    /** Takes a slot out of the list that it is in. */
    void remove(final int slot) {
        final int list = links[slot * LINKS + LIST];
        links[slot * LINKS + LIST] = NONE;
        final int next = links[slot * LINKS + NEXT];
        final int previous = links[slot * LINKS + PREVIOUS];
        final boolean isFirst = ends[list * ENDS + FIRST] == slot;
        final boolean isLast = ends[list * ENDS + LAST] == slot;
        // At an end the neighbour is not told, which saves its cache line: nobody reads that link again.
        if (isFirst && isLast) {
            openList(list);
        } else if (isFirst) {
            ends[list * ENDS + FIRST] = next;
        } else if (isLast) {
            ends[list * ENDS + LAST] = previous;
        } else {
            links[previous * LINKS + NEXT] = next;
            links[next * LINKS + PREVIOUS] = previous;
        }
    }
}
