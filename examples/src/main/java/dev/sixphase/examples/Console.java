package dev.sixphase.examples;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import picocli.CommandLine;

/**
 * Prints what a program has to say, and remembers whether something failed. While tracing, each line also
 * says on which thread and in which phase it was printed.
 *
 * <p><b>Threads.</b> Any may print; {@link #phase} is the loop's.
 */
final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean isTracing;
    private final Thread loopThread = Thread.currentThread();
    private String phase = "main";
    private volatile boolean hasFailed;
    private volatile boolean hasEnded;

    Console(final PrintWriter out, final PrintWriter err, final boolean isTracing) {
        this.out = Objects.requireNonNull(out, "out");
        this.err = Objects.requireNonNull(err, "err");
        this.isTracing = isTracing;
    }

    void say(final String line) {
        out.println(isTracing ? origin() + line : line);
        out.flush();
    }

    /** Reports what concerns one client, say, but not the program as a whole. */
    void warn(final String line) {
        if (!hasEnded) {
            err.println(line);
            err.flush();
        }
    }

    /** Reports what the program was meant to do and could not. */
    void fail(final String line) {
        hasFailed |= !hasEnded;
        warn(line);
    }

    /** Reports nothing from now on: what was under way and is broken off did not fail. */
    void end() {
        hasEnded = true;
    }

    int exitCode() {
        return hasFailed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    /** Notes what the loop is at, for the lines to come. */
    void phase(final String name) {
        phase = name;
    }

    private String origin() {
        final Thread thread = Thread.currentThread();
        final boolean isLoops = thread == loopThread;
        return String.format("Thread: %-18s %-8s ", thread.getName(), isLoops ? phase : "");
    }

    static String describe(final Throwable failure) {
        final Throwable told = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        final String message = told.getMessage();
        return message == null ? told.toString() : message;
    }
}
