package dev.sixphase.differential;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Runs programs as JavaScript in a process of their own: on Node, or on what is called like it.
 *
 * <p><b>Threads.</b> Any, several at a time.
 */
final class NodeExecutor implements Executor {
    private static final long LONGEST_SECONDS = 30;
    /** So much is told of a run that does not end. */
    private static final int MOST_LINES = 100;

    private final String name;
    private final List<String> command;
    private final Path folder;
    private final AtomicLong runs = new AtomicLong();

    /**
     * Makes an executor.
     *
     * @param command what is put before the file's name
     * @param folder takes the files, which are removed after each run
     */
    NodeExecutor(final String name, final List<String> command, final Path folder) {
        this.name = name;
        this.command = command;
        this.folder = folder;
    }

    /** {@return whether the command can be run here} */
    static boolean isPresent(final String command) {
        final String path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(File.pathSeparator)).stream()
            .map(directory -> Path.of(directory).resolve(command)).anyMatch(Files::isExecutable);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Trace run(final Program program) {
        final long run = runs.incrementAndGet();
        final Path file = folder.resolve(name + run + ".js");
        final Path printed = folder.resolve(name + run + ".out");
        try {
            Files.writeString(file, JavaScript.of(program));
            final int exitCode = exitCodeOf(file, printed);
            return new Trace(Files.readAllLines(printed), exitCode);
        } catch (final IOException failure) {
            throw new ExecutionFailedException("cannot run " + command + " " + file + ": " + failure,
                failure);
        } finally {
            delete(file);
            delete(printed);
        }
    }

    private int exitCodeOf(final Path file, final Path printed) throws IOException {
        final List<String> words = new ArrayList<>(command);
        words.add(file.toString());
        final ProcessBuilder builder = new ProcessBuilder(words)
            .redirectOutput(printed.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("NODE_OPTIONS");
        final Process process = builder.start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new ExecutionFailedException(name + " did not end within " + LONGEST_SECONDS
                    + " s; it began with " + firstLines(printed), null);
            }
            return process.exitValue();
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExecutionFailedException("interrupted while " + name + " ran", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> firstLines(final Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(MOST_LINES).toList();
        }
    }

    private static void delete(final Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (final IOException ignored) {
            // Goes with its folder.
        }
    }
}
