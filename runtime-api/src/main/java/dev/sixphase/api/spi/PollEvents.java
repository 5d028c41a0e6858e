package dev.sixphase.api.spi;

/**
 * The buffer that a poller fills: pairs of a token and a readiness mask, in the kernel's order. The loop
 * makes one and uses it for every poll, so the steady state allocates nothing.
 *
 * <p><b>Threads.</b> Not thread-safe; the loop's thread owns it.
 *
 * <p><b>Readiness</b> is a union of {@link #READABLE}, {@link #WRITABLE}, {@link #ERROR} and {@link
 * #HANG_UP}. Only the first two are promised. A source that failed or was hung up is always reported with
 * the readiness it was registered for, so that the operation finds out; the other two bits are hints that a
 * backend may leave out. One source may fill one entry or two (one to read, one to write).
 */
public final class PollEvents {
    /** A read, an accept or a receive will not block, or will fail at once. */
    public static final int READABLE = 1;
    /** A write, a send or a connect will not block, or will fail at once. */
    public static final int WRITABLE = 2;
    /** Hint: the source has a pending error. */
    public static final int ERROR = 4;
    /** Hint: the peer is gone or has stopped sending. */
    public static final int HANG_UP = 8;

    private final long[] tokens;
    private final byte[] readiness;
    private int size;

    /**
     * Makes an empty buffer.
     *
     * @param capacity the most events that one poll may report; at least 1
     * @throws IllegalArgumentException if it is less
     */
    public PollEvents(final int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1: " + capacity);
        }
        tokens = new long[capacity];
        readiness = new byte[capacity];
    }

    /** {@return the most events that fit} */
    public int capacity() {
        return tokens.length;
    }

    /** {@return how many events there are} */
    public int size() {
        return size;
    }

    /** {@return whether there is no event} */
    public boolean isEmpty() {
        return size == 0;
    }

    /** {@return whether no further event fits} */
    public boolean isFull() {
        return size == tokens.length;
    }

    /** Forgets all events. A poller calls it first in every poll. */
    public void clear() {
        size = 0;
    }

    /**
     * Appends an event. Only pollers call it.
     *
     * @param token the token as it was registered
     * @param readinessMask a non-empty union of the four constants
     * @throws IllegalStateException if the buffer is full; it is unchanged
     */
    public void add(final long token, final int readinessMask) {
        if (isFull()) {
            throw new IllegalStateException(
                "the buffer holds " + size + " events and is full: stop adding when isFull()");
        }
        tokens[size] = token;
        readiness[size] = (byte) readinessMask;
        size++;
    }

    /**
     * {@return the token of an event}
     *
     * @param index from 0 to {@link #size()}, exclusive
     */
    public long token(final int index) {
        return tokens[checked(index)];
    }

    /**
     * {@return the readiness mask of an event}
     *
     * @param index from 0 to {@link #size()}, exclusive
     */
    public int readiness(final int index) {
        return readiness[checked(index)];
    }

    private int checked(final int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("event " + index + " of " + size);
        }
        return index;
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder("PollEvents[");
        for (int index = 0; index < size; index++) {
            text.append(index == 0 ? "" : ", ");
            text.append(tokens[index]).append(':').append(describe(readiness[index]));
        }
        return text.append(']').toString();
    }

    /**
     * {@return the mask in letters: {@code r}, {@code w}, {@code e}, {@code h}}
     *
     * @param readinessMask a union of the four constants
     */
    public static String describe(final int readinessMask) {
        return ((readinessMask & READABLE) != 0 ? "r" : "")
            + ((readinessMask & WRITABLE) != 0 ? "w" : "")
            + ((readinessMask & ERROR) != 0 ? "e" : "")
            + ((readinessMask & HANG_UP) != 0 ? "h" : "");
    }
}
