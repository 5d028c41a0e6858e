package dev.sixphase.loop.core;

import java.util.ArrayDeque;

/**
 * Callbacks in the order in which they came. A burst does not leave its memory behind: the queue shrinks
 * when it is empty again.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public final class CallbackQueue {
    private static final int KEPT_CAPACITY = 1024;

    private ArrayDeque<Runnable> callbacks = new ArrayDeque<>();
    private boolean isLarge;

    /** Makes an empty queue. */
    public CallbackQueue() { }

    /**
     * Appends a callback.
     *
     * @param callback the callback
     */
    public void add(final Runnable callback) {
        callbacks.add(callback);
        isLarge |= callbacks.size() > KEPT_CAPACITY;
    }

    /** {@return the first callback, taken out; or null} */
    public Runnable poll() {
        final Runnable first = callbacks.poll();
        if (isLarge && callbacks.isEmpty()) {
            callbacks = new ArrayDeque<>();
            isLarge = false;
        }
        return first;
    }

    /** Drops them all. */
    public void clear() {
        callbacks = new ArrayDeque<>();
        isLarge = false;
    }

    /** {@return how many there are} */
    public int size() {
        return callbacks.size();
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return callbacks.isEmpty();
    }
}
