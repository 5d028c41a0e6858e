package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.util.List;

/**
 * Echo servers under a load, each on the first core. All of them run at the same time, those that wait for
 * their turn asleep.
 */
record EchoScenario(Load load, List<Peer> peers, Programs programs, Pace pace) implements Scenario {
    static final List<Load> LOADS = List.of(
        new Load(1, 64, 1),
        new Load(64, 64, 1),
        new Load(1000, 64, 1),
        new Load(64, 64, 16),
        new Load(16, 64 * 1024, 1));

    @Override
    public String label() {
        return load.label();
    }

    @Override
    public String title() {
        return "Echo " + load.label();
    }

    @Override
    public List<Figure> figures() {
        return LoadResult.FIGURES;
    }

    @Override
    public Trial start(final Peer peer) throws IOException {
        return EchoTrial.start(peer, load, programs, pace, Programs.pinned(0, peer.command()));
    }
}
