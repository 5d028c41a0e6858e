package dev.sixphase.examples;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the loop's log, one line for each start, from those who did not ask for it. */
final class LoopLog {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger LOGGER = Logger.getLogger("dev.sixphase");
    private static final String FORMAT_PROPERTY = "java.util.logging.SimpleFormatter.format";

    private LoopLog() { }

    static void show(final boolean isWanted) {
        if (System.getProperty(FORMAT_PROPERTY) == null) {
            System.setProperty(FORMAT_PROPERTY, "%4$s: %5$s%6$s%n");
        }
        LOGGER.setLevel(isWanted ? Level.INFO : Level.WARNING);
    }
}
