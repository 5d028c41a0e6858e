package dev.sixphase.loop.core;

import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.api.spi.PhaseHook;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LivenessTest {
    private final TestLoop loop = new TestLoop();

    @Test
    void nothingKeepsANewLoopAlive() { // rule 9
        assertFalse(loop.core().isAlive());
    }

    @Test
    void anActiveReferencedHandleKeepsItAlive() { // rule 9
        final TimerHandle timer = loop.core().newTimer();
        assertFalse(loop.core().isAlive());
        timer.start(() -> { }, 1, 0);
        assertTrue(loop.core().isAlive());
        timer.unref();
        timer.unref();
        assertFalse(loop.core().isAlive());
        timer.ref();
        assertTrue(loop.core().isAlive());
        timer.stop();
        assertFalse(loop.core().isAlive());
    }

    @Test
    void aRequestAPutOffCallbackAndALetterKeepItAlive() { // rule 9
        loop.core().requestStarted();
        assertTrue(loop.core().isAlive());
        loop.core().requestEnded();
        loop.core().defer(() -> { });
        assertTrue(loop.core().isAlive());
        loop.run(RunMode.DEFAULT);
        loop.core().mailbox().post(() -> { });
        assertTrue(loop.core().isAlive());
        loop.run(RunMode.DEFAULT);
        assertFalse(loop.core().isAlive());
    }

    @Test
    void aClosingHandleKeepsItAliveThoughUnreferenced() { // rule 9
        final TimerHandle timer = loop.core().newTimer();
        timer.unref();
        timer.close();
        assertTrue(loop.core().isAlive());
        loop.run(RunMode.DEFAULT);
        assertFalse(loop.core().isAlive());
    }

    @Test
    void thePollWaitsForEverWithoutATimer() { // rule 10
        loop.hook(LoopPhase.PREPARE, () -> { });
        loop.poller().thenReturnAfter(0);
        loop.run(RunMode.ONCE);
        assertEquals(List.of(-1L), loop.timeoutsMillis());
    }

    @Test
    void thePollWaitsForTheNearestTimer() { // rule 10, libuv loop_backend_timeout
        loop.timer(() -> { }, 3000);
        loop.timer(() -> { }, 1000);
        loop.run(RunMode.ONCE);
        assertEquals(List.of(1000L), loop.timeoutsMillis());
    }

    @Test
    void anUnreferencedTimerBoundsTheWaitOfALoopThatLives() { // rule 11
        loop.hook(LoopPhase.PREPARE, () -> { });
        loop.timer(() -> { }, 40).unref();
        loop.run(RunMode.ONCE);
        assertEquals(List.of(40L), loop.timeoutsMillis());
    }

    @Test
    void thePollDoesNotWaitWhileSomethingIsToBeDone() { // rule 10, seed 32
        loop.hook(LoopPhase.PREPARE, () -> { });
        final HookHandle idle = loop.hook(LoopPhase.IDLE, () -> { });
        loop.run(RunMode.ONCE);
        idle.stop();
        loop.core().newTimer().close();
        loop.run(RunMode.ONCE);
        loop.run(RunMode.NOWAIT);
        loop.core().mailbox().post(() -> { });
        loop.run(RunMode.ONCE);
        assertEquals(List.of(0L, 0L, 0L, 0L), loop.timeoutsMillis());
    }

    @Test
    void aTimerFarAwayNeitherWrapsNorSpins() { // rule 10, rule 25, seed 5
        loop.timer(() -> { }, Long.MAX_VALUE);
        loop.poller().thenReturnAfter(0);
        loop.run(RunMode.ONCE);
        assertTrue(loop.poller().timeoutsNanos().get(0) > TimeUnit.DAYS.toNanos(365));
    }

    @Test
    void partsOfAMillisecondAreWaitedFor() { // rule 26, seed 4
        loop.clock().advanceNanos(400_000);
        loop.timer(loop.logging("timer"), 1);
        loop.run(RunMode.DEFAULT);
        // The loop began 0.4 ms ago, its deadline is at 1 ms: one wait of the rest, and no spin.
        assertEquals(List.of(600_000L), loop.poller().timeoutsNanos());
        assertEquals("timer", loop.log());
    }

    @Test
    void onceMayWaitOnlyIfNothingWasPendingWhenItBegan() { // rule 12
        final HookHandle[] idle = new HookHandle[1];
        idle[0] = loop.hook(LoopPhase.IDLE, () -> idle[0].stop());
        loop.timer(loop.logging("timer"), 30);

        assertTrue(loop.run(RunMode.ONCE));
        assertFalse(loop.run(RunMode.ONCE));

        assertEquals(List.of(0L, 30L), loop.timeoutsMillis());
        assertEquals("timer", loop.log());
    }

    @Test
    void onceDoesNotWaitIfSomethingWasPutOffWhenItBegan() { // rule 12
        loop.timer(loop.logging("timer"), 30);
        loop.core().defer(loop.logging("put off"));

        assertTrue(loop.run(RunMode.ONCE));
        assertFalse(loop.run(RunMode.ONCE));

        assertEquals(List.of(0L, 30L), loop.timeoutsMillis());
        assertEquals("put off timer", loop.log());
    }

    @Test
    void nowaitNeverWaitsAndRunsTheWholeIteration() { // rule 12
        loop.hook(LoopPhase.CHECK, loop.logging("check")).unref();
        loop.timer(loop.logging("timer"), 10);

        assertTrue(loop.run(RunMode.NOWAIT));

        assertEquals("check", loop.log());
        assertEquals(List.of(0L), loop.timeoutsMillis());
    }

    @Test
    void stopFromAnotherThreadEndsAWait() throws Exception { // rule 14, rule 15
        loop.hook(LoopPhase.PREPARE, () -> { });
        loop.poller().then((events, timeoutNanos) -> {
            final Thread other = new Thread(loop.core()::stop);
            other.start();
            try {
                other.join();
            } catch (final InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
        });

        assertTrue(loop.run(RunMode.DEFAULT));

        assertEquals(1, loop.poller().wakeups());
    }

    @Test
    void aStopThatComesWhileTheLoopFallsAsleepIsNotLost() { // rule 14
        final TestLoop[] racing = new TestLoop[1];
        racing[0] = new TestLoop(new PhaseHook() {
            @Override
            public String name() {
                return "stops-after-the-time-out-was-computed";
            }

            @Override
            public void phaseBegins(final LoopPhase phase, final long iteration) {
                if (phase == LoopPhase.POLL) {
                    racing[0].core().stop();
                }
            }
        });
        racing[0].hook(LoopPhase.PREPARE, () -> { });
        racing[0].run(RunMode.DEFAULT);
        assertEquals(List.of(0L), racing[0].timeoutsMillis());
    }

    @Test
    void anotherThreadIsRefusedAndToldWhatToDo() throws Exception { // rule 15, seed 25
        final TimerHandle timer = loop.core().newTimer();
        final Throwable[] refused = new Throwable[1];
        loop.timer(() -> {
            final Thread other = new Thread(() -> timer.start(() -> { }, 1, 0), "stranger");
            other.setUncaughtExceptionHandler((thread, failure) -> refused[0] = failure);
            other.start();
            join(other);
        }, 0);

        loop.run(RunMode.DEFAULT);

        assertTrue(refused[0] instanceof IllegalStateException);
        assertTrue(refused[0].getMessage().startsWith("called from thread stranger, but the loop runs on "));
        assertTrue(refused[0].getMessage().contains("execute"));
        assertFalse(timer.isActive());
    }

    private static void join(final Thread thread) {
        try {
            thread.join();
        } catch (final InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void aFailingPollerEndsTheRunAndSaysWhy() {
        loop.timer(() -> { }, 10);
        loop.poller().thenFail(new IOException("EBADF"));
        final Exception failure = assertThrows(RuntimeException.class, () -> loop.run(RunMode.DEFAULT));
        assertEquals("the poller failed for good: EBADF", failure.getMessage());
    }

    @Test
    void closeEndsEveryHandleAndThePoller() throws Exception {
        loop.timer(() -> { }, 10);
        loop.core().newAsync(() -> { });
        assertEquals("TimerHandle, AsyncHandle", loop.core().describeOpen());

        loop.core().close();

        assertEquals("", loop.core().describeOpen());
        assertTrue(loop.poller().isClosed());
        assertThrows(IllegalStateException.class, () -> loop.core().newTimer());
    }
}
