package dev.sixphase.js;

import java.io.IOException;

/** A call of the C library failed. */
final class CallFailure extends IOException {
    /** The descriptor is not open. */
    static final int EBADF = 9;

    private static final long serialVersionUID = 1L;

    private final int number;

    /**
     * Makes the exception.
     *
     * @param number what the call left in {@code errno}
     */
    CallFailure(final int number) {
        super("errno " + number);
        this.number = number;
    }

    int number() {
        return number;
    }
}
