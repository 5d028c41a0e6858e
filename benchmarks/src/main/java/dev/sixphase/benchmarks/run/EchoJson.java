package dev.sixphase.benchmarks.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All rounds of all peers, for other programs. */
final class EchoJson {
    private EchoJson() { }

    static String of(final Map<EchoScenario, Map<Peer, List<LoadResult>>> results) {
        return results.entrySet().stream()
            .map(entry -> "  \"" + entry.getKey().label() + "\": {\n" + peers(entry.getValue()) + "\n  }")
            .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String peers(final Map<Peer, List<LoadResult>> results) {
        return results.entrySet().stream()
            .map(entry -> "    \"" + entry.getKey().name() + "\": ["
                + entry.getValue().stream().map(EchoJson::round).collect(Collectors.joining(", ")) + "]")
            .collect(Collectors.joining(",\n"));
    }

    private static String round(final LoadResult round) {
        return String.format(Locale.ROOT, "{\"cpuNanosPerMessage\": %.1f, \"userNanosPerMessage\": %.1f,"
            + " \"messagesPerSecond\": %.0f, \"p50Nanos\": %.0f, \"p99Nanos\": %.0f, \"p999Nanos\": %.0f}",
            round.cpuNanosPerMessage(), round.userNanosPerMessage(), round.messagesPerSecond(),
            round.p50Nanos(), round.p99Nanos(), round.p999Nanos());
    }
}
