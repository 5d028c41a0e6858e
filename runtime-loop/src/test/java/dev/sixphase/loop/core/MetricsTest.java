package dev.sixphase.loop.core;

import dev.sixphase.api.LoopMetrics;
import dev.sixphase.api.RunMode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MetricsTest {
    @Test
    void aScriptedRunGivesExactNumbers() { // users 22, seed 39, rule 72
        final TestLoop loop = new TestLoop();
        loop.timer(() -> loop.busy(5), 10);
        loop.timer(() -> loop.core().mailbox().post(() -> { }), 40);

        loop.run(RunMode.DEFAULT);

        // Idle is what the polls waited: 10 ms, and 25 ms after 5 ms of work.
        assertEquals(new LoopMetrics(3, 0, 1, TimeUnit.MILLISECONDS.toNanos(35)), loop.core().metrics());
    }
}
