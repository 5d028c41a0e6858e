package dev.sixphase.benchmarks.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the rounds of a scenario measured.
 *
 * @param scenario of which
 * @param rounds of each peer, the yardstick first
 */
record Result(Scenario scenario, Map<Peer, List<Map<String, Double>>> rounds) {
    /** What the median is, in medians of the first peer; nothing if that has none. */
    private String ratio(final Figure figure, final Samples samples) {
        final double base = figure.of(rounds.values().iterator().next()).median();
        return base > 0 ? String.format(Locale.ROOT, "%.2f", samples.median() / base) : "–";
    }

    /** Medians, as a table of Markdown. */
    String table() {
        final StringBuilder table = new StringBuilder("### " + scenario.label() + "\n\n"
            + scenario.title() + "\n\n| |");
        final StringBuilder rule = new StringBuilder("|---|");
        for (final Figure figure : scenario.figures()) {
            table.append(' ').append(figure.heading()).append(" |");
            rule.append("--:|");
            if (isHeadline(figure)) {
                table.append(" ratio | spread |");
                rule.append("--:|--:|");
            }
        }
        table.append('\n').append(rule).append('\n');
        rounds.forEach((peer, ofPeer) -> table.append(row(peer, ofPeer)));
        return table.append('\n').toString();
    }

    private boolean isHeadline(final Figure figure) {
        return figure.equals(scenario.figures().get(0));
    }

    private String row(final Peer peer, final List<Map<String, Double>> ofPeer) {
        final StringBuilder row = new StringBuilder("| ");
        row.append(peer.isOurs() ? "**" + peer.name() + "**" : peer.name()).append(" |");
        for (final Figure figure : scenario.figures()) {
            final Samples samples = figure.of(ofPeer);
            row.append(' ').append(Figure.print(samples.median())).append(" |");
            if (isHeadline(figure)) {
                row.append(' ').append(ratio(figure, samples)).append(" | ")
                    .append(Figure.print(samples.lowest())).append(" to ")
                    .append(Figure.print(samples.highest())).append(" |");
            }
        }
        return row.append('\n').toString();
    }

    /** Medians and spread of a figure, as a picture. */
    String picture(final Figure figure) {
        final BarChart chart = new BarChart(scenario.title(), figure.heading());
        rounds.forEach((peer, ofPeer) -> {
            final Samples samples = figure.of(ofPeer);
            if (!Double.isNaN(samples.highest())) {
                chart.add(peer.name(), samples,
                    Figure.print(samples.median()) + " (" + ratio(figure, samples) + ")", peer.isOurs());
            }
        });
        return chart.svg();
    }

    /** All rounds of all scenarios, for other programs. */
    static String json(final List<Result> results) {
        return results.stream()
            .map(result -> "  \"" + result.scenario.label() + "\": {\n" + result.peersAsJson() + "\n  }")
            .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private String peersAsJson() {
        return rounds.entrySet().stream()
            .map(entry -> "    \"" + entry.getKey().name() + "\": ["
                + entry.getValue().stream().map(this::roundAsJson).collect(Collectors.joining(", ")) + "]")
            .collect(Collectors.joining(",\n"));
    }

    private String roundAsJson(final Map<String, Double> round) {
        return scenario.figures().stream()
            .map(figure -> numberAsJson(figure.key(), round.getOrDefault(figure.key(), Double.NaN)))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String numberAsJson(final String key, final double number) {
        return Double.isFinite(number) ? String.format(Locale.ROOT, "\"%s\": %.2f", key, number) : null;
    }
}
