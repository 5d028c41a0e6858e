package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RoundsTest {
    private static final Peer ONE = new Peer("one", List.of(), false);
    private static final Peer OTHER = new Peer("other", List.of(), false);

    private final List<String> events = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    /** Peers that count their rounds, and may fail in one; 0 is the start. */
    private final class Counted implements Scenario {
        private final int otherFailsIn;

        Counted(final int otherFailsIn) {
            this.otherFailsIn = otherFailsIn;
        }

        @Override
        public String label() {
            return "counted";
        }

        @Override
        public String title() {
            return "Counted";
        }

        @Override
        public List<Figure> figures() {
            return List.of(Figure.plain("round", "round", ""));
        }

        @Override
        public List<Peer> peers() {
            return List.of(ONE, OTHER);
        }

        @Override
        public Trial start(final Peer peer) throws IOException {
            failIn(0, peer);
            events.add("start " + peer.name());
            return new Trial() {
                private int round;

                @Override
                public Map<String, Double> measure() throws IOException {
                    round++;
                    events.add(peer.name() + " " + round);
                    failIn(round, peer);
                    return Map.of("round", (double) round);
                }

                @Override
                public void close() {
                    events.add("close " + peer.name());
                }
            };
        }

        private void failIn(final int round, final Peer peer) throws IOException {
            if (peer == OTHER && round == otherFailsIn) {
                throw new IOException("broken");
            }
        }
    }

    private Result measure(final int rounds, final int otherFailsIn, final String wanted) throws IOException {
        return new Rounds(rounds, name -> name.contains(wanted), progress::add)
            .measure(new Counted(otherFailsIn));
    }

    @Test
    void roundsAreInterleaved() throws IOException {
        final Result result = measure(2, -1, "");

        assertEquals(List.of("start one", "start other", "one 1", "other 1", "one 2", "other 2", "close one",
            "close other"), events);
        assertEquals(List.of(Map.of("round", 1.0), Map.of("round", 2.0)), result.rounds().get(OTHER));
    }

    @Test
    void aPeerThatDoesNotStartIsLeftOutAndSaid() throws IOException {
        final Result result = measure(1, 0, "");

        assertEquals(List.of(ONE), List.copyOf(result.rounds().keySet()));
        assertTrue(progress.contains("left out: other: broken"), progress.toString());
    }

    @Test
    void aPeerThatFailsInARoundIsClosedAndHasNoResult() throws IOException {
        final Result result = measure(3, 2, "");

        assertEquals(List.of(ONE), List.copyOf(result.rounds().keySet()));
        assertEquals(3, result.rounds().get(ONE).size());
        assertEquals(List.of("close other", "one 3", "close one"), events.subList(6, events.size()));
        assertTrue(progress.contains("left out from here on: other: broken"), progress.toString());
    }

    @Test
    void whoIsNotAskedForIsNotStarted() throws IOException {
        measure(1, -1, "one");

        assertEquals(List.of("start one", "one 1", "close one"), events);
    }
}
