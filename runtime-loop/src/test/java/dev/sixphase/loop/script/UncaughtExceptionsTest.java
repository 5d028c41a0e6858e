package dev.sixphase.loop.script;

import dev.sixphase.api.Timer;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UncaughtExceptionsTest {
    private final TestScript script = new TestScript();
    private final ScriptLayer js = script.layer();

    private static RuntimeException boom(final String message) {
        return new IllegalStateException(message);
    }

    @Test
    void theTicksOfATimerThatThrewWaitForTheNextTimer() { // rule 57, program f05
        script.logFailures();
        assertEquals("a X:a b ta tb ma c imm", script.run(() -> {
            js.setTimeout(() -> {
                script.log("a");
                js.nextTick(script.logging("ta"));
                js.queueMicrotask(script.logging("ma"));
                throw boom("a");
            }, 1);
            js.setTimeout(() -> {
                script.log("b");
                js.nextTick(script.logging("tb"));
            }, 1);
            js.setTimeout(script.logging("c"), 1);
            js.setImmediate(script.logging("imm"));
            script.busy(5);
        }));
    }

    @Test
    void theMicrotasksOfATimerThatClearedItselfAndThrewWaitForTheNextListToo() { // rules 34 and 57
        script.logFailures();
        final Timer[] timer = new Timer[1];
        assertEquals("a X:a b ma", script.run(() -> {
            timer[0] = js.setTimeout(() -> {
                script.log("a");
                js.clearTimeout(timer[0]);
                js.queueMicrotask(script.logging("ma"));
                throw boom("a");
            }, 10);
            js.setTimeout(script.logging("b"), 20);
            script.busy(60);
        }));
    }

    @Test
    void theRestOfTheTicksWaitsForTheNextCallback() { // rule 56, program f06
        script.logFailures();
        assertEquals("t1 X:t1 timer1 t2 m timer2 imm", script.run(() -> {
            js.nextTick(() -> {
                script.log("t1");
                throw boom("t1");
            });
            js.nextTick(script.logging("t2"));
            js.queueMicrotask(script.logging("m"));
            js.setTimeout(script.logging("timer1"), 1);
            js.setTimeout(script.logging("timer2"), 1);
            js.setImmediate(script.logging("imm"));
            script.busy(5);
        }));
    }

    @Test
    void theRestOfTheTicksRunsBeforeTheImmediatesIfNothingElseComes() { // rule 51, rule 56
        script.logFailures();
        assertEquals("X:t1 t2 imm", script.run(() -> {
            js.nextTick(() -> {
                throw boom("t1");
            });
            js.nextTick(script.logging("t2"));
            js.setImmediate(script.logging("imm"));
        }));
    }

    /** One callback scope, and no more, comes before the first immediate of an iteration. */
    @Test
    void theTicksOfASecondTickThatThrowsWaitForTheFirstImmediate() { // rule 51, rule 56
        script.logFailures();
        assertEquals("X:t1 X:t2 imm t3", script.run(() -> {
            js.nextTick(() -> {
                throw boom("t1");
            });
            js.nextTick(() -> {
                js.nextTick(script.logging("t3"));
                throw boom("t2");
            });
            js.setImmediate(script.logging("imm"));
        }));
    }

    @Test
    void theRestOfTheTicksRunsEvenIfNothingElseIsLeft() { // rule 56
        script.logFailures();
        assertEquals("X:t1 t2", script.run(() -> {
            js.nextTick(() -> {
                throw boom("t1");
            });
            js.nextTick(script.logging("t2"));
        }));
    }

    @Test
    void immediatesGoOnInTheSamePhaseAndMicrotasksAtOnce() { // rule 58, rule 60, program f07
        script.logFailures();
        assertEquals("i1 X:i1 i2 t1 t2 m2 X:m2 m3 i3 next", script.run(() -> {
            js.setImmediate(() -> {
                script.log("i1");
                js.nextTick(script.logging("t1"));
                js.setImmediate(script.logging("next"));
                throw boom("i1");
            });
            js.setImmediate(() -> {
                script.log("i2");
                js.queueMicrotask(() -> {
                    script.log("m2");
                    throw boom("m2");
                });
                js.queueMicrotask(script.logging("m3"));
                js.nextTick(script.logging("t2"));
            });
            js.setImmediate(script.logging("i3"));
        }));
    }

    @Test
    void afterTheLastImmediateThrewNewOnesRunAtOnceAsInNode() { // rule 58
        script.logFailures();
        assertEquals("i1 i2 X:i2 next tick t", script.run(() -> {
            js.setImmediate(script.logging("i1"));
            js.setImmediate(() -> {
                script.log("i2");
                js.setTimeout(script.logging("t"), 0);
                js.setImmediate(script.logging("next"));
                js.nextTick(script.logging("tick"));
                script.busy(5);
                throw boom("i2");
            });
        }));
    }

    @Test
    void otherEventsOfTheBatchAreStillDelivered() { // rule 59
        script.logFailures();
        assertEquals("X:1 second tick", script.run(() -> {
            script.loop().core().mailbox().post(() -> script.loop().core().call(() -> {
                js.nextTick(script.logging("tick"));
                throw boom("1");
            }));
            script.loop().core().mailbox().post(
                () -> script.loop().core().call(script.logging("second")));
        }));
    }

    @Test
    void afterAThrowInMainEverythingItLeftRuns() { // rule 61
        script.logFailures();
        assertEquals("main X:main tick micro timer imm", script.run(() -> {
            script.log("main");
            js.nextTick(script.logging("tick"));
            js.queueMicrotask(script.logging("micro"));
            js.setTimeout(script.logging("timer"), 1);
            js.setImmediate(script.logging("imm"));
            script.busy(5);
            throw boom("main");
        }));
    }

    @Test
    void withoutAHandlerTheRunThrowsAndWhatIsLeftCanGoOn() { // rule 64, seed 12, users 20
        final RuntimeException failure = boom("nobody hears");
        final Exception thrown = assertThrows(IllegalStateException.class, () -> script.run(() -> {
            js.setTimeout(script.logging("before"), 1);
            js.setTimeout(() -> {
                throw failure;
            }, 1);
            js.setTimeout(script.logging("after"), 1);
            js.setImmediate(script.logging("imm"));
            script.busy(5);
        }));
        assertSame(failure, thrown);
        assertEquals("before", script.loop().log());
        assertTrue(script.loop().core().isAlive());
        assertEquals("before imm after", script.run(() -> { }));
        assertFalse(script.loop().core().isAlive());
    }

    @Test
    void whatTheHandlerThrowsEndsTheRunAndIsReportedOnce() { // rule 64, rule 62
        js.uncaughtExceptions().handler((failure, origin) -> {
            script.log("handler");
            throw boom("of the handler");
        });
        final Exception thrown = assertThrows(IllegalStateException.class,
            () -> script.run(() -> js.setTimeout(() -> {
                throw boom("of the callback");
            }, 1)));
        assertEquals("of the handler", thrown.getMessage());
        assertEquals("handler", script.loop().log());
    }

    @Test
    void anErrorIsHandledLikeAnException() { // rule 64, users 20
        js.uncaughtExceptions().handler((failure, origin) -> script.log(failure.getClass().getSimpleName()));
        assertEquals("StackOverflowError next", script.run(() -> {
            js.setTimeout(this::overflow, 1);
            js.setTimeout(script.logging("next"), 2);
        }));
    }

    private void overflow() {
        overflow();
    }

    @Test
    void everyCallbackRunsOnceWhateverThrows() { // rule 64, seed 40
        final int[] failures = {0};
        final int[] runs = {0};
        js.uncaughtExceptions().handler((failure, origin) -> failures[0]++);
        script.run(() -> {
            for (int index = 0; index < 1000; index++) {
                final boolean throwing = index % 3 == 0;
                final Runnable callback = () -> {
                    runs[0]++;
                    if (throwing) {
                        throw boom("every third");
                    }
                };
                js.setTimeout(callback, index % 7);
                js.setImmediate(callback);
                js.nextTick(callback);
                js.queueMicrotask(callback);
            }
        });
        assertEquals(4000, runs[0]);
        assertEquals(4 * 334, failures[0]);
        assertFalse(script.loop().core().isAlive());
    }
}
