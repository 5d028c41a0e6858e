package dev.sixphase.benchmarks.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The command {@code ./benchmarks/run}. */
public final class Run {
    private final RunOptions options;
    private final PrintStream out;
    private final PrintStream err;
    private final Path results;

    private Run(final RunOptions options, final PrintStream out, final PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
        results = options.home().resolve("target/results");
    }

    /**
     * Measures.
     *
     * @param arguments see {@link RunOptions}
     * @throws IOException if a server or the load generator cannot be started, or a result not be written
     */
    public static void main(final String[] arguments) throws IOException {
        final PrintStream out = stream(FileDescriptor.out);
        final PrintStream err = stream(FileDescriptor.err);
        final RunOptions options;
        try {
            options = RunOptions.parse(List.of(arguments));
        } catch (final IllegalArgumentException e) {
            err.println("benchmarks/run: " + e.getMessage());
            System.exit(2);
            return;
        }
        if (options.isHelp()) {
            out.print(RunOptions.HELP);
            return;
        }
        new Run(options, out, err).measure();
    }

    private static PrintStream stream(final FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private void measure() throws IOException {
        Files.createDirectories(results);
        final Set<String> said = new HashSet<>();
        final Programs programs = new Programs(options.home().resolve("target/native"),
            options.home().resolve("src/main/scripts"), System.getProperty("java.class.path"),
            results.resolve("complaints.txt").toFile());
        final List<Scenario> wanted = Scenarios.all(programs, options.pace(), results, reason -> {
            if (said.add(reason)) {
                err.println("skipped: " + reason);
            }
        }).stream().filter(scenario -> options.wantsScenario(scenario.label())).toList();
        if (options.isList()) {
            wanted.forEach(scenario ->
                out.printf(Locale.ROOT, "%-24s %s%n", scenario.label(), scenario.title()));
            return;
        }
        if (wanted.isEmpty()) {
            throw new IOException("no scenario is called like this; see --list");
        }
        final Rounds rounds = new Rounds(options.pace().rounds(), options::wantsPeer, err::println);
        final List<Result> all = new ArrayList<>();
        for (final Scenario scenario : wanted) {
            final Result result = rounds.measure(scenario);
            if (result.rounds().isEmpty()) {
                throw new IOException("nobody got through " + scenario.label());
            }
            all.add(result);
            out.print(result.table());
            for (final Figure figure : scenario.figures()) {
                if (figure.isDrawn()) {
                    Files.writeString(results.resolve(scenario.label() + "-" + figure.key() + ".svg"),
                        result.picture(figure));
                }
            }
        }
        if (options.json() != null) {
            Files.writeString(options.json(), Result.json(all));
        }
        err.println("pictures: " + results);
    }
}
