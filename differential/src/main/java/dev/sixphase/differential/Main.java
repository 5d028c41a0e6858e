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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Option(names = "--record", paramLabel = "DIRECTORY",
        description = "writes programs, and what the first of --only printed, in the place of comparing")
    private Path recordings;

    @Option(names = "--program", paramLabel = "TEXT",
        description = "shows what each prints for a program in the text form, in the place of random ones")
    private String program;

    @Spec
    private CommandSpec spec;

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
            if (executors.size() < 2) {
                throw new CommandLine.ParameterException(spec.commandLine(),
                    "there is nothing to compare: " + only + " leaves " + executors.size() + " to run");
            }
            if (program != null) {
                return show(executors);
            }
            if (recordings != null) {
                record(executors.get(0));
                return 0;
            }
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

    private int show(final List<Executor> executors) {
        final Program shown = Program.parse(program);
        out.println(JavaScript.readable(shown));
        final Set<Trace> traces = new LinkedHashSet<>();
        for (final Executor executor : executors) {
            final Trace trace = new Runs(executor, shown).first();
            traces.add(trace);
            out.println(executor.name() + ": " + trace);
        }
        return traces.size() == 1 ? 0 : EXIT_DIFFERENCES;
    }

    private void record(final Executor executor) throws IOException {
        for (final Profile each : profiles()) {
            final Path file = Files.createDirectories(recordings).resolve(each.label() + ".txt");
            final Recorder recorder = new Recorder(executor, each, out);
            Files.writeString(file, Recording.write(recorder.record(seed, programs)));
            out.println(file + ": " + programs + " programs as " + executor.name() + " ran them");
        }
    }

    private List<Profile> profiles() {
        final List<Profile> chosen = Arrays.stream(Profile.values())
            .filter(each -> profile.equals("all") || profile.equals(each.label())).toList();
        if (chosen.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(),
                "--profile takes order, errors, io and all, and not " + profile);
        }
        return chosen;
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
                default -> throw new CommandLine.ParameterException(spec.commandLine(),
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
