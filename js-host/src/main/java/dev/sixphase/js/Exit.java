package dev.sixphase.js;

/**
 * Ends a program at once. The engine lets this kind of error pass through JavaScript: no {@code catch} and
 * no {@code finally} of the program sees it, as with Node's {@code process.reallyExit}.
 */
@SuppressWarnings("removal")
final class Exit extends ThreadDeath {
    private static final long serialVersionUID = 1L;

    private final int code;

    Exit(final int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
