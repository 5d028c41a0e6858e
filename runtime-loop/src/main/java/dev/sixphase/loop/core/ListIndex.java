package dev.sixphase.loop.core;

import java.util.Arrays;

/**
 * Finds a list by its key, a hash table whose chains are numbers in arrays. A key is its own hash, so
 * neighbouring deadlines are neighbours in memory.
 */
final class ListIndex {
    private static final int NONE = SlotLists.NONE;

    private int[] firstByHash = emptyTable(16);
    private long[] keys = new long[16];
    private int[] nextInChain = new int[16];
    private int count;

    private static int[] emptyTable(final int size) {
        final int[] table = new int[size];
        Arrays.fill(table, NONE);
        return table;
    }

    long key(final int list) {
        return keys[list];
    }

    /** {@return the list with this key, or NONE} */
    int find(final long key) {
        int list = firstByHash[hash(key)];
        while (list != NONE && keys[list] != key) {
            list = nextInChain[list];
        }
        return list;
    }

    private int hash(final long key) {
        return (int) key & firstByHash.length - 1;
    }

    /** Adds a list whose key no other has. */
    void add(final int list, final long key) {
        if (list >= keys.length) {
            keys = Arrays.copyOf(keys, 2 * list);
            nextInChain = Arrays.copyOf(nextInChain, 2 * list);
        }
        keys[list] = key;
        if (count == firstByHash.length) {
            enlarge();
        }
        count++;
        link(list);
    }

    private void link(final int list) {
        final int hash = hash(keys[list]);
        nextInChain[list] = firstByHash[hash];
        firstByHash[hash] = list;
    }

    private void enlarge() {
        final int[] smaller = firstByHash;
        firstByHash = emptyTable(2 * smaller.length);
        for (final int first : smaller) {
            int list = first;
            while (list != NONE) {
                final int next = nextInChain[list];
                link(list);
                list = next;
            }
        }
    }

    /** Takes out a list that is in. */
    void remove(final int list) {
        final int hash = hash(keys[list]);
        final int next = nextInChain[list];
        count--;
        if (firstByHash[hash] == list) {
            firstByHash[hash] = next;
            return;
        }
        int before = firstByHash[hash];
        while (nextInChain[before] != list) {
            before = nextInChain[before];
        }
        nextInChain[before] = next;
    }
}
