package dev.sixphase.loop.core;

import java.util.Arrays;

/**
 * Which list expires first: a binary heap by expiry, and by a sequence among those that expire together. Each
 * list knows its place, so that one in the middle is taken out without a search.
 */
final class ListHeap {
    private static final long GONE = 0;

    private int[] heap = new int[16];
    private int size;
    private long[] expiries = new long[16];
    private long[] sequences = new long[16];
    private int[] places = new int[16];

    /** {@return the list that expires first, or NONE} */
    int first() {
        return size == 0 ? SlotLists.NONE : heap[0];
    }

    long expiry(final int list) {
        return expiries[list];
    }

    /** {@return the order among those that expire together; 0 for a list that is not in} */
    long sequence(final int list) {
        return list < sequences.length ? sequences[list] : GONE;
    }

    /** Adds a list that is not in. */
    void add(final int list, final long expiry, final long sequence) {
        if (list >= places.length) {
            expiries = Arrays.copyOf(expiries, 2 * list);
            sequences = Arrays.copyOf(sequences, 2 * list);
            places = Arrays.copyOf(places, 2 * list);
        }
        expiries[list] = expiry;
        sequences[list] = sequence;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        size++;
        siftUp(list, size - 1);
    }

    /** Takes out a list that is in. */
    void remove(final int list) {
        final int hole = places[list];
        sequences[list] = GONE;
        size--;
        final int last = heap[size];
        if (last == list) {
            return;
        }
        if (hole > 0 && isBefore(last, heap[(hole - 1) / 2])) {
            siftUp(last, hole);
        } else {
            siftDown(last, hole);
        }
    }

    private void siftUp(final int list, final int start) {
        int hole = start;
        while (hole > 0 && isBefore(list, heap[(hole - 1) / 2])) {
            place(heap[(hole - 1) / 2], hole);
            hole = (hole - 1) / 2;
        }
        place(list, hole);
    }

    private void siftDown(final int list, final int start) {
        int hole = start;
        int child = earlierChild(hole);
        while (child < size && isBefore(heap[child], list)) {
            place(heap[child], hole);
            hole = child;
            child = earlierChild(hole);
        }
        place(list, hole);
    }

    /** {@return the place of the child that expires first; beyond the end if there is none} */
    private int earlierChild(final int parent) {
        final int left = 2 * parent + 1;
        return left + 1 < size && isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
    }

    private void place(final int list, final int place) {
        heap[place] = list;
        places[list] = place;
    }

    private boolean isBefore(final int one, final int other) {
        return expiries[one] != expiries[other] ? expiries[one] < expiries[other]
            : sequences[one] < sequences[other];
    }
}
