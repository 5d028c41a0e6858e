package dev.sixphase.benchmarks.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        new Run(options, out, err).echo();
    }

    private static PrintStream stream(final FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private void echo() throws IOException {
        Files.createDirectories(results);
        final Path natives = options.home().resolve("target/native");
        final Peers peers = new Peers(natives, options.home().resolve("src/main/scripts"),
            System.getProperty("java.class.path"));
        final List<Peer> available = peers.available(reason -> err.println("skipped: " + reason)).stream()
            .filter(peer -> options.wantsPeer(peer.name())).toList();
        final EchoRun run = new EchoRun(natives.resolve("echo_load"),
            results.resolve("complaints.txt").toFile(), options.pace(), err::println);
        final Map<EchoScenario, Map<Peer, List<LoadResult>>> all = new LinkedHashMap<>();
        for (final EchoScenario scenario : EchoScenario.ALL) {
            if (options.wantsScenario(scenario.label())) {
                final Map<Peer, List<LoadResult>> measured = run.measure(scenario, available);
                if (measured.isEmpty()) {
                    throw new IOException("no server got through " + scenario.label());
                }
                all.put(scenario, measured);
                out.print(EchoTable.of(scenario, measured));
                draw(scenario, measured, Figure.CPU);
                draw(scenario, measured, Figure.USER);
            }
        }
        if (options.json() != null) {
            Files.writeString(options.json(), EchoJson.of(all));
        }
        err.println("pictures: " + results);
    }

    private void draw(final EchoScenario scenario, final Map<Peer, List<LoadResult>> measured,
        final Figure figure) throws IOException {

        final BarChart chart = new BarChart("Echo " + scenario.label(), figure.title());
        final double base = figure.of(measured.values().iterator().next()).median();
        measured.forEach((peer, rounds) -> {
            final Samples samples = figure.of(rounds);
            if (!Double.isNaN(samples.highest())) {
                chart.add(peer.name(), samples, figure.print(samples.median())
                    + String.format(Locale.ROOT, " (%.2f)", samples.median() / base), peer.isOurs());
            }
        });
        Files.writeString(results.resolve("echo-" + scenario.label() + "-"
            + figure.name().toLowerCase(Locale.ROOT) + ".svg"), chart.svg());
    }
}
