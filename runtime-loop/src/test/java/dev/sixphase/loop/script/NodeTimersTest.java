package dev.sixphase.loop.script;

import dev.sixphase.api.Timer;
import dev.sixphase.api.Warning;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NodeTimersTest {
    private final TestScript script = new TestScript();
    private final ScriptLayer js = script.layer();

    private long now() {
        script.loop().core().updateTime();
        return script.loop().core().nowMillis();
    }

    @Test
    void delaysOutsideTheRangeBecomeOne() { // rule 27
        final List<Long> times = new ArrayList<>();
        script.run(() -> {
            for (final double delayMillis : new double[] {0, -5, Double.NaN, 0.99, 2_147_483_648.0, 1.9}) {
                js.setTimeout(() -> times.add(now()), delayMillis);
            }
        });
        assertEquals(List.of(1L, 1L, 1L, 1L, 1L, 1L), times);
    }

    @Test
    void oddDelaysAreWarnedAbout() { // rule 27
        script.run(() -> {
            js.setTimeout(() -> { }, 2_147_483_648.0);
            js.setTimeout(() -> { }, Double.POSITIVE_INFINITY);
            js.setTimeout(() -> { }, -1);
            js.setTimeout(() -> { }, -2);
            js.setTimeout(() -> { }, Double.NaN);
            js.setTimeout(() -> { }, 0);
            js.setTimeout(() -> { }, 2_147_483_647).close();
        });
        assertEquals(List.of("TimeoutOverflowWarning", "TimeoutOverflowWarning", "TimeoutNegativeWarning",
            "TimeoutNaNWarning"), script.warnings().stream().map(Warning::name).toList());
        assertTrue(script.warnings().get(0).message().contains("2.147483648E9 does not fit"));
    }

    @Test
    void fractionsShareTheListOfTheWholeNumber() { // rule 27, rule 28
        assertEquals("1.9 1 1.2", script.run(() -> {
            js.setTimeout(script.logging("1.9"), 1.9);
            js.setTimeout(script.logging("1"), 1);
            js.setTimeout(script.logging("1.2"), 1.2);
        }));
    }

    @Test
    void listsRunWholeInTheOrderOfTheirExpiry() { // rule 28, rule 29, program f02
        assertEquals("A10@0 B10@8 C3@8", script.run(() -> {
            js.setTimeout(script.logging("A10@0"), 10);
            script.busy(8);
            js.setTimeout(script.logging("B10@8"), 10);
            js.setTimeout(script.logging("C3@8"), 3);
            script.busy(30);
        }));
    }

    @Test
    void aTickBetweenTwoListsCanEndTheNextAndBeginAnother() { // rule 29, rule 32
        assertEquals("a5 tick c1", script.run(() -> {
            js.setTimeout(() -> {
                script.log("a5");
                js.nextTick(() -> script.log("tick"));
            }, 5);
            final Timer next = js.setTimeout(script.logging("b20"), 20);
            js.nextTick(() -> js.setTimeout(() -> { }, 7).close());
            js.setTimeout(() -> js.nextTick(() -> {
                js.clearTimeout(next);
                js.setTimeout(script.logging("c1"), 1);
            }), 6);
            script.busy(30);
        }));
    }

    @Test
    void aCallbackCanClearAllThereIsAlsoAfterABurst() { // rule 32
        final List<Timer> timers = new ArrayList<>();
        assertEquals("first late", script.run(() -> {
            for (int index = 0; index < 5_000; index++) {
                timers.add(js.setTimeout(script.logging("burst"), 1 + index % 100));
            }
            timers.forEach(js::clearTimeout);
            for (int durationMillis = 20; durationMillis > 0; durationMillis--) {
                timers.add(js.setTimeout(script.logging("cleared"), 1_000 + durationMillis));
            }
            js.setTimeout(() -> {
                script.log("first");
                timers.forEach(js::clearTimeout);
                js.setTimeout(script.logging("late"), 5);
            }, 1);
            timers.add(js.setTimeout(script.logging("second"), 1));
            script.busy(5);
        }));
    }

    @Test
    void equalExpiriesRunInTheOrderOfTheirListsAndAPutOffListComesLast() { // rule 28, rule 30
        assertEquals("a10 c5 b10", script.run(() -> {
            js.setTimeout(script.logging("a10"), 10);
            script.busy(5);
            js.setTimeout(script.logging("b10"), 10);
            script.busy(5);
            // At 10 the list of 10 is put off to 15, where a list of 5 already is.
            js.setTimeout(script.logging("c5"), 5);
        }));
    }

    @Test
    void aTimerThatATimerCreatesNeverRunsInThatPhaseHoweverLate() { // rule 31
        assertEquals("a b immediate late", script.run(() -> {
            js.setTimeout(() -> {
                script.log("a");
                js.setTimeout(script.logging("late"), 1);
                js.setImmediate(script.logging("immediate"));
                script.busy(50);
            }, 1);
            js.setTimeout(script.logging("b"), 2);
            script.busy(10);
        }));
    }

    @Test
    void nodesTimersCountFromNowAndTheCoresFromTheCachedTime() { // rule 18
        final List<Long> times = new ArrayList<>();
        script.run(() -> {
            script.busy(40);
            js.setTimeout(() -> times.add(now()), 20);
        });
        assertEquals(List.of(60L), times);
    }

    @Test
    void aBatchCanBeCancelledFromACallbackATickAndAMicrotask() { // rule 32, rule 48, program f03
        final Timer[] timers = new Timer[3];
        final Object[] immediate = new Object[1];
        assertEquals("a tick d micro e imm2 late", script.run(() -> {
            js.setTimeout(() -> {
                script.log("a");
                js.clearTimeout(timers[0]);
                js.clearImmediate(immediate[0]);
                js.setTimeout(script.logging("late"), 1);
                script.busy(4);
                js.nextTick(() -> {
                    script.log("tick");
                    js.clearTimeout(timers[1]);
                });
            }, 1);
            timers[0] = js.setTimeout(script.logging("b"), 1);
            timers[1] = js.setTimeout(script.logging("c"), 1);
            js.setTimeout(() -> {
                script.log("d");
                js.queueMicrotask(() -> {
                    script.log("micro");
                    js.clearTimeout(timers[2]);
                });
            }, 1);
            timers[2] = js.setTimeout(script.logging("cleared by a microtask"), 1);
            js.setTimeout(script.logging("e"), 1);
            immediate[0] = js.setImmediate(script.logging("imm1"));
            js.setImmediate(script.logging("imm2"));
            script.busy(5);
        }));
    }

    @Test
    void anIntervalCountsFromJustBeforeItsCallback() { // rule 33, program f10 of the rules
        final int[] runs = {0};
        final Timer[] interval = new Timer[1];
        assertEquals("iv0 t12 iv1 t27 iv2 t60", script.run(() -> {
            interval[0] = js.setInterval(() -> {
                script.log("iv" + runs[0]);
                script.busy(15);
                if (++runs[0] == 3) {
                    js.nextTick(() -> js.clearInterval(interval[0]));
                }
            }, 10);
            js.setTimeout(script.logging("t12"), 12);
            js.setTimeout(script.logging("t27"), 27);
            js.setTimeout(script.logging("t60"), 60);
        }));
    }

    @Test
    void anIntervalGoesOnAfterItThrew() { // rule 33, rule 57
        script.logFailures();
        final int[] runs = {0};
        assertEquals("X:0 X:1 end", script.run(() -> js.setInterval(timer -> {
            if (runs[0] == 2) {
                timer.close();
                script.log("end");
                return;
            }
            throw new IllegalStateException(String.valueOf(runs[0]++));
        }, 10)));
    }

    @Test
    void anIntervalIsStoppedByItsCallbackItsTickAndItsMicrotask() { // rule 34
        assertEquals("callback tick microtask", script.run(() -> {
            js.setInterval(timer -> {
                script.log("callback");
                js.clearInterval(timer);
            }, 1);
            js.setInterval(timer -> {
                script.log("tick");
                js.nextTick(timer::close);
            }, 2);
            js.setInterval(timer -> {
                script.log("microtask");
                js.queueMicrotask(() -> js.clearTimeout(timer));
            }, 3);
        }));
    }

    @Test
    void clearTakesAnythingAndIdsAsNumbersAndStrings() { // rule 34
        assertEquals("kept", script.run(() -> {
            js.setTimeout(script.logging("kept"), 1);
            js.clearTimeout(js.setTimeout(script.logging("number"), 1).id());
            js.clearTimeout((double) js.setTimeout(script.logging("double"), 1).id());
            js.clearTimeout(String.valueOf(js.setTimeout(script.logging("string"), 1).id()));
            final Timer twice = js.setTimeout(script.logging("twice"), 1);
            js.clearInterval(twice);
            js.clearInterval(twice);
            final Object[] oddities = {null, new Object(), "", "x", -1, 0.5, Long.MAX_VALUE, "9".repeat(30)};
            for (final Object odd : oddities) {
                js.clearTimeout(odd);
                js.clearImmediate(odd);
            }
        }));
    }

    @Test
    void clearImmediateLeavesATimerAloneAndTheOtherWayRound() { // rule 34
        assertEquals("immediate timer", script.run(() -> {
            js.clearImmediate(js.setTimeout(script.logging("timer"), 1));
            js.clearTimeout(js.setImmediate(script.logging("immediate")));
        }));
    }

    @Test
    void anIdThatNobodyAskedForClearsNothing() { // rule 34
        assertEquals("timer", script.run(() -> {
            js.setTimeout(script.logging("timer"), 1);
            js.clearTimeout(1);
        }));
    }

    @Test
    void refreshRestartsFromNowAtTheEndOfItsList() { // rule 35
        final Timer[] first = new Timer[1];
        assertEquals("second first@15", script.run(() -> {
            first[0] = js.setTimeout(() -> script.log("first@" + now()), 10);
            js.setTimeout(script.logging("second"), 10);
            js.setTimeout(() -> first[0].refresh(), 5);
        }));
    }

    @Test
    void refreshRearmsAFiredTimerAlsoInItsOwnCallback() { // rule 35
        final int[] runs = {0};
        assertEquals("run@10 run@20", script.run(() -> js.setTimeout(timer -> {
            script.log("run@" + now());
            if (runs[0]++ == 0) {
                timer.refresh();
            }
        }, 10)));
    }

    @Test
    void refreshDoesNothingForAClearedTimer() { // rule 35
        assertEquals("", script.run(() -> {
            final Timer timer = js.setTimeout(script.logging("cleared"), 1);
            timer.close();
            timer.refresh();
        }));
        assertFalse(script.loop().core().isAlive());
    }

    @Test
    void aTimerThatATickRefreshesInItsTurnFiresNevertheless() { // rule 35
        final Timer[] second = new Timer[1];
        assertEquals("first second second", script.run(() -> {
            js.setTimeout(() -> {
                script.log("first");
                js.nextTick(() -> second[0].refresh());
            }, 1);
            second[0] = js.setTimeout(timer -> {
                script.log("second");
                if (script.loop().log().equals("first second")) {
                    timer.refresh();
                }
            }, 1);
            script.busy(5);
        }));
    }

    @Test
    void unreferencedTimersFireWhileTheLoopLives() { // rule 36
        assertEquals("unref ref", script.run(() -> {
            js.setTimeout(script.logging("never"), 100).unref().unref();
            js.setTimeout(script.logging("unref"), 5).unref();
            js.setTimeout(script.logging("ref"), 10).unref().ref().ref();
        }));
    }

    @Test
    void aTimerTellsWhetherItIsReferencedHoweverOftenThatWasSaid() { // rule 36
        script.run(() -> {
            final Timer timer = js.setTimeout(() -> { }, 1);
            assertTrue(timer.hasRef());
            assertFalse(timer.unref().unref().hasRef());
            assertTrue(timer.ref().ref().hasRef());
            timer.unref();
        });
        assertEquals(0, script.loop().core().metrics().iterations(), "one of the references was left");
    }

    @Test
    void theCountOfReferencesStaysRightWhateverHappensInACallback() { // rule 36
        script.logFailures();
        script.run(() -> {
            js.setTimeout(timer -> timer.unref(), 1);
            js.setTimeout(timer -> {
                timer.unref();
                timer.ref();
                throw new IllegalStateException("with a reference");
            }, 1);
            final Timer cleared = js.setTimeout(() -> { }, 1);
            cleared.close();
            cleared.unref();
            cleared.ref();
        });
        assertFalse(script.loop().core().isAlive());
        assertEquals("X:with a reference", script.loop().log());
    }

    @Test
    void argumentsAndTheTimerItselfReachTheCallback() { // rule 38
        final Timer[] seen = new Timer[1];
        final Timer[] made = new Timer[1];
        assertEquals("argument", script.run(() -> {
            js.setTimeout(script::log, 1, "argument");
            made[0] = js.setTimeout(timer -> seen[0] = timer, 1);
        }));
        assertEquals(made[0], seen[0]);
    }

    @Test
    void noFunctionIsAnErrorAtOnce() { // rule 38
        final Exception refused = assertThrows(NullPointerException.class,
            () -> js.setTimeout((Runnable) null, 1));
        assertTrue(refused.getMessage().startsWith("ERR_INVALID_ARG_TYPE"));
        assertThrows(NullPointerException.class, () -> js.setInterval((Runnable) null, 1));
        assertThrows(NullPointerException.class, () -> js.setImmediate(null));
        assertFalse(script.loop().core().isAlive());
    }

    @Test
    void aHundredThousandTimersOfOneDurationCostOneCoreTimer() { // seed 30
        final int[] fired = {0};
        script.run(() -> {
            final List<Timer> timers = new ArrayList<>();
            for (int index = 0; index < 100_000; index++) {
                timers.add(js.setTimeout(() -> fired[0]++, 10));
            }
            for (int index = 0; index < timers.size(); index += 2) {
                timers.get(index).close();
            }
        });
        assertEquals(50_000, fired[0]);
        assertEquals(1, script.loop().core().metrics().iterations());
    }
}
