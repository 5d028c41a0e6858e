package dev.sixphase.api;

/**
 * Where an uncaught exception came from.
 *
 * @see <a href="https://nodejs.org/api/process.html#event-uncaughtexception">Node: uncaughtException</a>
 */
public enum ErrorOrigin {
    /** A callback threw it. */
    UNCAUGHT_EXCEPTION("uncaughtException"),

    /** It is the reason of a rejection that nobody handled. */
    UNHANDLED_REJECTION("unhandledRejection");

    private final String nodeName;

    ErrorOrigin(final String nodeName) {
        this.nodeName = nodeName;
    }

    /** {@return what Node calls it} */
    @Override
    public String toString() {
        return nodeName;
    }
}
