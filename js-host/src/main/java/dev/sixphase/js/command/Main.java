package dev.sixphase.js.command;

import dev.sixphase.api.EventLoop;
import dev.sixphase.js.JsHost;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command: {@code js [OPTION]... FILE [ARGUMENT]...}, as {@code node} is called. */
public final class Main {
    private static final int EXIT_USAGE = 9;
    /** Held, for the log manager holds it weakly. Standard error is the program's, but for warnings. */
    private static final Logger LOGGER = Logger.getLogger("dev.sixphase");

    private Main() {
    }

    /**
     * Runs a program and ends the JVM with its exit code.
     *
     * @param arguments options of the host, the file, and what the program is given
     */
    public static void main(final String... arguments) {
        LOGGER.setLevel(Level.WARNING);
        final List<String> words = Arrays.asList(arguments);
        int options = 0;
        while (options < words.size() && words.get(options).startsWith("-")) {
            options++;
        }
        final OutputStream err = new FileOutputStream(FileDescriptor.err);
        if (options == words.size()) {
            new PrintStream(err, true).println(
                "usage: sixphase js [OPTION]... FILE [ARGUMENT]...: a FILE is missing");
            System.exit(EXIT_USAGE);
        }
        System.exit(run(words.subList(0, options), words.subList(options, words.size()), err));
    }

    private static int run(final List<String> options, final List<String> words, final OutputStream err) {
        try (JsHost host = new JsHost(() -> EventLoop.builder().build())) {
            return host.run(Path.of(words.get(0)), options, words.subList(1, words.size()),
                new FileOutputStream(FileDescriptor.out), err);
        }
    }
}
