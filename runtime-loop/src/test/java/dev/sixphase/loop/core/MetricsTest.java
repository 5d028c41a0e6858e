package dev.sixphase.loop.core;

import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopMetrics;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.spi.PollEvents;
import java.util.ArrayList;
import java.util.List;
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
        assertEquals(new LoopMetrics(3, 0, 1, 1, TimeUnit.MILLISECONDS.toNanos(35), 2),
            loop.core().metrics());
    }

    @Test
    void eachIterationCountsOnceJustBeforeItsPoll() { // libuv metrics_info_check
        final TestLoop loop = new TestLoop();
        final List<Long> seen = new ArrayList<>();
        loop.hook(LoopPhase.PREPARE, () -> seen.add(loop.core().metrics().iterations()));
        final HookHandle idle = loop.hook(LoopPhase.IDLE, () -> { });

        loop.run(RunMode.ONCE);
        loop.run(RunMode.NOWAIT);
        loop.run(RunMode.ONCE);

        assertEquals(List.of(1L, 2L, 3L), seen);
        assertEquals(new LoopMetrics(3, 0, 0, 0, 0, 2), loop.core().metrics());
        idle.close();
        loop.run(RunMode.NOWAIT);
        assertEquals(1, loop.core().metrics().openHandles());
    }

    @Test
    void whatWorkersHadDoneBeforeThePollIsCountedAsHavingWaited() { // libuv metrics_pool_events
        final TestLoop loop = new TestLoop();
        loop.hook(LoopPhase.PREPARE, () -> { });
        for (int index = 0; index < 4; index++) {
            loop.core().mailbox().post(() -> { });
        }
        loop.run(RunMode.NOWAIT);
        assertEquals(new LoopMetrics(1, 0, 4, 4, 0, 1), loop.core().metrics());

        loop.poller().then((events, timeoutNanos) -> loop.core().mailbox().post(() -> { }));
        loop.run(RunMode.NOWAIT);

        assertEquals(new LoopMetrics(2, 0, 5, 4, 0, 1), loop.core().metrics());
    }

    @Test
    void workThatIsDoneIsNoIdleTime() { // libuv metrics_idle_time
        final TestLoop loop = new TestLoop();
        loop.timer(() -> loop.busy(300), 1000);

        loop.run(RunMode.DEFAULT);

        assertEquals(TimeUnit.MILLISECONDS.toNanos(1000), loop.core().metrics().idleNanos());
    }

    @Test
    void anyThreadReadsThemWhileTheLoopRuns() { // rule 72
        final TestLoop loop = new TestLoop();
        final LoopMetrics[] seen = new LoopMetrics[1];
        loop.timer(() -> {
            final Thread other = new Thread(() -> seen[0] = loop.core().metrics());
            other.start();
            join(other);
        }, 10);

        loop.run(RunMode.DEFAULT);

        assertEquals(new LoopMetrics(1, 0, 0, 0, TimeUnit.MILLISECONDS.toNanos(10), 1), seen[0]);
    }

    private static void join(final Thread thread) {
        try {
            thread.join();
        } catch (final InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void aPollThatMayNotWaitIsNoIdleTimeAndStaleEventsAreNone() { // rule 72
        final TestLoop loop = new TestLoop();
        loop.hook(LoopPhase.IDLE, () -> { });
        loop.poller().then((events, timeoutNanos) -> {
            loop.busy(5);
            events.add(Long.MAX_VALUE, PollEvents.READABLE);
        });

        loop.run(RunMode.ONCE);

        assertEquals(new LoopMetrics(1, 0, 0, 0, 0, 1), loop.core().metrics());
    }
}
