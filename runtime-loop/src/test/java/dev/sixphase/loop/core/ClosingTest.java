package dev.sixphase.loop.core;

import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.TimerHandle;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ClosingTest {
    private final TestLoop loop = new TestLoop();

    private final class Closable extends CoreHandle {
        private final Runnable onClose;

        Closable(final Runnable onClose) {
            super(loop.core());
            this.onClose = onClose;
        }

        @Override
        protected void release() {
            loop.log("release");
        }

        @Override
        protected void closed() {
            core().call(onClose);
        }
    }

    @Test
    void closeCallbacksRunInTheirPhaseTheLastClosedFirst() { // rule 8
        final CoreHandle one = new Closable(loop.logging("one"));
        final CoreHandle two = new Closable(loop.logging("two"));
        loop.hook(LoopPhase.CHECK, loop.logging("check")).unref();
        one.close();
        two.close();
        loop.log("|");

        loop.run(RunMode.DEFAULT);

        assertEquals("release release | check two one", loop.log());
    }

    @Test
    void oneClosedByACloseCallbackWaitsForTheNextIteration() { // rule 8
        final CoreHandle inner = new Closable(loop.logging("inner"));
        final CoreHandle outer = new Closable(() -> {
            loop.log("outer");
            inner.close();
        });
        loop.hook(LoopPhase.PREPARE, loop.logging("prepare")).unref();
        outer.close();

        loop.run(RunMode.DEFAULT);

        assertEquals("release prepare outer release prepare inner", loop.log());
    }

    @Test
    void anyHandleCanSayWhatRunsWhenItIsClosed() { // rule 8
        final CoreHandle one = new Closable(loop.logging("one"));
        final TimerHandle timer = loop.core().newTimer();
        one.close(loop.logging("after one"));
        timer.close(loop.logging("timer"));

        loop.run(RunMode.DEFAULT);

        assertEquals("release timer one after one", loop.log());
        assertThrows(IllegalStateException.class, () -> timer.close(loop.logging("never")));
    }

    @Test
    void aSecondCloseDoesNothing() { // rule 8
        final CoreHandle handle = new Closable(loop.logging("closed"));
        handle.close();
        handle.close();
        assertTrue(handle.isClosing());

        loop.run(RunMode.DEFAULT);

        assertEquals("release closed", loop.log());
    }

    @Test
    void closeCallbacksThatAFailureKeptFromRunningRunInTheNextRun() { // rule 64
        new Closable(loop.logging("first")).close();
        new Closable(() -> {
            throw new IllegalStateException("in close");
        }).close();

        assertEquals("in close", failureOfRun());
        assertTrue(loop.core().isAlive());
        loop.run(RunMode.DEFAULT);

        assertEquals("release release first", loop.log());
        assertFalse(loop.core().isAlive());
    }

    @Test
    void closingTheLoopRunsEveryCloseCallbackThoughOneThrows() {
        new Closable(loop.logging("first")).close();
        final CoreHandle throwing = new Closable(() -> {
            assertThrows(IllegalStateException.class, () -> new Closable(() -> { }));
            throw new IllegalStateException("in close");
        });
        assertFalse(throwing.isClosing());
        new Closable(loop.logging("third")).close();

        assertEquals("in close",
            assertThrows(IllegalStateException.class, () -> loop.core().close()).getMessage());

        assertEquals("release release release third first", loop.log());
        assertTrue(loop.poller().isClosed());
    }

    private String failureOfRun() {
        try {
            loop.run(RunMode.DEFAULT);
            return "none";
        } catch (final IllegalStateException failure) {
            return failure.getMessage();
        }
    }
}
