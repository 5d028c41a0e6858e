package dev.sixphase.benchmarks.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Medians of a scenario as a table of Markdown; the first peer is what ratios are of. */
final class EchoTable {
    private EchoTable() { }

    static String of(final EchoScenario scenario, final Map<Peer, List<LoadResult>> results) {
        final StringBuilder table = new StringBuilder("### " + scenario.label() + "\n\n| |");
        final StringBuilder rule = new StringBuilder("|---|");
        for (final Figure figure : Figure.values()) {
            table.append(' ').append(figure.title()).append(" |");
            rule.append("--:|");
            if (figure == Figure.CPU) {
                table.append(" ratio | spread |");
                rule.append("--:|--:|");
            }
        }
        table.append('\n').append(rule).append('\n');
        final double base = Figure.CPU.of(results.values().iterator().next()).median();
        results.forEach((peer, rounds) -> table.append(row(peer, rounds, base)));
        return table.append('\n').toString();
    }

    private static String row(final Peer peer, final List<LoadResult> rounds, final double base) {
        final StringBuilder row = new StringBuilder("| ");
        row.append(peer.isOurs() ? "**" + peer.name() + "**" : peer.name()).append(" |");
        for (final Figure figure : Figure.values()) {
            final Samples samples = figure.of(rounds);
            row.append(' ').append(figure.print(samples.median())).append(" |");
            if (figure == Figure.CPU) {
                row.append(String.format(Locale.ROOT, " %.2f | %s to %s |", samples.median() / base,
                    figure.print(samples.lowest()), figure.print(samples.highest())));
            }
        }
        return row.append('\n').toString();
    }
}
