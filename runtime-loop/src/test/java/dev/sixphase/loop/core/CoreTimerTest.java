package dev.sixphase.loop.core;

import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.TimerHandle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CoreTimerTest {
    private final TestLoop loop = new TestLoop();

    @Test
    void equalDeadlinesFireInTheOrderOfTheirStarts() { // rule 20, seed 6, libuv timer_order
        final TimerHandle first = loop.timer(loop.logging("first"), 10);
        loop.timer(loop.logging("second"), 10);
        loop.timer(loop.logging("third"), 10);
        first.start(loop.logging("first again"), 10, 0);

        loop.run(RunMode.DEFAULT);

        assertEquals("second third first again", loop.log());
    }

    @Test
    void nearerDeadlinesFireFirst() { // rule 20
        loop.timer(loop.logging("30"), 30);
        loop.timer(loop.logging("10"), 10);
        loop.timer(loop.logging("20"), 20);
        loop.busy(50);

        loop.run(RunMode.DEFAULT);

        assertEquals("10 20 30", loop.log());
    }

    @Test
    void aTimerStartedByATimerWaitsForTheNextPhase() { // rule 21
        loop.hook(LoopPhase.CHECK, loop.logging("check")).unref();
        loop.timer(() -> {
            loop.log("t1");
            loop.timer(loop.logging("t2"), 0);
        }, 0);

        loop.run(RunMode.DEFAULT);

        assertEquals("t1 check t2", loop.log());
    }

    @Test
    void aTimerThatStartsItselfAgainRunsOnceAnIteration() { // rule 21
        final TimerHandle timer = loop.core().newTimer();
        final int[] runs = {0};
        final Runnable[] callback = new Runnable[1];
        callback[0] = () -> {
            if (++runs[0] < 5) {
                timer.start(callback[0], 0, 0);
            }
        };
        timer.start(callback[0], 0, 0);

        loop.run(RunMode.NOWAIT);
        assertEquals(1, runs[0]);
        loop.run(RunMode.DEFAULT);
        assertEquals(5, runs[0]);
    }

    @Test
    void aDueTimerThatIsStoppedOrClosedByAnotherDoesNotFire() { // rule 22
        final TimerHandle stopped = loop.core().newTimer();
        final TimerHandle closed = loop.core().newTimer();
        final TimerHandle restarted = loop.core().newTimer();
        loop.timer(() -> {
            loop.log("first");
            stopped.stop();
            closed.close();
            restarted.start(loop.logging("restarted"), 5, 0);
        }, 1);
        stopped.start(loop.logging("stopped"), 1, 0);
        closed.start(loop.logging("closed"), 1, 0);
        restarted.start(loop.logging("too early"), 1, 0);

        loop.run(RunMode.DEFAULT);

        assertEquals("first restarted", loop.log());
    }

    @Test
    void whatIsDueIsInactiveBeforeTheFirstOfItRuns() { // rule 22
        final TimerHandle later = loop.core().newTimer();
        loop.timer(() -> loop.log(later.isActive() + " " + later.dueInMillis()), 1);
        later.start(loop.logging("later"), 2, 0);
        loop.busy(5);

        loop.run(RunMode.DEFAULT);

        assertEquals("false 0 later", loop.log());
    }

    @Test
    void aDueTimerThatChangesItsReferenceLeavesTheCountRight() { // rule 9
        final TimerHandle unreferenced = loop.core().newTimer();
        final TimerHandle repeating = loop.core().newTimer();
        loop.timer(() -> {
            unreferenced.unref();
            repeating.unref();
            repeating.ref();
        }, 1);
        unreferenced.start(loop.logging("unreferenced"), 1, 0);
        repeating.start(() -> {
            loop.log("repeating");
            assertTrue(loop.core().isAlive());
            repeating.unref();
        }, 1, 1);
        loop.busy(1);

        loop.run(RunMode.DEFAULT);

        assertEquals("unreferenced repeating", loop.log());
        assertFalse(loop.core().isAlive(), "the repeating one is not referenced");
    }

    @Test
    void whenAllThatWasDueIsStoppedNothingKeepsTheLoopAlive() { // rule 9, rule 22
        final TimerHandle second = loop.core().newTimer();
        final TimerHandle third = loop.core().newTimer();
        loop.timer(() -> {
            loop.log("" + loop.core().isAlive());
            second.stop();
            third.stop();
            loop.log("" + loop.core().isAlive());
        }, 1);
        second.start(loop.logging("second"), 1, 0);
        third.start(loop.logging("third"), 2, 0);
        loop.busy(5);

        loop.run(RunMode.DEFAULT);

        assertEquals("true false", loop.log());
    }

    @Test
    void aRepeatCountsFromTheFiringAndIsNotCaughtUp() { // rule 23
        final List<Long> times = new ArrayList<>();
        final TimerHandle timer = loop.core().newTimer();
        timer.start(() -> {
            times.add(loop.core().nowMillis());
            loop.busy(12);
            if (times.size() == 4) {
                timer.stop();
            }
        }, 10, 10);

        loop.run(RunMode.DEFAULT);

        assertEquals(List.of(10L, 22L, 34L, 46L), times);
    }

    @Test
    void aPeriodChangedInTheCallbackCountsFromTheNextStart() { // rule 23
        final List<Long> times = new ArrayList<>();
        final TimerHandle timer = loop.core().newTimer();
        timer.start(() -> {
            times.add(loop.core().nowMillis());
            timer.repeatMillis(times.size() == 3 ? 0 : 20);
        }, 10, 10);

        loop.run(RunMode.DEFAULT);

        assertEquals(List.of(10L, 20L, 40L, 60L), times);
        assertEquals(0, timer.repeatMillis() - 20);
    }

    @Test
    void againRestartsARepeatingTimerOnly() { // rule 24
        final TimerHandle timer = loop.core().newTimer();
        assertThrows(IllegalStateException.class, timer::again);
        timer.start(loop.logging("once"), 10, 0);
        timer.again();
        assertEquals(10, timer.dueInMillis());
        timer.repeatMillis(50);
        timer.again();
        assertEquals(50, timer.dueInMillis());
        timer.close();
        assertThrows(IllegalStateException.class, timer::again);
    }

    @Test
    void startRefusesAClosingHandleANullCallbackAndANegativeTime() { // rule 24, libuv timer_null_callback
        final TimerHandle timer = loop.core().newTimer();
        assertThrows(NullPointerException.class, () -> timer.start(null, 1, 0));
        assertEquals("timeoutMillis must be 0 or more: -1",
            assertThrows(IllegalArgumentException.class, () -> timer.start(() -> { }, -1, 0)).getMessage());
        assertFalse(timer.isActive());
        timer.close();
        assertEquals("EINVAL: TimerHandle is closing and cannot be used any more",
            assertThrows(IllegalStateException.class, () -> timer.start(() -> { }, 1, 0)).getMessage());
    }

    @Test
    void hugeTimesSaturateAndDueInIsNeverNegative() { // rule 25, seed 5, libuv timer_huge_timeout
        loop.busy(5);
        loop.core().updateTime();
        final TimerHandle huge = loop.timer(() -> { }, Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE - 5, huge.dueInMillis());
        final TimerHandle late = loop.timer(() -> { }, 3);
        loop.busy(10);
        loop.core().updateTime();
        assertEquals(0, late.dueInMillis());
        late.stop();
        assertEquals(0, late.dueInMillis());
    }

    @Test
    void noTimerIsEarlyAndAllFireInOrderInARandomRun() { // rule 20, rule 26
        final Random random = new Random(20);
        final List<long[]> fired = new ArrayList<>();
        for (int index = 0; index < 1000; index++) {
            final long deadlineMillis = random.nextInt(300);
            final long sequence = index;
            final TimerHandle timer = loop.timer(() -> {
                assertTrue(loop.core().nowMillis() >= deadlineMillis);
                fired.add(new long[] {deadlineMillis, sequence});
            }, deadlineMillis);
            if (index % 7 == 3) {
                timer.stop();
            }
        }

        loop.run(RunMode.DEFAULT);

        assertEquals(857, fired.size());
        final List<long[]> sorted = new ArrayList<>(fired);
        sorted.sort(Comparator.<long[]>comparingLong(each -> each[0]).thenComparingLong(each -> each[1]));
        assertEquals(sorted, fired);
    }

    @Test
    void aNewTimerIsAtRest() { // libuv timer_init
        final TimerHandle timer = loop.core().newTimer();
        assertEquals(0, timer.repeatMillis());
        assertEquals(0, timer.dueInMillis());
        assertFalse(timer.isActive());
    }

    @Test
    void onceRepeatingAndStoppedTimersEachFireAsOftenAsTheyShould() { // libuv timer
        final int[] runs = new int[3];
        for (int index = 0; index < 10; index++) {
            final TimerHandle once = loop.core().newTimer();
            once.start(() -> {
                assertFalse(once.isActive());
                runs[0]++;
                once.close();
            }, index * 50, 0);
        }
        final TimerHandle repeat = loop.core().newTimer();
        repeat.start(() -> {
            assertTrue(repeat.isActive());
            if (++runs[1] == 5) {
                repeat.close();
            }
        }, 100, 100);
        final TimerHandle never = loop.timer(() -> runs[2]++, 100, 100);
        never.stop();
        never.unref();
        final long before = loop.core().nowMillis();

        loop.run(RunMode.DEFAULT);

        assertEquals(List.of(10, 5, 0), List.of(runs[0], runs[1], runs[2]));
        assertEquals(500, loop.core().nowMillis() - before);
    }

    @Test
    void aSecondStartReplacesTheFirst() { // libuv timer_start_twice
        final TimerHandle timer = loop.timer(loop.logging("first"), 86_400_000);
        timer.start(loop.logging("second"), 10, 0);

        loop.run(RunMode.DEFAULT);

        assertEquals("second", loop.log());
        assertEquals(10, loop.core().nowMillis());
    }

    @Test
    void aPeriodWithoutEndKeepsNoOtherFromRepeating() { // libuv timer_huge_repeat
        final TimerHandle tiny = loop.core().newTimer();
        final TimerHandle huge = loop.core().newTimer();
        tiny.start(loop.logging("tiny"), 2, 2);
        huge.start(loop.logging("huge"), 1, Long.MAX_VALUE);
        final int[] iterations = {0};
        loop.hook(LoopPhase.CHECK, () -> {
            if (++iterations[0] == 5) {
                loop.core().stop();
            }
        }).unref();

        loop.run(RunMode.DEFAULT);

        assertEquals("huge tiny tiny tiny tiny", loop.log());
    }

    @ParameterizedTest
    @EnumSource(names = {"ONCE", "NOWAIT"})
    void aTimerThatIsLateFiresOnceInOneIteration(final RunMode mode) {
        // libuv timer_no_double_call_once, libuv timer_no_double_call_nowait
        loop.timer(loop.logging("late"), 10, 10);
        loop.busy(20);

        assertTrue(loop.run(mode));

        assertEquals("late", loop.log());
    }
}
