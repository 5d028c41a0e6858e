package dev.sixphase.js.command;

import dev.sixphase.js.nodetests.NodeTests;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command {@code node-tests}: see {@link NodeTests}. */
public final class NodeTestsMain {
    /** Held, for the log manager holds it weakly. */
    private static final Logger LOGGER = Logger.getLogger("dev.sixphase");

    private NodeTestsMain() {
    }

    /**
     * Runs the tests, and ends the JVM with 0 if all passed, 1 if not, 2 if the arguments make no sense.
     *
     * @param arguments what follows the word {@code node-tests}
     * @throws IOException if a folder or a list cannot be read
     */
    public static void main(final String... arguments) throws IOException {
        LOGGER.setLevel(Level.WARNING);
        final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        System.exit(NodeTests.run(Arrays.asList(arguments), out));
    }
}
