package dev.sixphase.loop.core;

import dev.sixphase.api.Handle;
import dev.sixphase.api.HookHandle;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.TimerHandle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** Handles from their start to their close: what they are meanwhile, and what the loop does about them. */
class HandleLifeTest {
    private final TestLoop loop = new TestLoop();

    @Test
    void checkComesBeforeTheCloseOfWhatATimerClosed() { // libuv close_order
        final HookHandle[] check = new HookHandle[1];
        final TimerHandle far = loop.timer(() -> fail("closed before it is due"), 100_000);
        final Closing first = new Closing("timer");
        final TimerHandle timer = loop.core().newTimer();
        timer.start(() -> {
            loop.log("timer");
            timer.close();
            first.close();
        }, 0, 0);
        final Closing second = new Closing("check");
        check[0] = loop.hook(LoopPhase.CHECK, () -> {
            loop.log("check");
            check[0].close();
            second.close();
            far.close();
        });

        assertFalse(loop.run(RunMode.DEFAULT));

        assertEquals("timer check closed-check closed-timer", loop.log());
        assertEquals(List.of(), loop.core().handles());
    }

    /** A handle that says when its close callback runs. */
    private final class Closing extends CoreHandle {
        private final String name;

        Closing(final String name) {
            super(loop.core());
            this.name = name;
        }

        @Override
        protected void release() { }

        @Override
        protected void closed() {
            loop.log("closed-" + name);
        }
    }

    @Test
    void aHandleIsActiveWhileItIsStartedAndClosingFromItsClose() { // libuv active
        final TimerHandle timer = loop.core().newTimer();
        assertFalse(timer.isActive() || timer.isClosing());
        for (int round = 0; round < 2; round++) {
            timer.start(() -> fail("stopped or closed before it is due"), 1000, 0);
            assertTrue(timer.isActive() && !timer.isClosing());
            timer.stop();
            assertFalse(timer.isActive() || timer.isClosing());
        }
        timer.start(() -> fail("closed before it is due"), 1000, 0);
        timer.close();
        assertTrue(!timer.isActive() && timer.isClosing());

        assertFalse(loop.run(RunMode.DEFAULT));
    }

    @Test
    void aHandleTellsWhetherItIsReferenced() { // libuv has_ref
        final HookHandle idle = loop.core().newHook(LoopPhase.IDLE, () -> { });
        idle.ref();
        assertTrue(idle.hasRef());
        idle.unref();
        assertFalse(idle.hasRef());
        idle.unref();
        idle.ref();
        assertTrue(idle.hasRef());
    }

    @ParameterizedTest
    @EnumSource(names = {"IDLE", "PREPARE", "CHECK"})
    void anUnreferencedHookDoesNotRunALoopThatHasNothingElse(final LoopPhase phase) { // libuv idle_ref
        loop.hook(phase, () -> fail("nothing keeps the loop alive")).unref();

        assertFalse(loop.run(RunMode.DEFAULT));
        assertEquals(0, loop.core().metrics().iterations());
    }

    @Test
    void anUnreferencedRepeatingTimerDoesNotRunALoopThatHasNothingElse() { // libuv timer_ref2
        loop.timer(() -> fail("nothing keeps the loop alive"), 42, 42).unref();

        assertFalse(loop.run(RunMode.DEFAULT));
        assertEquals(0, loop.core().metrics().iterations());
    }

    @Test
    void theOpenHandlesCanBeWalked() { // libuv walk_handles
        final List<Handle> seen = new ArrayList<>();
        final TimerHandle[] timer = new TimerHandle[1];
        timer[0] = loop.timer(() -> {
            seen.addAll(loop.core().handles());
            timer[0].close();
        }, 1);
        final HookHandle check = loop.core().newHook(LoopPhase.CHECK, () -> { });
        assertEquals(List.of(timer[0], check), loop.core().handles());

        loop.run(RunMode.DEFAULT);

        assertEquals(List.of(timer[0], check), seen);
        assertEquals(List.of(check), loop.core().handles());
    }

    @ParameterizedTest
    @EnumSource(names = {"IDLE", "PREPARE", "CHECK"})
    void aHookThatClosesItselfAndTheNextLeavesTheOneBehind(final LoopPhase phase) {
        // libuv queue_foreach_delete
        loop.hook(phase, loop.logging("first started"));
        final HookHandle middle = loop.hook(phase, () -> fail("closed before its turn"));
        final HookHandle[] last = new HookHandle[1];
        last[0] = loop.hook(phase, () -> {
            loop.log("last started");
            last[0].close();
            middle.close();
        });

        assertTrue(loop.run(RunMode.NOWAIT));

        assertEquals("last started first started", loop.log());
    }

    @Test
    void runningWithoutWaitingLetsTheTimePass() { // libuv loop_update_time
        final long start = loop.core().nowMillis();
        int rounds = 0;
        while (loop.core().nowMillis() - start < 1000) {
            loop.busy(10);
            loop.run(RunMode.NOWAIT);
            rounds++;
        }
        assertEquals(100, rounds);
    }

    @Test
    void onceDoesNotHangOnAnIdleHookThatStopsItself() { // libuv idle_check
        final HookHandle[] idle = new HookHandle[1];
        idle[0] = loop.hook(LoopPhase.IDLE, () -> {
            loop.log("idle");
            idle[0].stop();
        });
        final HookHandle check = loop.hook(LoopPhase.CHECK, loop.logging("check"));

        assertTrue(loop.run(RunMode.ONCE));
        assertEquals("idle check", loop.log());
        assertEquals(List.of(0L), loop.timeoutsMillis());

        idle[0].close();
        check.close();
        assertFalse(loop.run(RunMode.ONCE));
        assertEquals("idle check", loop.log());
    }

    @Test
    void hooksThatStartAndStopEachOtherRunAsOftenAsTheyAreActive() { // libuv loop_handles
        final int iterations = 21;
        final int[] runs = new int[3];
        final List<Handle> mine = new ArrayList<>();
        final HookHandle second = loop.core().newHook(LoopPhase.PREPARE, () -> runs[1]++);
        final HookHandle idle = loop.core().newHook(LoopPhase.IDLE, () -> runs[2]++);
        mine.add(second);
        mine.add(idle);
        mine.add(loop.hook(LoopPhase.PREPARE, () -> {
            // Every other time it starts one that runs from the next iteration on, or stops it before that.
            if (runs[0]++ % 2 == 0) {
                second.start();
            } else {
                second.stop();
            }
        }));
        mine.add(loop.hook(LoopPhase.CHECK, () -> {
            if (runs[0] == iterations) {
                mine.forEach(Handle::close);
            } else if (runs[0] % 2 == 0) {
                idle.start();
            } else {
                idle.stop();
            }
        }));
        loop.timer(() -> { }, 5, 5).unref();

        loop.run(RunMode.DEFAULT);

        assertEquals(iterations, runs[0]);
        // Newest started first: whether it is still active is decided when its turn comes.
        assertEquals(10, runs[1]);
        assertEquals(10, runs[2]);
    }
}
