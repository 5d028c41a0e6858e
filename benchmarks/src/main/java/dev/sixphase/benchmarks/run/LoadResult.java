package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What is told of a round under load, from what the load generator says of it. */
final class LoadResult {
    static final Figure CPU = Figure.micros("cpuNanosPerMessage", "server CPU a message").drawn();
    static final Figure RATE = Figure.plain("messagesPerSecond", "messages a second", "");
    static final List<Figure> FIGURES = List.of(CPU,
        Figure.micros("userNanosPerMessage", "of it in user space").drawn(),
        RATE,
        Figure.micros("p50Nanos", "p50"),
        Figure.micros("p99Nanos", "p99"),
        Figure.micros("p999Nanos", "p99.9"));

    private LoadResult() { }

    /** The figures; the part in user space is no number if the kernel never looked. */
    static Map<String, Double> of(final Map<String, Double> said) throws IOException {
        final double messages = Programs.number(said, "messages");
        final double user = Programs.number(said, "userTicks");
        final double ticks = user + Programs.number(said, "systemTicks");
        if (messages == 0) {
            throw new IOException("the server answered nothing: " + said);
        }
        final double cpuNanosPerMessage = Programs.number(said, "cpuNanos") / messages;
        return Map.of(
            CPU.key(), cpuNanosPerMessage,
            "userNanosPerMessage", cpuNanosPerMessage * (user / ticks),
            RATE.key(), messages / Programs.number(said, "nanos") * 1e9,
            "p50Nanos", Programs.number(said, "p50Nanos"),
            "p99Nanos", Programs.number(said, "p99Nanos"),
            "p999Nanos", Programs.number(said, "p999Nanos"));
    }
}
