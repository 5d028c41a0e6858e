package dev.sixphase.examples;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine;

/** One use of the command line, as a user would type it, and what came of it. */
record CommandRun(int exitCode, String out, String err, byte[] bytes) {
    static CommandRun of(final String... arguments) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int exitCode = commandLine(bytes, new PrintWriter(out), err).execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString(), bytes.toByteArray());
    }

    /** {@return the exit code of a command that prints as a test listens} */
    static int execute(final Writer out, final String... arguments) {
        return commandLine(OutputStream.nullOutputStream(), new PrintWriter(out), new StringWriter())
            .execute(arguments);
    }

    static CommandLine commandLine(final OutputStream bytes, final PrintWriter out, final StringWriter err) {
        // picocli colours what it prints to a terminal, and on Windows it takes TERM for the sign of one.
        return Sixphase.commandLine(bytes).setOut(out).setErr(new PrintWriter(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
