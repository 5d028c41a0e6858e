package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Measures a scenario round by round. Each round measures every peer within seconds, and what disturbs the
 * machine disturbs all.
 */
final class Rounds {
    private final int count;
    private final Predicate<String> wanted;
    private final Consumer<String> progress;

    /** How often each peer is measured, which peers, and who is told how far it has come. */
    Rounds(final int count, final Predicate<String> wanted, final Consumer<String> progress) {
        this.count = count;
        this.wanted = wanted;
        this.progress = progress;
    }

    /** The rounds of each peer that got through all of them, in the order of the peers. */
    Result measure(final Scenario scenario) throws IOException {
        final Map<Peer, Scenario.Trial> trials = new LinkedHashMap<>();
        final Map<Peer, List<Map<String, Double>>> rounds = new LinkedHashMap<>();
        try {
            for (final Peer peer : scenario.peers()) {
                if (wanted.test(peer.name())) {
                    start(scenario, peer, trials);
                }
            }
            final int all = scenario.rounds(count);
            for (int round = 1; round <= all; round++) {
                for (final Peer peer : List.copyOf(trials.keySet())) {
                    progress.accept(
                        scenario.label() + ", round " + round + " of " + all + ", " + peer.name());
                    measureOnce(peer, trials, rounds);
                }
            }
            rounds.keySet().retainAll(trials.keySet());
        } finally {
            for (final Scenario.Trial trial : trials.values()) {
                trial.close();
            }
        }
        return new Result(scenario, rounds);
    }

    private void start(final Scenario scenario, final Peer peer, final Map<Peer, Scenario.Trial> trials) {
        progress.accept(scenario.label() + ", start, " + peer.name());
        try {
            trials.put(peer, scenario.start(peer));
        } catch (final IOException e) {
            progress.accept("left out: " + peer.name() + ": " + e.getMessage());
        }
    }

    private void measureOnce(final Peer peer, final Map<Peer, Scenario.Trial> trials,
        final Map<Peer, List<Map<String, Double>>> rounds) throws IOException {

        try {
            rounds.computeIfAbsent(peer, it -> new ArrayList<>()).add(trials.get(peer).measure());
        } catch (final IOException e) {
            progress.accept("left out from here on: " + peer.name() + ": " + e.getMessage());
            trials.remove(peer).close();
        }
    }
}
