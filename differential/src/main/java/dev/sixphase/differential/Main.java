package dev.sixphase.differential;

import dev.sixphase.api.EventLoop;
import dev.sixphase.js.JsHost;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: compares Node, the JavaScript host and the Java API on random programs. */
@Command(name = "sixphase differential", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Runs random programs on Node, on the JavaScript host and on the Java API, and compares "
        + "what they print. The exit code is 1 if something differs.")
public final class Main implements Callable<Integer> {
    /** Held, for the log manager holds it weakly. */
    private static final Logger LOGGER = Logger.getLogger("dev.sixphase");
    private static final int EXIT_DIFFERENCES = 1;

    private final PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    @Option(names = "--profile", defaultValue = "all", paramLabel = "NAME",
        description = "order, errors, io, or all (default: ${DEFAULT-VALUE})")
    private String profile;

    @Option(names = "--programs", defaultValue = "200", paramLabel = "COUNT",
        description = "how many programs of a profile (default: ${DEFAULT-VALUE})")
    private int programs;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "NUMBER",
        description = "where the random numbers start; the next program has the next seed "
            + "(default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--only", defaultValue = "node,js,java", split = ",", paramLabel = "NAME",
        description = "which to compare, the others with the first; there are also js-manual, the host on a "
            + "manual clock, and command (default: ${DEFAULT-VALUE})")
    private List<String> only;

    @Option(names = "--command", defaultValue = "./sixphase js", paramLabel = "WORDS",
        description = "what --only command runs files with (default: ${DEFAULT-VALUE})")
    private String command;

    /** For {@link #main}. */
    public Main() { }

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments as {@code --help} lists them
     */
    public static void main(final String... arguments) {
        LOGGER.setLevel(Level.WARNING);
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        final Path folder = Files.createTempDirectory("sixphase-differential");
        try (JsHost host = new JsHost(() -> EventLoop.builder().build())) {
            final List<Executor> executors = executors(host, folder);
            int differences = 0;
            for (final Profile each : profiles()) {
                final Tally tally = new Campaign(each, executors, out).run(seed, programs);
                out.println(tally.features());
                out.println(tally.summary());
                differences += tally.differences();
            }
            return differences == 0 ? 0 : EXIT_DIFFERENCES;
        } finally {
            delete(folder);
        }
    }

    private List<Profile> profiles() {
        return Arrays.stream(Profile.values())
            .filter(each -> profile.equals("all") || profile.equals(each.label())).toList();
    }

    private List<Executor> executors(final JsHost host, final Path folder) {
        final List<Executor> executors = new ArrayList<>();
        for (final String name : only) {
            switch (name) {
                case "node" -> addNode(executors, folder);
                case "js" -> executors.add(JsExecutor.inRealTime(host, folder));
                case "js-manual" -> executors.add(JsExecutor.onManualClock(host, folder));
                case "command" -> executors.add(new NodeExecutor(name, List.of(command.split(" ")), folder));
                case "java" -> executors.add(new JavaExecutor());
                default -> throw new IllegalArgumentException(
                    "--only takes node, js, js-manual, command and java, and not " + name);
            }
        }
        return executors;
    }

    private void addNode(final List<Executor> executors, final Path folder) {
        if (NodeExecutor.isPresent("node")) {
            executors.add(new NodeExecutor("node", List.of("node"), folder));
        } else {
            out.println("There is no node on the PATH: the others are compared without it.");
        }
    }

    private static void delete(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
