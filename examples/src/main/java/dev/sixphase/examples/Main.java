package dev.sixphase.examples;

import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** Where the JVM begins. */
public final class Main {
    private Main() { }

    /**
     * Runs a command and ends the JVM with its exit code: 0 for success, 1 for failure, 2 for a wrong
     * command line.
     *
     * @param arguments the command and its options
     */
    public static void main(final String[] arguments) {
        final FileOutputStream standardOutput = new FileOutputStream(FileDescriptor.out);
        // exit, for threads that are no daemons must not keep the JVM from ending.
        System.exit(Sixphase.commandLine(standardOutput).execute(arguments));
    }
}
