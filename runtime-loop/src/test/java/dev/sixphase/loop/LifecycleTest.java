package dev.sixphase.loop;

import dev.sixphase.api.EventLoop;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class LifecycleTest {
    private final ManualClock clock = new ManualClock();
    private final ScriptedPoller poller = new ScriptedPoller(clock);
    private final EventLoop loop = EventLoop.builder().poller(ScriptedPoller.provider(poller)).clock(clock)
        .build();
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void logTheEnd() {
        loop.onBeforeExit(() -> log.add("before"));
        loop.onExit(code -> log.add("exit" + code));
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private String log() {
        return String.join(" ", log);
    }

    private static IllegalArgumentException boom(final String message) {
        return new IllegalArgumentException(message);
    }

    @Test
    void anExitLeavesTheCallbackAndDropsWhatWaits() { // rule 66
        loop.run(() -> {
            loop.setTimeout(() -> log.add("timer"), 1);
            loop.setImmediate(() -> log.add("immediate"));
            loop.queueMicrotask(() -> log.add("microtask"));
            loop.nextTick(() -> {
                loop.nextTick(() -> log.add("later tick"));
                log.add("tick");
                loop.exit(4);
                log.add("not left");
            });
            loop.nextTick(() -> log.add("second tick"));
        });
        assertEquals("tick exit4", log());
        assertEquals(4, loop.exitCode());
    }

    @Test
    void anExitInATimerStopsTheOthers() { // rule 66
        loop.run(() -> {
            loop.setTimeout(() -> loop.exit(0), 1);
            loop.setTimeout(() -> log.add("second"), 1);
        });
        assertEquals("exit0", log());
    }

    @Test
    void whoCatchesAnExitDoesNotStopIt() { // rule 66
        loop.run(() -> {
            loop.nextTick(() -> log.add("tick"));
            try {
                loop.exit(3);
            } catch (final Error caught) {
                log.add("caught");
            }
        });
        assertEquals("exit3 caught", log());
        assertEquals(3, loop.exitCode());
    }

    @Test
    void anExitCodeThatIsSetReachesTheListeners() { // rule 65, rule 66
        loop.onExit(code -> loop.setExitCode(code + 1));
        loop.run(() -> loop.setImmediate(() -> loop.setExitCode(8)));
        assertEquals("before exit8", log());
        assertEquals(9, loop.exitCode());
        loop.run(() -> { });
        assertEquals(1, loop.exitCode());
    }

    @Test
    void anExitInAnExitListenerDoesNotRecurseAndLeavesOutTheRest() { // rule 66
        loop.onExit(code -> loop.exit(code + 1));
        loop.onExit(code -> log.add("left out"));
        loop.run(() -> loop.exit(4));
        assertEquals("exit4", log());
        assertEquals(5, loop.exitCode());
    }

    @Test
    void anExitInAListenerAtANaturalEndDecidesTheCode() { // rule 66
        loop.onExit(code -> loop.exit(6));
        loop.run(() -> { });
        assertEquals("before exit0", log());
        assertEquals(6, loop.exitCode());
    }

    @Test
    void ticksOfAnExitListenerAreDropped() { // rule 66
        loop.onExit(code -> loop.nextTick(() -> log.add("tick")));
        loop.run(() -> { });
        assertEquals("before exit0", log());
    }

    @Test
    void whatAnExitListenerThrowsIsHandledWithoutASecondRound() { // rule 66
        loop.onUncaughtException((failure, origin) -> log.add(failure.getMessage()));
        loop.onExit(code -> {
            throw boom("in exit");
        });
        loop.run(() -> { });
        assertEquals("before exit0 in exit", log());
        assertEquals(0, loop.exitCode());
    }

    @Test
    void withoutAHandlerWhatAnExitListenerThrowsMakesTheCodeOne() { // rule 62, rule 66
        loop.onExit(code -> {
            throw boom("in exit");
        });
        assertThrows(IllegalArgumentException.class, () -> loop.run(() -> { }));
        assertEquals("before exit0", log());
        assertEquals(1, loop.exitCode());
    }

    @Test
    void anUncaughtExceptionOverridesTheExitCode() { // rule 62
        assertThrows(IllegalArgumentException.class, () -> loop.run(() -> {
            loop.setExitCode(9);
            loop.setImmediate(() -> log.add("immediate"));
            throw boom("main");
        }));
        assertEquals("exit1", log());
        assertEquals(1, loop.exitCode());
    }

    @Test
    void whatAnExitListenerThrowsAfterAFailureIsSuppressed() { // rule 62
        final RuntimeException second = boom("in exit");
        loop.onExit(code -> {
            throw second;
        });
        final Throwable thrown = assertThrows(IllegalArgumentException.class, () -> loop.run(() -> {
            throw boom("main");
        }));
        assertEquals("main", thrown.getMessage());
        assertSame(second, thrown.getSuppressed()[0]);
    }

    @Test
    void aHandlerThatThrowsEndsWithSevenAndWithoutExitListeners() { // rule 62
        loop.onUncaughtException((failure, origin) -> {
            throw boom("handler");
        });
        final Throwable thrown = assertThrows(IllegalArgumentException.class, () -> loop.run(() -> {
            throw boom("main");
        }));
        assertEquals("handler", thrown.getMessage());
        assertEquals("", log());
        assertEquals(7, loop.exitCode());
    }

    @Test
    void aHandlerMayExit() { // rule 62, rule 66
        loop.onUncaughtException((failure, origin) -> loop.exit(11));
        loop.run(() -> {
            loop.nextTick(() -> log.add("tick"));
            throw boom("main");
        });
        assertEquals("exit11", log());
        assertEquals(11, loop.exitCode());
    }

    @Test
    void theMonitorComesFirstAndTheCaptureReplacesTheHandler() { // rule 62
        loop.onUncaughtExceptionMonitor((failure, origin) -> log.add("monitor:" + origin));
        loop.onUncaughtException((failure, origin) -> log.add("handler:" + origin));
        loop.captureUncaughtExceptions(failure -> log.add("capture:" + failure.getMessage()));
        loop.run(() -> {
            loop.setTimeout(() -> {
                loop.captureUncaughtExceptions(null);
                throw boom("timer");
            }, 1);
            throw boom("main");
        });
        assertEquals("monitor:uncaughtException capture:main monitor:uncaughtException"
            + " handler:uncaughtException before exit0", log());
    }

    @Test
    void theMonitorAloneSavesNothing() { // rule 62
        loop.onUncaughtExceptionMonitor((failure, origin) -> log.add("monitor"));
        assertThrows(IllegalArgumentException.class, () -> loop.run(() -> {
            throw boom("main");
        }));
        assertEquals("monitor exit1", log());
    }

    @Test
    void aSecondCaptureIsRefusedAndTheFirstStays() { // rule 62
        loop.captureUncaughtExceptions(failure -> log.add("first"));
        final Throwable refusal = assertThrows(IllegalStateException.class,
            () -> loop.captureUncaughtExceptions(failure -> log.add("second")));
        assertTrue(refusal.getMessage().startsWith("ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET"));
        loop.run(() -> {
            throw boom("main");
        });
        assertEquals("first before exit0", log());
    }

    @Test
    void whereNoProgramRunsThereIsNothingToExit() { // rule 66
        final Throwable refusal = assertThrows(IllegalStateException.class, () -> loop.exit(2));
        assertTrue(refusal.getMessage().contains("exit(2): no program runs"));
        assertEquals(0, loop.exitCode());
        assertFalse(loop.isAlive());
    }

    @Test
    void aLoopRunsAnotherProgramAfterAnExit() { // rule 64, rule 66
        loop.run(() -> {
            loop.setImmediate(() -> log.add("left over"));
            loop.exit(2);
        });
        loop.run(() -> loop.nextTick(() -> log.add("tick")));
        assertEquals("exit2 tick left over before exit0", log());
    }

    @Test
    void anExitListenerThatThrowsKeepsTheCodeThatWasSet() { // rules 62 and 66
        loop.onExit(code -> {
            throw boom("listener");
        });
        assertThrows(IllegalArgumentException.class, () -> loop.run(() -> loop.setExitCode(2)));
        assertEquals("before exit2", log());
        assertEquals(2, loop.exitCode());
    }

    @Test
    void anExitListenerThatThrowsIsAFailureWhereNoCodeWasSet() { // rules 62 and 66
        loop.onExit(code -> {
            throw boom("listener");
        });
        assertThrows(IllegalArgumentException.class, () -> loop.run(() -> log.add("main")));
        assertEquals("main before exit0", log());
        assertEquals(1, loop.exitCode());
    }

    /** The listeners that come first have run; the program that was to end goes on, and ends later. */
    @Test
    void anExitWhoseListenerThrowsIsGivenUpIfTheExceptionIsHandled() { // rule 66
        loop.onUncaughtException((failure, origin) -> log.add(failure.getMessage()));
        loop.onExit(code -> {
            throw boom("listener");
        });
        loop.run(() -> loop.setTimeout(() -> {
            loop.setImmediate(() -> log.add("immediate"));
            loop.exit(5);
        }, 1));
        assertEquals("exit5 listener immediate before exit5 listener", log());
        assertEquals(5, loop.exitCode());
    }
}
