package dev.sixphase.conformance;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all clauses share: a poller on a bench, opened, used and closed on one thread. */
@ExtendWith(OnOneThread.class)
abstract class PollerClauses {
    private PollerBench bench;

    /** See {@link PollerContract#openPoller}. */
    abstract Poller open(PollerOptions options) throws IOException;

    @BeforeEach
    final void putOnTheBench() throws IOException {
        bench = new PollerBench(open(PollerOptions.of(LoopClock.SYSTEM)));
    }

    @AfterEach
    final void clearTheBench() throws IOException {
        if (bench != null) {
            bench.close();
        }
    }

    final PollerBench bench() {
        return bench;
    }

    final Poller poller() {
        return bench.poller();
    }
}
