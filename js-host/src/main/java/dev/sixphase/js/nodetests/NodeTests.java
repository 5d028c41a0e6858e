package dev.sixphase.js.nodetests;

import dev.sixphase.api.EventLoop;
import dev.sixphase.js.JsHost;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command {@code node-tests}: runs the files of a list from a folder of Node's tests, and prints which
 * passed, which failed and why.
 *
 * <p>The folder is a checkout of Node's {@code test}; the property {@value #FOLDERS} names it, or several.
 * Another one, {@value #LIMIT}, says how many seconds one test may take.
 */
public final class NodeTests {
    private static final String FOLDERS = "sixphase.node.tests";
    private static final String LIMIT = "sixphase.node.limit";
    private static final int DEFAULT_LIMIT_SECONDS = 60;
    private static final int EXIT_USAGE = 2;
    private static final String USAGE = """
        usage: sixphase -D%s=FOLDER[:FOLDER]... node-tests [--verbose] [LIST | FILE]...

        FOLDER is the folder test of a checkout of Node, such as that of version 20.11.1.
        LIST   is public (the default) or wider, lists that come with this program,
               or a text file of your own with a FILE a line
        FILE   is a test in the folder, such as parallel/test-timers.js""".formatted(FOLDERS);

    private final PrintStream out;
    private final boolean verbose;
    private final Map<Verdict.Outcome, Integer> counts = new EnumMap<>(Verdict.Outcome.class);

    private NodeTests(final PrintStream out, final boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    /**
     * Runs the tests.
     *
     * @param arguments what follows the word {@code node-tests}
     * @param out where the outcome is printed
     * @return 0 if all passed, 1 if not, 2 if the arguments make no sense
     * @throws IOException if the folder cannot be read
     */
    public static int run(final List<String> arguments, final PrintStream out) throws IOException {
        final List<Path> folders = Stream.of(System.getProperty(FOLDERS, "").split(File.pathSeparator))
            .filter(name -> !name.isEmpty()).map(Path::of).toList();
        final Optional<Path> wrong = folders.stream().filter(one -> !Files.isDirectory(one)).findFirst();
        final boolean verbose = arguments.contains("--verbose");
        final List<String> words = arguments.stream().filter(word -> !word.equals("--verbose")).toList();
        if (folders.isEmpty() || wrong.isPresent() || words.stream().anyMatch(word -> word.startsWith("-"))) {
            wrong.ifPresent(folder -> out.println("-D" + FOLDERS + "=" + folder + " is not a folder"));
            out.println(USAGE);
            return EXIT_USAGE;
        }
        final List<String> names = new ArrayList<>();
        for (final String word : words.isEmpty() ? List.of("public") : words) {
            names.addAll(namesIn(word));
        }
        return new NodeTests(out, verbose).run(folders, names);
    }

    private int run(final List<Path> folders, final List<String> names) throws IOException {
        final Duration limit = Duration.ofSeconds(Integer.getInteger(LIMIT, DEFAULT_LIMIT_SECONDS));
        try (Workspace workspace = new Workspace(folders);
            JsHost host = new JsHost(() -> EventLoop.builder().build())) {

            for (final String name : names) {
                final Optional<NodeTest> test = workspace.take(name);
                report(name, test.isPresent() ? test.get().run(host, limit)
                    : Verdict.missing("in none of " + folders));
            }
        }
        final int missing = count(Verdict.Outcome.MISSING);
        out.printf("%d passed, %d failed, %d skipped%n", count(Verdict.Outcome.PASSED),
            count(Verdict.Outcome.FAILED) + missing, count(Verdict.Outcome.SKIPPED));
        return count(Verdict.Outcome.FAILED) + missing == 0 ? 0 : 1;
    }

    private int count(final Verdict.Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    private void report(final String name, final Verdict verdict) {
        counts.merge(verdict.outcome(), 1, Integer::sum);
        out.println(verdict.line(name));
        if (verbose && verdict.outcome() == Verdict.Outcome.FAILED) {
            out.println(verdict.output().strip().indent(4).stripTrailing());
        }
        out.flush();
    }

    /** A word is a test, the name of one of our lists, or a file that lists tests. */
    private static List<String> namesIn(final String word) throws IOException {
        if (word.endsWith(".js")) {
            return List.of(word);
        }
        try (InputStream list = NodeTests.class.getResourceAsStream(word + ".txt")) {
            return list == null ? names(Files.readString(Path.of(word)).lines())
                : names(new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8)).lines());
        }
    }

    private static List<String> names(final Stream<String> lines) {
        return lines.map(line -> line.replaceFirst("#.*", "").trim())
            .filter(line -> !line.isEmpty())
            .flatMap(line -> Arrays.stream(line.split("\\s+"))).toList();
    }
}
