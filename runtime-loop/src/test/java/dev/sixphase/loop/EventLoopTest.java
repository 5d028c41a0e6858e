package dev.sixphase.loop;

import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.Errno;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Request;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.Script;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TimerHandle;
import dev.sixphase.api.spi.WorkerPool;
import dev.sixphase.api.spi.WorkerPoolOptions;
import dev.sixphase.api.spi.WorkerPoolProvider;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.PhaseTrace;
import dev.sixphase.conformance.ScriptedPoller;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class EventLoopTest {
    private final ManualClock clock = new ManualClock();
    private final ScriptedPoller poller = new ScriptedPoller(clock);
    private final EventLoop loop = EventLoop.builder().poller(ScriptedPoller.provider(poller)).clock(clock)
        .build();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    private String log() {
        return String.join(" ", log);
    }

    @Test
    void aProgramEndsWhenNothingIsLeft() {
        loop.run(() -> loop.setTimeout(() -> log.add("timer"), 1000));
        assertEquals("timer", log());
        assertFalse(loop.isAlive());
    }

    @Test
    void beforeExitMayGiveTheLoopMoreToDo() { // rule 4, program f10, rule 65
        final int[] emitted = {0};
        loop.onBeforeExit(() -> {
            log.add("be" + emitted[0]);
            if (emitted[0]++ == 0) {
                loop.nextTick(() -> {
                    log.add("tick");
                    loop.setImmediate(() -> log.add("again"));
                });
            }
        });
        loop.run(() -> {
            loop.setTimeout(() -> {
                log.add("unref-due");
                loop.setImmediate(() -> log.add("revived"));
            }, 60).unref();
            loop.setTimeout(() -> log.add("never"), 5000).unref();
            loop.setImmediate(() -> {
                log.add("i1");
                loop.setTimeout(() -> log.add("t"), 1);
                clock.advanceNanos(3_000_000);
                loop.setImmediate(() -> {
                    log.add("i2");
                    clock.advanceNanos(100_000_000);
                });
            });
        });
        assertEquals("i1 t i2 unref-due revived be0 tick again be1", log());
    }

    @Test
    void ticksAloneDoNotBringASecondBeforeExit() { // rule 45, rule 65
        loop.onBeforeExit(() -> {
            log.add("before");
            loop.nextTick(() -> log.add("tick"));
        });
        loop.onExit(code -> {
            log.add("exit" + code);
            loop.nextTick(() -> log.add("dropped"));
        });
        loop.run(() -> { });
        assertEquals("before tick exit0", log());
    }

    @Test
    void anUncaughtExceptionEndsTheProgramWithCodeOne() { // seed 12, rule 62, users 20
        loop.onBeforeExit(() -> log.add("before"));
        loop.onExit(code -> log.add("exit" + code));
        assertThrows(ArithmeticException.class, () -> loop.run(() -> {
            throw new ArithmeticException("main");
        }));
        assertEquals("exit1", log());
        assertFalse(loop.isLoopThread());
    }

    @Test
    void stopEndsAProgramWithoutBeforeExit() { // rule 14
        loop.onBeforeExit(() -> log.add("before"));
        loop.onExit(code -> log.add("exit" + code));
        loop.run(() -> loop.setInterval(loop::stop, 10));
        assertEquals("exit0", log());
        assertTrue(loop.isAlive());
    }

    @Test
    void theCurrentLoopIsTheOneThatRunsOnThisThread() { // seed 25
        assertThrows(IllegalStateException.class, EventLoop::current);
        try (EventLoop inner = EventLoop.builder().poller("nio").build()) {
            loop.run(() -> {
                assertSame(loop, EventLoop.current());
                inner.run(() -> assertSame(inner, EventLoop.current()));
                assertSame(loop, EventLoop.current());
                Script.setTimeout(() -> log.add("script"), 1);
            });
            assertNotSame(inner, loop);
        }
        assertEquals("script", log());
        assertTrue(assertThrows(IllegalStateException.class, () -> Script.nextTick(() -> { })).getMessage()
            .startsWith("no event loop runs on thread "));
    }

    @Test
    void executeReachesTheLoopFromAnyThread() throws Exception { // rule 67
        final AsyncHandle alive = loop.newAsync(() -> { });
        final AtomicReference<Thread> ran = new AtomicReference<>();
        final Thread other = new Thread(() -> loop.execute(() -> {
            ran.set(Thread.currentThread());
            alive.close();
        }));
        other.start();
        loop.run(RunMode.DEFAULT);
        other.join();
        assertSame(Thread.currentThread(), ran.get());
    }

    @Test
    void aCallbackThatPostsItselfForEverDelaysATimerByNoMoreThanABudget() { // seed 31, users 19
        final int[] posts = {0};
        final Runnable[] again = new Runnable[1];
        again[0] = () -> {
            posts[0]++;
            clock.advanceNanos(1_000_000);
            loop.execute(again[0]);
        };
        loop.run(() -> {
            loop.execute(again[0]);
            loop.setTimeout(loop::stop, 10);
        });
        assertEquals(10, posts[0]);
    }

    @Test
    void workComesBackWithItsOutcome() { // rule 68, rule 69, seed 10, seed 11
        loop.run(() -> {
            loop.submit(WorkerPool.Kind.CPU, () -> 6 * 7, (failure, value) -> log.add(failure + " " + value));
            loop.submit(WorkerPool.Kind.CPU, () -> {
                throw new StackOverflowError("of the work");
            }, (failure, value) -> log.add(failure.getMessage() + " " + value));
        });
        assertTrue(log.contains("null 42"));
        assertTrue(log.contains("of the work null"));
    }

    @Test
    void cancelledWorkEndsWithEcanceledLater() throws Exception { // rule 68, seed 36
        final CountDownLatch blocked = new CountDownLatch(1);
        final CountDownLatch running = new CountDownLatch(4);
        loop.run(() -> {
            final List<Request> busy = new ArrayList<>();
            for (int index = 0; index < 4; index++) {
                busy.add(loop.submit(WorkerPool.Kind.CPU, () -> {
                    running.countDown();
                    blocked.await();
                    return 0;
                }, (failure, value) -> log.add("ran")));
            }
            final Request queued = loop.submit(WorkerPool.Kind.CPU, () -> 0, (failure, value) ->
                log.add(((SystemCallException) failure).errno().name()));
            await(running);
            assertFalse(busy.get(0).cancel());
            assertTrue(queued.cancel());
            assertFalse(queued.cancel());
            assertEquals("", log());
            assertTrue(queued.isPending());
            blocked.countDown();
        });
        assertEquals(5, log.size());
        assertTrue(log.contains(Errno.ECANCELED.name()));
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void aThousandFilesAreReadAtOnceAndAMissingOneIsNamed() { // seed 9, seed 10
        final Path present = Path.of("pom.xml");
        final Path missing = Path.of("no/such/file");
        final int[] read = {0};
        loop.run(() -> {
            for (int index = 0; index < 1000; index++) {
                loop.fs().readFile(present, (failure, bytes) -> read[0] += failure == null ? 1 : 0);
            }
            loop.fs().readFile(missing, (failure, bytes) -> log.add(failure.getMessage()));
        });
        assertEquals(1000, read[0]);
        assertEquals("ENOENT: no such file or directory, open " + missing, log());
    }

    @Test
    void closeIfUnusedRefusesAndNamesWhatIsLeft() { // rule 16
        final TimerHandle timer = loop.newTimer();
        assertEquals("EBUSY: the loop has TimerHandle: close these first, or use close()",
            assertThrows(IllegalStateException.class, loop::closeIfUnused).getMessage());
        timer.close();
        loop.run(RunMode.DEFAULT);
        loop.closeIfUnused();
        assertTrue(poller.isClosed());
    }

    @Test
    void aClosedLoopTakesNoMore() { // seed 21
        loop.close();
        loop.close();
        assertThrows(RejectedExecutionException.class, () -> loop.execute(() -> { }));
        assertThrows(IllegalStateException.class, () -> loop.setTimeout(() -> { }, 1));
        assertThrows(IllegalStateException.class, () -> loop.run(RunMode.NOWAIT));
    }

    @Test
    void hooksWatchWithoutChangingTheOrder() { // seed 44, users 18
        final PhaseTrace trace = new PhaseTrace();
        try (EventLoop traced = EventLoop.builder().poller("nio").phaseHook(trace).build()) {
            traced.run(() -> {
                traced.setImmediate(() -> trace.mark("immediate"));
                traced.nextTick(() -> trace.mark("tick"));
            });
        }
        assertEquals(List.of("tick", "1 CHECK {", "immediate", "1 CHECK }"), trace.eventful());
    }

    @Test
    void anUnknownHookIsAnErrorThatListsTheKnownOnes() {
        assertEquals("unknown phase hook nope; known are []", assertThrows(IllegalArgumentException.class,
            () -> EventLoop.builder().phaseHook("nope").build()).getMessage());
    }

    @Test
    void loopsShareAPoolAndEachHearsItsOwn() { // rule 68
        final WorkerPoolOptions oneWorker = WorkerPoolOptions.defaults().withWorkerCount(1);
        // By its name, as the loop finds it: on the module path its class is nobody's but the threadpool's.
        final WorkerPool pool = ServiceLoader.load(WorkerPoolProvider.class).stream()
            .map(ServiceLoader.Provider::get).filter(provider -> provider.name().equals("fixed"))
            .findFirst().orElseThrow().open(oneWorker);
        try (EventLoop one = EventLoop.builder().poller("nio").workerPool(pool).build();
            EventLoop two = EventLoop.builder().poller("nio").workerPool(pool).build()) {
            for (final EventLoop each : List.of(one, two)) {
                each.submit(WorkerPool.Kind.CPU, () -> "ran", (failure, value) -> {
                    assertTrue(each.isLoopThread());
                    log.add(value);
                });
            }
            two.run(RunMode.DEFAULT);
            one.run(RunMode.DEFAULT);
        }
        assertEquals("ran ran", log());
        pool.submit(WorkerPool.Kind.CPU, () -> { }); // closing the loops did not close it
        pool.close();
    }
}
