package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One operation, by programs that each measure it alone and say nanoseconds under the name of the figure;
 * those on the JVM say also what it allocates.
 */
record MicroScenario(String figure, String title, List<Peer> peers, Programs programs) implements Scenario {
    @Override
    public String label() {
        return figure.replace('_', '-');
    }

    @Override
    public List<Figure> figures() {
        return List.of(
            Figure.plain("nanos", "an operation", "ns").drawn(),
            Figure.plain("bytes", "allocated", "B"));
    }

    @Override
    public Trial start(final Peer peer) {
        return () -> measure(peer);
    }

    private Map<String, Double> measure(final Peer peer) throws IOException {
        final Map<String, Double> result = new HashMap<>(programs.run(peer.command()));
        result.put("nanos", Programs.number(result, figure));
        return result;
    }
}
