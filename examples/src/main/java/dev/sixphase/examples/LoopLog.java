package dev.sixphase.examples;

/** Keeps the lines of the log as short as those of the program, unless the user wants them otherwise. */
final class LoopLog {
    private static final String FORMAT_PROPERTY = "java.util.logging.SimpleFormatter.format";

    private LoopLog() { }

    /** By a property alone: most programs log nothing, and need no logging. */
    static void shorten() {
        if (System.getProperty(FORMAT_PROPERTY) == null) {
            System.setProperty(FORMAT_PROPERTY, "%4$s: %5$s%6$s%n");
        }
    }
}
