package dev.sixphase.integration;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One run of the application in a JVM of its own. */
public record JavaRun(int exitCode, String output, String errors) {
    private static final long WATCHDOG_SECONDS = 120;
    private static final int FIRST_TO_ASK_FOR_LEAVE = 24;

    /** What the application says of a run in which everything worked. */
    static final String ALL_RAN =
        "ran [tick, microtask, immediate] [echoed, echoed by a group, timed out, worked]";

    /** The JVM that runs the tests. */
    static Path thisJava() {
        return javaOf(Path.of(System.getProperty("java.home")));
    }

    /** The launcher of a JVM. */
    static Path javaOf(final Path home) {
        return home.resolve("bin").resolve("java");
    }

    /** The jars that the build made for an application, its own among them. */
    static List<Path> jars() throws IOException {
        final List<Path> jars = new ArrayList<>();
        jars.add(Path.of(System.getProperty("sixphase.test.application")));
        try (var files = Files.list(Path.of(System.getProperty("sixphase.test.jars")))) {
            files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
        }
        return jars;
    }

    /** What the tests themselves see. */
    static String testClassPath() {
        // Surefire keeps the long path here when it starts the JVM with a jar that only holds a manifest.
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Jars as a class path or module path. */
    static String path(final List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs the application from the class path with this JVM, which is given leave to use native code. */
    static JavaRun here(final List<Path> entries, final String... options) throws Exception {
        final List<String> all = new ArrayList<>(List.of(options));
        all.addAll(leaveToUseNativeCode());
        return fromClassPath(thisJava(), entries, all.toArray(new String[0]));
    }

    /** Runs a program that is one of the tests' own classes, with this JVM. */
    public static JavaRun ofTestClass(final Class<?> program, final String... arguments) throws Exception {
        final List<String> command = commandOf(program);
        command.addAll(List.of(arguments));
        return of(command);
    }

    /** What starts a program that the tests see, with this JVM; arguments may follow. */
    public static List<String> commandOf(final Class<?> program) {
        final List<String> command = new ArrayList<>(List.of(thisJava().toString(), "-cp", testClassPath()));
        command.addAll(leaveToUseNativeCode());
        command.add(program.getName());
        return command;
    }

    /** What lets the class path use native code, where this JVM asks for that. */
    static List<String> leaveToUseNativeCode() {
        return Runtime.version().feature() >= FIRST_TO_ASK_FOR_LEAVE
            ? List.of("--enable-native-access=ALL-UNNAMED") : List.of();
    }

    /** Runs the application from the class path, with options of the JVM before it. */
    static JavaRun fromClassPath(final Path java, final List<Path> entries, final String... options)
        throws Exception {
        final List<String> command = new ArrayList<>(List.of(java.toString(), "-cp", path(entries)));
        command.addAll(List.of(options));
        command.add(Application.class.getName());
        return of(command);
    }

    /** Runs a command to its end. */
    public static JavaRun of(final List<String> command) throws Exception {
        return of(command, WATCHDOG_SECONDS);
    }

    /** Runs a command to its end, or fails after so long. */
    static JavaRun of(final List<String> command, final long longestSeconds) throws Exception {
        final Path output = Files.createTempFile("sixphase-output", ".txt");
        final Path errors = Files.createTempFile("sixphase-errors", ".txt");
        try {
            // Some programs leave files where they run: jcstress its results, a JVM that crashes its report.
            final ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of(System.getProperty("basedir"), "target").toFile())
                .redirectOutput(output.toFile()).redirectError(errors.toFile());
            // What a developer or a CI put there would print a line of its own.
            builder.environment().keySet().removeIf(JavaRun::changesTheJvm);
            final Process process = builder.start();
            if (!process.waitFor(longestSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end after " + longestSeconds + " s: " + command);
            }
            return new JavaRun(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static boolean changesTheJvm(final String variable) {
        return variable.endsWith("_JAVA_OPTIONS") || variable.endsWith("JAVA_TOOL_OPTIONS")
            || variable.equals("CLASSPATH");
    }

    /** The name of the poller that was chosen. */
    String poller() {
        final String[] words = output.split("\\s+", 3);
        return words.length < 2 ? "none: " + this : words[1];
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + System.lineSeparator() + output + errors;
    }
}
