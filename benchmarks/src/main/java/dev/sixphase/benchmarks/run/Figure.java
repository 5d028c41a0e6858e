package dev.sixphase.benchmarks.run;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is told of an echo server. */
enum Figure {
    CPU("server CPU a message", "µs", 1e3, LoadResult::cpuNanosPerMessage),
    USER("of it in user space", "µs", 1e3, LoadResult::userNanosPerMessage),
    RATE("messages a second", "", 1, LoadResult::messagesPerSecond),
    P50("p50", "µs", 1e3, LoadResult::p50Nanos),
    P99("p99", "µs", 1e3, LoadResult::p99Nanos),
    P999("p99.9", "µs", 1e3, LoadResult::p999Nanos);

    private final String title;
    private final String unit;
    private final double divisor;
    private final ToDoubleFunction<LoadResult> value;

    Figure(final String title, final String unit, final double divisor,
        final ToDoubleFunction<LoadResult> value) {

        this.title = title;
        this.unit = unit;
        this.divisor = divisor;
        this.value = value;
    }

    String title() {
        return unit.isEmpty() ? title : title + " (" + unit + ")";
    }

    Samples of(final List<LoadResult> rounds) {
        return Samples.of(rounds.stream()
            .mapToDouble(round -> value.applyAsDouble(round) / divisor)
            .toArray());
    }

    String print(final double number) {
        if (Double.isNaN(number)) {
            return "?";
        }
        return String.format(Locale.ROOT, number >= 1000 ? "%.0f" : number >= 10 ? "%.1f" : "%.2f", number);
    }
}
