package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.util.List;

/**
 * Echo servers of several event loops in one process, on whichever core there is. The load generator has one
 * core of them: where a loop has to share it, messages a second say little, and CPU a message says what the
 * loops cost each other.
 */
record LoopsScenario(int loops, List<Peer> peers, Programs programs, Pace pace) implements Scenario {
    private static final Load LOAD = new Load(64, 64, 1);

    @Override
    public String label() {
        return "loops-" + loops;
    }

    @Override
    public String title() {
        return "Echo " + LOAD.label() + " by " + loops + (loops == 1 ? " event loop" : " event loops");
    }

    @Override
    public List<Figure> figures() {
        return LoadResult.FIGURES;
    }

    @Override
    public Trial start(final Peer peer) throws IOException {
        return EchoTrial.start(peer, LOAD, programs, pace, peer.command());
    }
}
