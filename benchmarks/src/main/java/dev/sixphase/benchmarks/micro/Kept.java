package dev.sixphase.benchmarks.micro;

/**
 * What was started, to be cancelled later, in young pieces: to store into a large and therefore old array
 * would cost more than what is measured.
 *
 * @param <T> the timers
 */
final class Kept<T> {
    private static final int PIECE = 1_000;

    private final Object[][] pieces = new Object[Delays.COUNT / PIECE][];

    void set(final int index, final T timer) {
        if (index % PIECE == 0) {
            pieces[index / PIECE] = new Object[PIECE];
        }
        pieces[index / PIECE][index % PIECE] = timer;
    }

    @SuppressWarnings("unchecked")
    T get(final int index) {
        return (T) pieces[index / PIECE][index % PIECE];
    }
}
