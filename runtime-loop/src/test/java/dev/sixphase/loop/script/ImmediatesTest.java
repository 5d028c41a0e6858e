package dev.sixphase.loop.script;

import dev.sixphase.api.Immediate;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class ImmediatesTest {
    private final TestScript script = new TestScript();
    private final ScriptLayer js = script.layer();

    @Test
    void aBatchDrainsBetweenAndLeavesNewOnesToTheNextIteration() { // rule 42, rule 47, rule 48, program f04
        final Immediate[] third = new Immediate[1];
        assertEquals("i1 t1 m1 i2 t2 i4 next", script.run(() -> {
            js.setImmediate(() -> {
                script.log("i1");
                js.setImmediate(script.logging("next"));
                js.nextTick(script.logging("t1"));
                js.queueMicrotask(script.logging("m1"));
            });
            js.setImmediate(() -> {
                script.log("i2");
                js.nextTick(() -> {
                    script.log("t2");
                    js.clearImmediate(third[0]);
                });
            });
            third[0] = js.setImmediate(script.logging("i3"));
            js.setImmediate(script.logging("i4"));
        }));
    }

    @Test
    void aReferencedImmediateKeepsThePollFromWaiting() { // rule 49, rule 10
        script.run(() -> {
            js.setTimeout(() -> { }, 1000);
            js.setImmediate(() -> { });
        });
        assertEquals(List.of(0L, 1000L), script.loop().timeoutsMillis());
    }

    @Test
    void anUnreferencedImmediateRunsOnlyIfAnIterationHappens() { // rule 49
        assertEquals("", script.run(() -> js.setImmediate(script.logging("alone")).unref()));
        assertEquals("alone with", script.run(() -> js.setImmediate(script.logging("with"))));
    }

    @Test
    void theCountOfReferencesIsExact() { // rule 49
        script.run(() -> {
            final Immediate immediate = js.setImmediate(() -> { });
            immediate.unref().unref().ref().ref();
            js.setImmediate(() -> immediate.unref().ref());
            final Immediate cleared = js.setImmediate(() -> { });
            js.clearImmediate(cleared);
            js.clearImmediate(cleared);
            cleared.ref();
            assertFalse(cleared.hasRef());
        });
        assertFalse(script.loop().core().isAlive());
    }

    @Test
    void fromAnIoCallbackAnImmediateComesBeforeATimeout() { // rule 50, rule 52, program f08
        final int[] callbacks = {0};
        final Runnable letter = () -> script.loop().core().call(() -> {
            script.log("cb");
            if (callbacks[0]++ == 0) {
                js.setImmediate(script.logging("imm"));
                js.setTimeout(script.logging("timeout"), 0);
                script.busy(5);
            }
            js.nextTick(script.logging("t"));
            js.queueMicrotask(script.logging("m"));
        });
        assertEquals("cb t m cb t m cb t m imm timeout", script.run(() -> {
            for (int index = 0; index < 3; index++) {
                script.loop().core().mailbox().post(letter);
            }
        }));
    }

    @Test
    void fromMainATimeoutThatIsDueComesFirst() { // rule 50
        assertEquals("timeout imm", script.run(() -> {
            js.setImmediate(script.logging("imm"));
            js.setTimeout(script.logging("timeout"), 0);
            script.busy(3);
        }));
    }

    @Test
    void fromAnImmediateADueTimeoutComesBeforeTheNestedImmediate() { // rule 50
        assertEquals("i1 t i2", script.run(() -> js.setImmediate(() -> {
            script.log("i1");
            js.setTimeout(script.logging("t"), 1);
            js.setImmediate(script.logging("i2"));
            script.busy(3);
        })));
    }

    @Test
    void anArgumentPassesThrough() { // rule 47
        assertEquals("argument", script.run(() -> js.setImmediate(script::log, "argument")));
    }
}
