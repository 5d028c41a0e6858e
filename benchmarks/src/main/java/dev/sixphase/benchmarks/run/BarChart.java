package dev.sixphase.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars of medians with the spread of the rounds, as SVG that needs nothing else to be looked at. */
final class BarChart {
    private static final int WIDTH = 760;
    private static final int LEFT = 150;
    private static final int RIGHT = 110;
    private static final int TOP = 62;
    private static final int ROW = 30;
    private static final int BAR = 18;

    private final String title;
    private final String unit;
    private final List<Bar> bars = new ArrayList<>();

    BarChart(final String title, final String unit) {
        this.title = title;
        this.unit = unit;
    }

    private record Bar(String name, Samples samples, String label, boolean isOurs) { }

    void add(final String name, final Samples samples, final String label, final boolean isOurs) {
        bars.add(new Bar(name, samples, label, isOurs));
    }

    String svg() {
        final double longest = bars.stream().mapToDouble(bar -> bar.samples().highest()).max().orElse(1);
        final double scale = (WIDTH - LEFT - RIGHT) / longest;
        final int height = TOP + bars.size() * ROW + 16;
        final StringBuilder svg = new StringBuilder();
        svg.append(format("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'",
            WIDTH, height, WIDTH, height));
        svg.append(format(" font-family='system-ui, sans-serif' font-size='13' role='img'>%n"));
        svg.append(format("<title>%s</title>%n<rect width='100%%' height='100%%' fill='#fff'/>%n", title));
        svg.append(format("<text x='16' y='26' font-size='16' font-weight='600'>%s</text>%n", title));
        svg.append(format("<text x='16' y='46' fill='#555'>%s; the line is the spread of the rounds</text>%n",
            unit));
        for (int index = 0; index < bars.size(); index++) {
            append(svg, bars.get(index), TOP + index * ROW, scale);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void append(final StringBuilder svg, final Bar bar, final int top, final double scale) {
        final Samples samples = bar.samples();
        final double middle = top + BAR / 2.0;
        // A difference may come out below nothing; a bar cannot.
        final double low = LEFT + Math.max(0, samples.lowest()) * scale;
        final double high = LEFT + Math.max(0, samples.highest()) * scale;
        svg.append(format("<text x='%d' y='%.1f' text-anchor='end'%s>%s</text>%n", LEFT - 8, middle + 4.5,
            bar.isOurs() ? " font-weight='600'" : "", bar.name()));
        svg.append(format("<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>%n", LEFT, top,
            Math.max(0, samples.median()) * scale, BAR, bar.isOurs() ? "#2f6f4f" : "#a9b4bf"));
        svg.append(format("<path d='M%.1f %.1fH%.1fM%.1f %.1fv8M%.1f %.1fv8' stroke='#222'/>%n", low, middle,
            high, low, middle - 4, high, middle - 4));
        svg.append(format("<text x='%.1f' y='%.1f'>%s</text>%n", high + 8, middle + 4.5, bar.label()));
    }

    private static String format(final String pattern, final Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
