package dev.sixphase.loop.core;

import java.util.Arrays;

/**
 * Finds a timer by its slot. The table is in pieces, made as they are needed: a reference that is stored in a
 * young piece costs nothing, while each that is stored in an old one costs the garbage collector's fence, and
 * that waits for all that was written before.
 *
 * @param <T> the timers
 */
final class SlotTable<T> {
    private static final int PIECE_BITS = 8;
    private static final int PIECE = 1 << PIECE_BITS;

    private Object[][] pieces = {new Object[PIECE]};

    void set(final int slot, final T timer) {
        final int piece = slot >> PIECE_BITS;
        if (piece >= pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * piece);
        }
        if (pieces[piece] == null) {
            pieces[piece] = new Object[PIECE];
        }
        pieces[piece][slot & PIECE - 1] = timer;
    }

    @SuppressWarnings("unchecked")
    T get(final int slot) {
        return (T) pieces[slot >> PIECE_BITS][slot & PIECE - 1];
    }

    /** Keeps the first piece. All slots are empty. */
    void forget() {
        if (pieces.length > 1) {
            pieces = new Object[][] {pieces[0]};
        }
    }
}
