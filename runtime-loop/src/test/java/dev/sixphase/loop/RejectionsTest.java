package dev.sixphase.loop;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Promises;
import dev.sixphase.api.RejectionMode;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

@Timeout(30)
class RejectionsTest {
    private final ManualClock clock = new ManualClock();
    private final ScriptedPoller poller = new ScriptedPoller(clock);
    private final EventLoop loop = EventLoop.builder().poller(ScriptedPoller.provider(poller)).clock(clock)
        .build();
    private final Promises promises = loop.promises();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    private String log() {
        return String.join(" ", log);
    }

    private Promise<Object> rejected(final String message) {
        return promises.rejected(new IllegalStateException(message));
    }

    private void listen() {
        loop.onUnhandledRejection((reason, promise) -> {
            log.add("lost:" + reason.getMessage());
            loop.nextTick(() -> log.add("tick:" + reason.getMessage()));
        });
    }

    private void logWarnings() {
        loop.onWarning(warning -> log.add(warning.name()));
    }

    @Test
    void theyAreToldInTheirOrderBeforeTheTicksThatTheyQueue() { // rule 63
        listen();
        loop.run(() -> {
            loop.setImmediate(() -> log.add("immediate"));
            rejected("a");
            loop.nextTick(() -> log.add("tick"));
            loop.queueMicrotask(() -> rejected("b"));
        });
        assertEquals("tick lost:a lost:b tick:a tick:b immediate", log());
    }

    @Test
    void oneThatIsHandledInTheSameDrainIsSilent() { // rule 63
        listen();
        loop.run(() -> {
            final Promise<Object> promise = rejected("a");
            loop.nextTick(() -> loop.queueMicrotask(() -> promise.recover(reason -> log.add("handled"))));
        });
        assertEquals("handled", log());
    }

    @Test
    void oneThatIsHandledLaterIsToldTwice() { // rule 63
        listen();
        loop.onRejectionHandled(promise -> log.add("found:" + promise));
        loop.run(() -> {
            final Promise<Object> promise = rejected("a");
            loop.setImmediate(() -> {
                promise.recover(reason -> log.add("handled"));
                promise.recover(reason -> log.add("again"));
            });
        });
        assertEquals("lost:a tick:a handled again"
            + " found:Promise { <rejected> java.lang.IllegalStateException: a }", log());
    }

    @Test
    void oneInATimerIsToldThoughNothingElseWaits() { // rule 63
        listen();
        loop.run(() -> {
            loop.setTimeout(() -> rejected("a"), 1);
            loop.setTimeout(() -> log.add("next"), 1);
        });
        assertEquals("lost:a tick:a next", log());
    }

    @Test
    void aDerivedPromiseIsTheOneThatIsUnhandled() { // rule 63
        listen();
        loop.run(() -> rejected("a").then(value -> log.add("no")).lastly(() -> log.add("lastly")));
        assertEquals("lastly lost:a tick:a", log());
    }

    @Test
    void withoutAListenerItIsAnUncaughtException() { // rule 62, rule 63
        loop.onExit(code -> log.add("exit" + code));
        final Throwable thrown = assertThrows(IllegalStateException.class, () -> loop.run(() -> {
            rejected("a");
            loop.setImmediate(() -> log.add("immediate"));
        }));
        assertEquals("a", thrown.getMessage());
        assertEquals("exit1", log());
    }

    @Test
    void theHandlerHearsWhereItCameFrom() { // rule 62, rule 63
        loop.onUncaughtException((failure, origin) -> log.add(origin + ":" + failure.getMessage()));
        loop.run(() -> {
            rejected("a");
            rejected("b");
            loop.setImmediate(() -> log.add("immediate"));
        });
        assertEquals("unhandledRejection:a unhandledRejection:b immediate", log());
    }

    @Test
    void whatTheListenerThrowsLeavesTheRestUntoldAsInNode() { // rule 63
        loop.onUncaughtException((failure, origin) -> log.add(origin + ":" + failure.getMessage()));
        loop.onUnhandledRejection((reason, promise) -> {
            log.add("lost:" + reason.getMessage());
            throw new IllegalStateException("of the listener");
        });
        loop.run(() -> {
            rejected("a");
            rejected("b");
            loop.setImmediate(() -> log.add("immediate"));
        });
        assertEquals("lost:a uncaughtException:of the listener immediate", log());
    }

    @Test
    void strictModeAsksTheHandlerFirst() { // rule 63
        loop.setRejectionMode(RejectionMode.STRICT);
        loop.onUncaughtException((failure, origin) -> log.add("handler:" + failure.getMessage()));
        logWarnings();
        loop.run(() -> {
            rejected("a");
            loop.setImmediate(() -> {
                listen();
                rejected("b");
            });
        });
        assertEquals("handler:a UnhandledPromiseRejectionWarning handler:b lost:b tick:b", log());
    }

    @Test
    void warnModeWarnsEitherWayAndEndsWell() { // rule 63
        loop.setRejectionMode(RejectionMode.WARN);
        logWarnings();
        loop.run(() -> {
            final Promise<Object> promise = rejected("a");
            loop.setImmediate(() -> {
                listen();
                rejected("b");
                promise.recover(reason -> log.add("handled"));
            });
        });
        assertEquals("UnhandledPromiseRejectionWarning handled PromiseRejectionHandledWarning lost:b"
            + " UnhandledPromiseRejectionWarning tick:b", log());
        assertEquals(0, loop.exitCode());
    }

    @Test
    void noneModeIsSilentWithoutAListener() { // rule 63
        loop.setRejectionMode(RejectionMode.NONE);
        logWarnings();
        loop.run(() -> {
            rejected("a");
            loop.setImmediate(() -> {
                listen();
                rejected("b");
            });
        });
        assertEquals("lost:b tick:b", log());
    }

    @Test
    void theFifthModeWarnsAndSetsTheExitCode() { // rule 63
        loop.setRejectionMode(RejectionMode.WARN_WITH_ERROR_CODE);
        logWarnings();
        loop.run(() -> {
            rejected("a");
            loop.setImmediate(() -> log.add("immediate"));
        });
        assertEquals("UnhandledPromiseRejectionWarning immediate", log());
        assertEquals(1, loop.exitCode());
    }

    @Test
    void anExitInAReactionIsNoRejection() { // rule 66
        loop.run(() -> promises.resolved(1).then(value -> {
            loop.exit(5);
            return value;
        }).recover(reason -> 2));
        assertEquals(5, loop.exitCode());
    }
}
