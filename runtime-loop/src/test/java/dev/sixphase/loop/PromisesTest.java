package dev.sixphase.loop;

import dev.sixphase.api.AbortController;
import dev.sixphase.api.AbortException;
import dev.sixphase.api.AbortSignal;
import dev.sixphase.api.AllRejectedException;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Promise;
import dev.sixphase.api.Promises;
import dev.sixphase.api.Ticker;
import dev.sixphase.api.WaitOptions;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

@Timeout(30)
class PromisesTest {
    private final ManualClock clock = new ManualClock();
    private final ScriptedPoller poller = new ScriptedPoller(clock);
    private final EventLoop loop = EventLoop.builder().poller(ScriptedPoller.provider(poller)).clock(clock)
        .build();
    private final Promises promises = loop.promises();
    private final AbortController controller = new AbortController();
    private final WaitOptions abortable = WaitOptions.defaults().withSignal(controller.signal());
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    private String log() {
        return String.join(" ", log);
    }

    private <T> void logOutcome(final String name, final Promise<T> promise) {
        promise.then(value -> log.add(name + "=" + value),
            reason -> log.add(name + "!" + reason.getClass().getSimpleName()));
    }

    private <T> Promise<T> failed(final String message) {
        return promises.rejected(new IllegalStateException(message));
    }

    @Test
    void theFirstSettlementCounts() { // rule 40
        loop.run(() -> logOutcome("p", promises.create(settle -> {
            settle.resolve(1);
            settle.resolve(2);
            settle.reject(new IllegalStateException());
            throw new IllegalStateException("late");
        })));
        assertEquals("p=1", log());
    }

    @Test
    void aHandlerThatGivesNothingEndsAChainAndMayFailIt() {
        loop.run(() -> {
            logOutcome("end", promises.resolved(1).thenAccept(value -> log.add("got " + value)));
            logOutcome("failed", promises.resolved(2).thenAccept(value -> {
                throw new IllegalArgumentException("of the handler");
            }));
            logOutcome("skipped", this.<Integer>failed("before").thenAccept(value -> log.add("never")));
        });
        assertEquals("got 1 end=null failed!IllegalArgumentException skipped!IllegalStateException", log());
    }

    @Test
    void combinationsKeepTheOrderOfTheirInput() { // rule 40
        loop.run(() -> {
            final Promise<Integer> slow = promises.timeout(20, 1, WaitOptions.defaults());
            final Promise<Integer> fast = promises.timeout(10, 2, WaitOptions.defaults());
            logOutcome("race", promises.race(List.of(slow, fast)));
            logOutcome("any", promises.any(List.of(slow, this.<Integer>failed("a"), fast)));
            logOutcome("all", promises.all(List.of(slow, fast)));
            promises.allSettled(List.of(slow, this.<Integer>failed("b"))).then(ends ->
                log.add(ends.get(0).value() + "," + ends.get(1).reason().getMessage()));
        });
        assertEquals("race=2 any=2 all=[1, 2] 1,b", log());
    }

    @Test
    void anyTellsOfEveryReasonInOrder() {
        loop.run(() -> promises.any(List.of(failed("a"), failed("b"))).recover(reason -> {
            final var all = assertInstanceOf(AllRejectedException.class, reason).reasons();
            return log.add(all.get(0).getMessage() + all.get(1).getMessage());
        }));
        assertEquals("ab", log());
    }

    @Test
    void aPromiseOfTheLoopIsNotWrapped() {
        loop.run(() -> {
            final Promise<Integer> promise = promises.resolved(1);
            assertSame(promise, promises.of(promise));
        });
    }

    @Test
    void aCallbackFormBecomesAPromise() {
        loop.run(() -> {
            logOutcome("ok", promises.call(done -> loop.setImmediate(() -> done.ended(null, 1))));
            logOutcome("bad", promises.call(done ->
                loop.setImmediate(() -> done.ended(new IllegalStateException(), null))));
            logOutcome("threw", promises.call(done -> {
                throw new IllegalArgumentException();
            }));
        });
        assertEquals("threw!IllegalArgumentException ok=1 bad!IllegalStateException", log());
    }

    @Test
    void aFutureOfAnotherThreadKeepsTheLoopAliveUntilItIsDone() throws InterruptedException {
        final CompletableFuture<Integer> future = new CompletableFuture<>();
        final CompletableFuture<Integer> failing = new CompletableFuture<>();
        final Thread other = new Thread(() -> {
            future.complete(7);
            failing.completeExceptionally(new IllegalStateException());
        });
        try (EventLoop real = EventLoop.builder().build()) {
            real.run(() -> {
                logOutcome("future", real.promises().from(future).thenCompose(seven ->
                    real.promises().resolved(seven + 1)));
                logOutcome("failing", real.promises().from(failing.thenApply(value -> value)));
                other.start();
            });
        }
        other.join();
        log.sort(null);
        assertEquals("failing!IllegalStateException future=8", log());
    }

    @Test
    void aStageIsCompletedWithThePromise() {
        final List<CompletableFuture<Integer>> stages = new ArrayList<>();
        loop.run(() -> {
            stages.add(promises.resolved(3).toCompletionStage().toCompletableFuture());
            stages.add(this.<Integer>failed("x").toCompletionStage().toCompletableFuture());
        });
        assertEquals(3, stages.get(0).join());
        assertEquals("x", stages.get(1).handle((value, failure) -> failure.getCause().getMessage()).join());
    }

    @Test
    void aWaitEndsWithItsValueOrItsAbort() { // rule 39
        loop.run(() -> {
            logOutcome("timeout", promises.timeout(5, "a", abortable));
            logOutcome("immediate", promises.immediate("b", WaitOptions.defaults()));
            logOutcome("aborted", promises.timeout(1000, "c", abortable));
            logOutcome("unref", promises.timeout(2000, "d", WaitOptions.defaults().withRef(false)));
            loop.setTimeout(() -> {
                controller.abort();
                logOutcome("tooLate", promises.immediate("e", abortable));
            }, 10);
        });
        assertEquals("immediate=b timeout=a aborted!AbortException tooLate!AbortException", log());
    }

    @Test
    void turnsThatNobodyAskedForAreCounted() { // rule 39
        loop.run(() -> {
            final Ticker<String> ticker = promises.interval(10, "t", abortable);
            logOutcome("first", ticker.next());
            loop.setTimeout(() -> {
                logOutcome("second", ticker.next());
                logOutcome("third", ticker.next());
                logOutcome("fourth", ticker.next());
            }, 35);
            loop.setTimeout(() -> controller.abort(new TimeoutException()), 42);
            loop.setTimeout(() -> logOutcome("fifth", ticker.next()), 60);
        });
        assertEquals("first=t second=t third=t fourth=t fifth!AbortException", log());
    }

    @Test
    void aTurnThatIsWaitedForIsRejectedWhenTheTickerCloses() { // rule 39
        loop.run(() -> {
            final Ticker<String> ticker = promises.interval(10, "t", WaitOptions.defaults());
            logOutcome("turn", ticker.next());
            ticker.close();
            ticker.close();
            logOutcome("next", ticker.next());
        });
        assertEquals("turn!AbortException next!AbortException", log());
    }

    @Test
    void aSignalTellsOnceAndForgetsWhoIsDone() {
        final AbortSignal signal = controller.signal();
        signal.onAbort(reason -> log.add("done")).run();
        signal.onAbort(reason -> log.add("told:" + reason.getMessage()));
        final AbortSignal any = AbortSignal.any(List.of(new AbortController().signal(), signal));
        controller.abort(new TimeoutException("why"));
        controller.abort();
        signal.onAbort(reason -> log.add("late"));
        assertEquals("told:why late", log());
        assertSame(signal.reason(), any.reason());
        assertSame(signal.reason(), assertThrows(AbortException.class, any::throwIfAborted).getCause());
    }

    @Test
    void aSignalOfTimeAbortsWithoutKeepingTheLoopAlive() {
        loop.run(() -> {
            AbortSignal.timeout(loop, 5000).onAbort(reason -> log.add("never"));
            AbortSignal.timeout(loop, 10).onAbort(reason -> log.add(reason.getClass().getSimpleName()));
            loop.setTimeout(() -> log.add("timer"), 20);
        });
        assertEquals("TimeoutException timer", log());
    }

    @Test
    void aTimerMayBecomeAnIntervalInItsCallback() { // rule 37
        final int[] turns = {0};
        loop.run(() -> loop.setTimeout(timer -> {
            log.add(Long.toString(loop.nowMillis()));
            if (++turns[0] == 3) {
                timer.close();
            }
            timer.repeatEvery(20);
        }, 5));
        assertEquals("5 25 45", log());
        assertThrows(IllegalArgumentException.class, () -> loop.setTimeout(() -> { }, 1).repeatEvery(0));
    }
}
