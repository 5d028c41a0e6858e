package dev.sixphase.loop.core;

import java.util.Arrays;

/**
 * First in, first out, in a ring. A burst does not leave its memory behind: the queue shrinks when it is
 * empty again.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * @param <E> what is queued; never null
 */
public final class CallbackQueue<E> {
    private static final int KEPT_CAPACITY = 1024;

    private Object[] ring = new Object[16];
    private int head;
    private int size;

    /** Makes an empty queue. */
    public CallbackQueue() { }

    /**
     * Appends an element.
     *
     * @param element not null
     */
    public void add(final E element) {
        if (size == ring.length) {
            enlarge();
        }
        ring[head + size & ring.length - 1] = element;
        size++;
    }

    private void enlarge() {
        final Object[] larger = Arrays.copyOfRange(ring, head, head + 2 * size);
        System.arraycopy(ring, 0, larger, size - head, head);
        ring = larger;
        head = 0;
    }

    /** {@return the first element, taken out; or null} */
    @SuppressWarnings("unchecked")
    public E poll() {
        if (size == 0) {
            return null;
        }
        final Object first = ring[head];
        ring[head] = null;
        head = head + 1 & ring.length - 1;
        size--;
        if (size == 0 && ring.length > KEPT_CAPACITY) {
            clear();
        }
        return (E) first;
    }

    /** Drops them all. */
    public void clear() {
        ring = new Object[16];
        head = 0;
        size = 0;
    }

    /** {@return how many there are} */
    public int size() {
        return size;
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return size == 0;
    }
}
