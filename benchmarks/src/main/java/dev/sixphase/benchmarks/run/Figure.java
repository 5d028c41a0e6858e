package dev.sixphase.benchmarks.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of the numbers that are told of a peer.
 *
 * @param key its name in what a round measured
 * @param title what tables call it
 * @param unit what it is told in, or nothing
 * @param divisor what a measured number is divided by to have that unit
 * @param isDrawn whether there is a picture of it
 */
record Figure(String key, String title, String unit, double divisor, boolean isDrawn) {
    static Figure micros(final String key, final String title) {
        return new Figure(key, title, "µs", 1e3, false);
    }

    static Figure plain(final String key, final String title, final String unit) {
        return new Figure(key, title, unit, 1, false);
    }

    Figure drawn() {
        return new Figure(key, title, unit, divisor, true);
    }

    String heading() {
        return unit.isEmpty() ? title : title + " (" + unit + ")";
    }

    /** The rounds that have it; no number where a round does not. */
    Samples of(final List<Map<String, Double>> rounds) {
        return Samples.of(rounds.stream()
            .mapToDouble(round -> round.getOrDefault(key, Double.NaN) / divisor)
            .toArray());
    }

    static String print(final double number) {
        if (Double.isNaN(number)) {
            return "–";
        }
        final double size = Math.abs(number);
        return String.format(Locale.ROOT, size >= 1000 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", number);
    }
}
