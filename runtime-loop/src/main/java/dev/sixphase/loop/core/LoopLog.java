package dev.sixphase.loop.core;

/**
 * Where the loop logs, by the name {@code dev.sixphase.loop}. Nobody keeps the logger in a field: to ask for
 * one wakes the JVM's logging, and a program that logs nothing should not start it (ADR 0035).
 *
 * <p><b>Threads.</b> Any.
 */
public final class LoopLog {
    private LoopLog() { }

    /** {@return the logger, for who has something to log now} */
    public static System.Logger logger() {
        return System.getLogger("dev.sixphase.loop");
    }
}
