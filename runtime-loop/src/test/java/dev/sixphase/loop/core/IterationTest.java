package dev.sixphase.loop.core;

import dev.sixphase.api.Budgets;
import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.PhaseTrace;
import dev.sixphase.conformance.ScriptedPoller;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IterationTest {
    private final PhaseTrace trace = new PhaseTrace();
    private final TestLoop loop = new TestLoop(trace);

    @Test
    void phasesFollowEachOtherInLibuvsOrder() { // rule 1, seed 26, seed 27
        loop.core().defer(() -> trace.mark("pending"));
        loop.hook(LoopPhase.IDLE, () -> trace.mark("idle"));
        loop.hook(LoopPhase.PREPARE, () -> trace.mark("prepare"));
        loop.core().mailbox().post(() -> trace.mark("mail"));
        loop.hook(LoopPhase.CHECK, () -> trace.mark("check"));
        loop.core().newTimer().close();
        loop.timer(() -> trace.mark("timer"), 0);

        loop.run(RunMode.NOWAIT);

        assertEquals(List.of("1 PENDING {", "pending", "1 PENDING }", "1 IDLE {", "idle", "1 IDLE }",
            "1 PREPARE {", "prepare", "1 PREPARE }", "1 POLL {", "mail", "1 POLL }", "1 CHECK {", "check",
            "1 CHECK }", "1 TIMERS {", "timer", "1 TIMERS }"), trace.eventful());
    }

    @Test
    void everyPhaseBeginsAndEndsEvenIfThereIsNothingToDo() { // rule 1
        loop.run(RunMode.DEFAULT);
        assertEquals(List.of(), trace.lines());
        loop.timer(() -> { }, 0);
        loop.run(RunMode.ONCE);
        assertEquals(2 * LoopPhase.values().length, trace.lines().size());
    }

    @Test
    void putOffCallbacksRunAgainAfterThePollInAtMostEightRounds() { // rule 1, rule 54
        final int[] rounds = {0};
        final Runnable[] again = new Runnable[1];
        again[0] = () -> {
            rounds[0]++;
            loop.core().defer(again[0]);
        };
        loop.core().defer(again[0]);

        loop.run(RunMode.NOWAIT);

        assertEquals(1 + 8, rounds[0]);
    }

    @Test
    void aDefaultRunFiresDueTimersBeforeItsFirstIteration() { // rule 2
        loop.hook(LoopPhase.PREPARE, loop.logging("prepare")).unref();
        loop.timer(loop.logging("timer"), 0);

        loop.run(RunMode.DEFAULT);

        // rule 3: the timers used up all work, yet one iteration runs, and its poll does not wait
        assertEquals("timer prepare", loop.log());
        assertEquals(List.of(0L), loop.timeoutsMillis());
        assertEquals(1, loop.core().metrics().iterations());
    }

    @Test
    void otherModesFireTimersLast() { // rule 2, rule 5
        loop.hook(LoopPhase.IDLE, loop.logging("idle"));
        loop.hook(LoopPhase.PREPARE, loop.logging("p1"));
        loop.hook(LoopPhase.PREPARE, loop.logging("p2"));
        loop.hook(LoopPhase.CHECK, loop.logging("c1"));
        loop.hook(LoopPhase.CHECK, loop.logging("c2"));
        loop.hook(LoopPhase.CHECK, loop.logging("c3"));
        loop.timer(loop.logging("t0"), 0);

        loop.run(RunMode.NOWAIT);

        assertEquals("idle p2 p1 c3 c2 c1 t0", loop.log());
    }

    @Test
    void aLoopThatIsNotAliveOnlyReadsTheClock() { // rule 4
        loop.timer(loop.logging("unref"), 0).unref();
        loop.busy(7);

        assertFalse(loop.run(RunMode.DEFAULT));

        assertEquals("", loop.log());
        assertEquals(7, loop.core().nowMillis());
        assertEquals(List.of(), loop.timeoutsMillis());
    }

    @Test
    void aDueUnreferencedTimerFiresInTheLastIteration() { // rule 4
        loop.timer(loop.logging("unref"), 5).unref();
        loop.timer(loop.logging("ref"), 5);

        loop.run(RunMode.DEFAULT);

        assertEquals("unref ref", loop.log());
    }

    @Test
    void hooksRunNewestFirstAndThoseStartedMeanwhileWait() { // rule 6
        final HookHandle first = loop.hook(LoopPhase.PREPARE, loop.logging("first"));
        final HookHandle late = loop.core().newHook(LoopPhase.PREPARE, loop.logging("late"));
        loop.hook(LoopPhase.PREPARE, () -> {
            loop.log("second");
            first.stop();
            late.start();
        });

        loop.run(RunMode.NOWAIT);
        assertEquals("second", loop.log());
        loop.run(RunMode.NOWAIT);
        assertEquals("second late second", loop.log());
    }

    @Test
    void aHookThatIsStoppedAndStartedAgainMeanwhileWaits() { // rule 6
        final HookHandle first = loop.hook(LoopPhase.CHECK, loop.logging("first"));
        loop.hook(LoopPhase.CHECK, () -> {
            first.stop();
            first.start();
        });

        loop.run(RunMode.NOWAIT);
        assertEquals("", loop.log());
        loop.run(RunMode.NOWAIT);
        assertEquals("first", loop.log()); // now it is the newest, so its turn comes before the restart
    }

    @Test
    void anActiveIdleHookKeepsThePollFromWaitingAndTheRestStillRuns() { // rule 7
        final HookHandle idle = loop.hook(LoopPhase.IDLE, loop.logging("idle"));
        loop.hook(LoopPhase.CHECK, loop.logging("check")).unref();
        loop.timer(() -> {
            loop.log("timer");
            idle.stop();
        }, 1);
        loop.poller().thenReturnAfter(0).thenReturnAfter(1_000_000);

        loop.run(RunMode.DEFAULT);

        assertEquals("idle check idle check timer", loop.log());
        assertEquals(List.of(0L, 0L), loop.timeoutsMillis());
    }

    @Test
    void runSaysWhetherSomethingIsLeft() { // rule 13
        assertFalse(loop.run(RunMode.DEFAULT));
        final TimerHandle timer = loop.timer(() -> { }, 50);
        assertTrue(loop.run(RunMode.NOWAIT));
        assertFalse(loop.run(RunMode.ONCE));
        timer.start(() -> loop.core().stop(), 1, 1);
        assertTrue(loop.run(RunMode.DEFAULT));
    }

    @Test
    void stopLetsTheIterationEndAndItsPollDoesNotWait() { // rule 14, libuv loop_stop
        loop.timer(loop.logging("timer"), 100);
        loop.hook(LoopPhase.PREPARE, () -> loop.core().stop()).unref();
        loop.hook(LoopPhase.CHECK, loop.logging("check")).unref();

        assertTrue(loop.run(RunMode.DEFAULT));

        assertEquals("check", loop.log());
        assertEquals(List.of(0L), loop.timeoutsMillis());
    }

    @Test
    void stopBeforeARunKeepsItFromRunningOnce() { // rule 14, libuv loop_stop_before_run
        loop.timer(loop.logging("timer"), 0);
        loop.core().stop();

        assertTrue(loop.run(RunMode.DEFAULT));
        assertEquals("", loop.log());
        assertFalse(loop.run(RunMode.DEFAULT));
        assertEquals("timer", loop.log());
    }

    @Test
    void stopInAnInitialTimerMeansNoIteration() { // rule 14
        loop.timer(() -> loop.core().stop(), 0);
        loop.timer(() -> { }, 100);

        assertTrue(loop.run(RunMode.DEFAULT));

        assertEquals(0, loop.core().metrics().iterations());
    }

    @Test
    void runIsNotReentrant() { // rule 15
        loop.timer(() -> {
            loop.log(assertThrows(IllegalStateException.class, () -> loop.run(RunMode.NOWAIT)).getMessage());
        }, 0);

        loop.run(RunMode.DEFAULT);

        assertEquals("the loop runs already: neither run nor close is for callbacks", loop.log());
    }

    @Test
    void theCachedTimeStandsStillWhileTimersRunAndMovesWithEachPoll() { // rule 17
        loop.timer(() -> {
            loop.busy(30);
            loop.log("t" + loop.core().nowMillis());
            loop.timer(() -> loop.log("late" + loop.core().nowMillis()), 20);
        }, 10);

        loop.run(RunMode.DEFAULT);

        // 30 ms of work and a timer of 20 ms that counts from the cached 10: it is due at once.
        assertEquals("t10 late40", loop.log());
        assertEquals(List.of(10L, 0L), loop.timeoutsMillis());
    }

    @Test
    void aWaitThatWasCutShortGoesOnWithWhatIsLeft() { // rule 19, seed 1, seed 2
        loop.poller().thenReturnAfter(4_000_000);
        loop.timer(loop.logging("timer"), 10);

        loop.run(RunMode.DEFAULT);

        assertEquals(List.of(10L, 6L), loop.timeoutsMillis());
        assertEquals("timer", loop.log());
    }

    @Test
    void theClockIsReadAfterThePollAndAgainOnlyIfACallbackRanSince() throws IOException {
        final int[] reads = {0};
        final LoopCore core = new LoopCore(new ScriptedPoller(new ManualClock()), () -> reads[0]++,
            Budgets.defaults(), List.of());
        core.newKeepAwake().start();
        core.enter();
        reads[0] = 0;
        core.run(RunMode.NOWAIT);
        assertEquals(1, reads[0]);

        core.newHook(LoopPhase.CHECK, () -> { }).start();
        reads[0] = 0;
        core.run(RunMode.NOWAIT);
        assertEquals(2, reads[0]);
        core.leave();
        core.close();
    }
}
