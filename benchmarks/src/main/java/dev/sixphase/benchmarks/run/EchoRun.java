package dev.sixphase.benchmarks.run;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One scenario on all peers. All servers run at the same time, those that wait for their turn asleep; so each
 * round measures every peer within seconds, and what disturbs the machine disturbs all.
 */
final class EchoRun {
    private final Path load;
    private final File complaints;
    private final Pace pace;
    private final Consumer<String> progress;

    EchoRun(final Path load, final File complaints, final Pace pace, final Consumer<String> progress) {
        this.load = load;
        this.complaints = complaints;
        this.pace = pace;
        this.progress = progress;
    }

    /** The rounds of each peer that got through all of them, in the order of the peers. */
    Map<Peer, List<LoadResult>> measure(final EchoScenario scenario, final List<Peer> peers)
        throws IOException {

        final Map<Peer, ServerProcess> servers = new LinkedHashMap<>();
        final Map<Peer, List<LoadResult>> results = new LinkedHashMap<>();
        try {
            for (final Peer peer : peers) {
                start(peer, scenario, servers);
            }
            for (int round = 1; round <= pace.rounds(); round++) {
                for (final Peer peer : List.copyOf(servers.keySet())) {
                    progress.accept(scenario.label() + ", round " + round + " of " + pace.rounds() + ", "
                        + peer.name());
                    measureOnce(peer, scenario, servers, results);
                }
            }
        } finally {
            for (final ServerProcess server : servers.values()) {
                server.close();
            }
        }
        results.keySet().retainAll(servers.keySet());
        return results;
    }

    private void start(final Peer peer, final EchoScenario scenario, final Map<Peer, ServerProcess> servers)
        throws IOException {

        progress.accept(scenario.label() + ", warm-up, " + peer.name());
        ServerProcess server = null;
        try {
            server = ServerProcess.start(peer, complaints);
            run(server, scenario, pace.warmUpMillis(), 1);
            servers.put(peer, server);
        } catch (final IOException e) {
            progress.accept("left out: " + peer.name() + ": " + e.getMessage());
            if (server != null) {
                server.close();
            }
        }
    }

    private void measureOnce(final Peer peer, final EchoScenario scenario,
        final Map<Peer, ServerProcess> servers, final Map<Peer, List<LoadResult>> results)
        throws IOException {

        try {
            final LoadResult result = LoadResult.parse(
                run(servers.get(peer), scenario, pace.settleMillis(), pace.measureMillis()));
            results.computeIfAbsent(peer, it -> new ArrayList<>()).add(result);
        } catch (final IOException e) {
            progress.accept("left out from here on: " + peer.name() + ": " + e.getMessage());
            servers.remove(peer).close();
        }
    }

    /** What the load generator said. */
    private String run(final ServerProcess server, final EchoScenario scenario, final int warmUpMillis,
        final int measureMillis) throws IOException {

        final List<String> command = Programs.pinned(1, List.of(load.toString(),
            Integer.toString(server.port()), Long.toString(server.pid()),
            Integer.toString(scenario.connections()), Integer.toString(scenario.messageBytes()),
            Integer.toString(scenario.inFlight()), Integer.toString(warmUpMillis),
            Integer.toString(measureMillis)));
        final Process process = new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(complaints)).start();
        try (InputStream output = process.getInputStream()) {
            final String line = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (line.isEmpty()) {
                throw new IOException("the load generator failed; see " + complaints);
            }
            return line;
        }
    }
}
