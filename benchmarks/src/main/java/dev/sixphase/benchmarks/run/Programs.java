package dev.sixphase.benchmarks.run;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Programs that are started: how, on which cores, and what they say.
 *
 * @param natives the folder of those that CMake built
 * @param scripts the folder of those for Node
 * @param classPath what JVMs are to load
 * @param complaints where what they complain of is kept
 */
record Programs(Path natives, Path scripts, String classPath, File complaints) {
    static boolean isOnPath(final String name) {
        return Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(System.getenv("PATH"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** The command on one core, where that can be had; else as it is. */
    static List<String> pinned(final int core, final List<String> command) {
        if (!isOnPath("taskset") || Runtime.getRuntime().availableProcessors() < 2) {
            return command;
        }
        return joined(List.of("taskset", "-c", Integer.toString(core)), command);
    }

    static List<String> joined(final List<String> first, final List<String> second) {
        final List<String> result = new ArrayList<>(first);
        result.addAll(second);
        return result;
    }

    /** The same, for JVMs that load only jars whose names begin like this, beside that of the benchmarks. */
    Programs withJars(final List<String> names) {
        final String jars = Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(classPath)
            .filter(jar -> names.stream().anyMatch(Path.of(jar).getFileName().toString()::startsWith)
                || jar.endsWith("benchmarks.jar"))
            .collect(Collectors.joining(File.pathSeparator));
        return new Programs(natives, scripts, jars, complaints);
    }

    /** A main class of the class path, with options of the JVM, and what is to follow the class. */
    List<String> java(final List<String> options, final String main, final String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A program that CMake built. */
    List<String> c(final String program, final Object... arguments) {
        final List<String> command = new ArrayList<>(List.of(natives.resolve(program).toString()));
        for (final Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    /** Starts it; what it complains of is kept. */
    Process start(final List<String> command) throws IOException {
        return new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(complaints))
            .start();
    }

    /** Runs it to its end, and reads the numbers that it prints. */
    Map<String, Double> run(final List<String> command) throws IOException {
        final Process process = start(command);
        try (InputStream output = process.getInputStream()) {
            final Map<String, Double> numbers =
                numbers(new String(output.readAllBytes(), StandardCharsets.UTF_8));
            final int status = process.waitFor();
            if (status != 0 || numbers.isEmpty()) {
                throw new IOException(command.get(0) + " ended with status " + status + " and said "
                    + numbers.size() + " numbers; see " + complaints);
            }
            return numbers;
        } catch (final InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " ran", e);
        }
    }

    /** The numbers among the lines: {@code NAME NUMBER}, one a line; other lines mean nothing. */
    static Map<String, Double> numbers(final String lines) {
        final Map<String, Double> numbers = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            final String[] words = line.strip().split(" +");
            if (words.length == 2 && words[1].matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")) {
                numbers.put(words[0], Double.parseDouble(words[1]));
            }
        });
        return numbers;
    }

    /** One of the numbers. */
    static double number(final Map<String, Double> numbers, final String name) throws IOException {
        final Double number = numbers.get(name);
        if (number == null) {
            throw new IOException("nothing was said of " + name + ", only of " + numbers.keySet());
        }
        return number;
    }
}
