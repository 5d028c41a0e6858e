package dev.sixphase.api;

/**
 * What becomes of a rejection that nobody handled; Node's {@code --unhandled-rejections}.
 *
 * @see <a href="https://nodejs.org/api/cli.html#--unhandled-rejectionsmode">Node: unhandled rejections</a>
 */
public enum RejectionMode {
    /** Told to the listener; without one, an uncaught exception. */
    THROW,

    /** An uncaught exception first; if its handler goes on, told to the listener, else a warning. */
    STRICT,

    /** Told to the listener, and a warning either way. */
    WARN,

    /** Told to the listener, and nothing else. */
    NONE,

    /** Told to the listener; without one, a warning, and the exit code becomes 1. */
    WARN_WITH_ERROR_CODE
}
