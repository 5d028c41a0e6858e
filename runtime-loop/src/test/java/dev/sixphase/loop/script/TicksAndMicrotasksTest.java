package dev.sixphase.loop.script;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TicksAndMicrotasksTest {
    private final TestScript script = new TestScript();
    private final ScriptLayer js = script.layer();

    @Test
    void ticksRunBeforeMicrotasksUntilBothAreEmpty() { // rule 40, rule 41, program f01, rule 44, seed 29
        final String log = script.run(() -> {
            js.nextTick(() -> {
                script.log("t1");
                js.queueMicrotask(() -> {
                    script.log("m<t1");
                    js.nextTick(script.logging("t<m<t1"));
                });
                js.nextTick(script.logging("t<t1"));
            });
            js.queueMicrotask(() -> {
                script.log("m1");
                js.nextTick(script.logging("t<m1"));
                js.queueMicrotask(script.logging("m<m1"));
            });
            js.nextTick(script.logging("t2"));
            js.queueMicrotask(script.logging("m2"));
            script.log("main");
        });
        assertEquals("main t1 t2 t<t1 m1 m2 m<t1 m<m1 t<m1 t<m<t1", log);
    }

    @Test
    void withoutATickMicrotasksRunFirstAndThenTheTicksTheyQueue() { // rule 41
        assertEquals("m t", script.run(() -> js.queueMicrotask(() -> {
            js.nextTick(script.logging("t"));
            script.log("m");
        })));
    }

    @Test
    void everyKindOfCallbackIsFollowedByItsTicks() { // rule 40
        final String log = script.run(() -> {
            script.loop().core().defer(ticking("deferred"));
            script.loop().core().newAsync(() -> { }).close();
            js.setTimeout(ticking("timer"), 1);
            js.setImmediate(ticking("immediate"));
            script.busy(5);
        });
        assertEquals("timer tick micro deferred tick micro immediate tick micro", log);
    }

    private Runnable ticking(final String word) {
        return () -> {
            script.log(word);
            js.queueMicrotask(script.logging("micro"));
            js.nextTick(script.logging("tick"));
        };
    }

    @Test
    void aNestedScopeDoesNotDrain() { // rule 42
        assertEquals("inner outer tick", script.run(() -> {
            script.loop().core().call(() -> {
                js.nextTick(script.logging("tick"));
                script.log("inner");
            });
            script.log("outer");
        }));
    }

    @Test
    void ticksThatAskForTicksAreNotCapped() { // rule 43
        final int[] ticks = {0};
        final Runnable[] tick = new Runnable[1];
        tick[0] = () -> {
            if (++ticks[0] < 100_000) {
                js.nextTick(tick[0]);
            } else {
                script.log("ticks");
            }
        };
        assertEquals("ticks immediate", script.run(() -> {
            js.setImmediate(script.logging("immediate"));
            js.nextTick(tick[0]);
        }));
    }

    @Test
    void microtasksThatAskForMicrotasksAreNotCapped() { // rule 43
        final int[] tasks = {0};
        final Runnable[] task = new Runnable[1];
        task[0] = () -> {
            if (++tasks[0] < 100_000) {
                js.queueMicrotask(task[0]);
            } else {
                script.log("microtasks");
            }
        };
        assertEquals("microtasks tick immediate", script.run(() -> {
            js.setImmediate(script.logging("immediate"));
            js.queueMicrotask(() -> js.nextTick(script.logging("tick")));
            js.queueMicrotask(task[0]);
        }));
    }

    @Test
    void ticksAreDroppedWhileExiting() { // rule 45
        assertEquals("kept", script.run(() -> {
            js.nextTick(script.logging("kept"));
            js.exiting(true);
            js.nextTick(script.logging("dropped"));
            js.exiting(false);
        }));
    }

    @Test
    void anArgumentPassesThroughAndNoFunctionIsAnError() { // rule 45
        assertEquals("x null", script.run(() -> {
            js.nextTick(script::log, "x");
            js.<String>nextTick(argument -> script.log(String.valueOf(argument)), null);
        }));
        final Exception refused = assertThrows(NullPointerException.class, () -> js.nextTick(null));
        assertTrue(refused.getMessage().startsWith("ERR_INVALID_ARG_TYPE"));
    }
}
