package dev.sixphase.loop.core;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A binary heap whose elements know their place, so that one in the middle is taken out without a search.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * @param <E> the elements
 */
public final class IndexedHeap<E extends IndexedHeap.Element> {
    /** What can be in a heap; in one at a time. */
    public abstract static class Element {
        private int heapIndex = -1;

        /** For subclasses. */
        protected Element() { }

        /** {@return whether this is in a heap} */
        public final boolean isQueued() {
            return heapIndex >= 0;
        }
    }

    private static final int INITIAL_CAPACITY = 16;

    private final Comparator<? super E> order;
    private Element[] elements = new Element[INITIAL_CAPACITY];
    private int size;

    /**
     * Makes an empty heap.
     *
     * @param order which element comes first; must not change while an element is in the heap
     */
    public IndexedHeap(final Comparator<? super E> order) {
        this.order = order;
    }

    /** {@return the first element, or null} */
    public E first() {
        return size == 0 ? null : at(0);
    }

    /**
     * Puts an element in.
     *
     * @param element not in a heap
     */
    public void add(final E element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size * 2);
        }
        size++;
        place(element, size - 1);
        siftUp(size - 1);
    }

    /**
     * Takes an element out; does nothing if it is not in.
     *
     * @param element in this heap or in none
     */
    public void remove(final E element) {
        final int hole = ((Element) element).heapIndex;
        if (hole < 0) {
            return;
        }
        ((Element) element).heapIndex = -1;
        size--;
        final E last = at(size);
        elements[size] = null;
        if (hole < size) {
            place(last, hole);
            siftDown(hole);
            siftUp(hole);
        }
        if (elements.length > INITIAL_CAPACITY && size < elements.length / 4) {
            elements = Arrays.copyOf(elements, elements.length / 2);
        }
    }

    private void siftUp(final int start) {
        int index = start;
        while (index > 0) {
            final int parent = (index - 1) / 2;
            if (order.compare(at(parent), at(index)) <= 0) {
                return;
            }
            swap(parent, index);
            index = parent;
        }
    }

    private void siftDown(final int start) {
        int index = start;
        while (true) {
            int smallest = index;
            for (int child = 2 * index + 1; child <= 2 * index + 2 && child < size; child++) {
                if (order.compare(at(child), at(smallest)) < 0) {
                    smallest = child;
                }
            }
            if (smallest == index) {
                return;
            }
            swap(smallest, index);
            index = smallest;
        }
    }

    private void swap(final int one, final int other) {
        final E first = at(one);
        place(at(other), one);
        place(first, other);
    }

    private void place(final E element, final int index) {
        elements[index] = element;
        ((Element) element).heapIndex = index;
    }

    @SuppressWarnings("unchecked")
    private E at(final int index) {
        return (E) elements[index];
    }
}
