package dev.sixphase.loop.core;

/**
 * Timers in lists: those of one key are in the order in which they came, and the lists are in the order of
 * their expiry. To add a timer or to take one out costs the same however many there are; only a list's
 * beginning and end costs more with more lists.
 *
 * <p>A timer has a slot and a list has a number. Both are used again, once they are given back.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * @param <T> the timers
 */
public final class ExpiryLists<T> {
    /** No slot, or no list. */
    public static final int NONE = SlotLists.NONE;

    private static final int APART = 0;
    /** Memory is kept from one burst of timers to the next, unless the next needs less than this part. */
    private static final int NEEDED_PART = 4;

    private final SlotTable<T> timers = new SlotTable<>();
    private FreeNumbers slotNumbers = new FreeNumbers();
    private FreeNumbers listNumbers = new FreeNumbers();
    private SlotLists lists = new SlotLists();
    /** The numbers of the lists that were put apart are themselves a list. */
    private SlotLists apart = newApart();
    private ListIndex index = new ListIndex();
    private ListHeap heap = new ListHeap();

    /** Makes it empty. */
    public ExpiryLists() { }

    private static SlotLists newApart() {
        final SlotLists one = new SlotLists();
        one.openList(APART);
        return one;
    }

    /**
     * Gives a timer a slot.
     *
     * @param timer the timer
     * @return its slot, in no list
     */
    public int openSlot(final T timer) {
        final int slot = slotNumbers.take();
        timers.set(slot, timer);
        lists.openSlot(slot);
        return slot;
    }

    /**
     * Gives a slot back.
     *
     * @param slot in no list
     */
    public void closeSlot(final int slot) {
        timers.set(slot, null);
        slotNumbers.giveBack(slot);
        forgetIfEmpty();
    }

    private void forgetIfEmpty() {
        if (!slotNumbers.areAllFree() || !listNumbers.areAllFree()) {
            return;
        }
        timers.forget();
        if (slotNumbers.highest() < lists.slotCapacity() / NEEDED_PART) {
            slotNumbers = new FreeNumbers();
            listNumbers = new FreeNumbers();
            lists = new SlotLists();
            apart = newApart();
            index = new ListIndex();
            heap = new ListHeap();
        } else {
            slotNumbers.forget();
            listNumbers.forget();
        }
    }

    /**
     * {@return the timer of a slot}
     *
     * @param slot the slot
     */
    public T at(final int slot) {
        return timers.get(slot);
    }

    /**
     * Makes a list.
     *
     * @param key no other list has it
     * @param expiryMillis when it expires
     * @param sequence its order among those that expire together; 0 if there are none
     * @return its number
     */
    public int open(final long key, final long expiryMillis, final long sequence) {
        final int list = listNumbers.take();
        lists.openList(list);
        apart.openSlot(list);
        index.add(list, key);
        heap.add(list, expiryMillis, sequence);
        return list;
    }

    /**
     * Gives a list back.
     *
     * @param list is empty
     */
    public void discard(final int list) {
        if (isApart(list)) {
            apart.remove(list);
        } else {
            leaveOrder(list);
        }
        listNumbers.giveBack(list);
        forgetIfEmpty();
    }

    private void leaveOrder(final int list) {
        index.remove(list);
        heap.remove(list);
    }

    /**
     * Puts a list apart: no more found by its key, nor the first. Its timers stay in it.
     *
     * @param list not put apart yet
     */
    void putApart(final int list) {
        leaveOrder(list);
        apart.append(APART, list);
    }

    /** {@return the list that was put apart first, or NONE} */
    int firstApart() {
        return apart.first(APART);
    }

    /** {@return whether a list was put apart} */
    boolean isApart(final int list) {
        return apart.listOf(list) != NONE;
    }

    /**
     * Puts a list in another place.
     *
     * @param list the list
     * @param expiryMillis when it expires now
     * @param sequence its order among those that expire together; 0 if there are none
     */
    public void postpone(final int list, final long expiryMillis, final long sequence) {
        heap.remove(list);
        heap.add(list, expiryMillis, sequence);
    }

    /**
     * {@return the list with this key, or NONE}
     *
     * @param key the key
     */
    public int find(final long key) {
        return index.find(key);
    }

    /** {@return the list that expires first, or NONE} */
    public int firstList() {
        return heap.first();
    }

    /**
     * {@return when a list expires}
     *
     * @param list the list
     */
    public long expiryMillis(final int list) {
        return heap.expiry(list);
    }

    /**
     * {@return the order of a list among those that expire together; 0 once it was given back}
     *
     * @param list the list
     */
    public long sequence(final int list) {
        return heap.sequence(list);
    }

    /**
     * Appends a timer to a list.
     *
     * @param list the list
     * @param slot in no list
     */
    public void append(final int list, final int slot) {
        lists.append(list, slot);
    }

    /**
     * Takes a timer out of its list, which stays even if it is empty now.
     *
     * @param slot in a list
     */
    public void remove(final int slot) {
        lists.remove(slot);
    }

    /**
     * Takes a timer out whose turn it is, the next of its list being the next: the same, and faster then.
     *
     * @param slot in a list
     */
    public void removeInTurn(final int slot) {
        lists.removeInTurn(slot);
    }

    /**
     * {@return the list that a timer is in, or NONE}
     *
     * @param slot the timer's
     */
    public int listOf(final int slot) {
        return lists.listOf(slot);
    }

    /**
     * {@return the slot of the first timer of a list, or NONE}
     *
     * @param list the list
     */
    public int first(final int list) {
        return lists.first(list);
    }
}
