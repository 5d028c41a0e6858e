package dev.sixphase.conformance;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Clauses of {@link Poller#wakeup}. */
abstract class WakeupClauses extends PollerClauses {
    private static final long SOME_NANOS = 20_000_000;

    @Test
    void aWakeupBeforeAPollIsNotLost() throws IOException { // rule 71
        poller().wakeup();

        assertTrue(bench().poll(Poller.FOREVER_NANOS).isEmpty());
    }

    @Test
    void wakeupsBeforeAPollWakeItOnce() throws IOException { // rule 71
        for (int count = 0; count < 10_000; count++) {
            poller().wakeup();
        }

        bench().poll(Poller.FOREVER_NANOS);
        bench().assertWaits(SOME_NANOS);
    }

    @Test
    void aPollThatDoesNotBlockUsesTheWakeupUp() throws IOException {
        poller().wakeup();

        bench().poll(0);
        bench().assertWaits(SOME_NANOS);
    }

    @Test
    void aWakeupDoesNotHideWhatIsReady() throws IOException {
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.WRITABLE);
        poller().wakeup();

        bench().awaitReady(token, PollEvents.WRITABLE);
        poller().deregister(pair.near().pollable());
        bench().poll(0);
        bench().assertWaits(SOME_NANOS);
    }

    @Test
    void aWakeupFromTheLoopsOwnThreadCountsForTheNextPoll() throws IOException {
        for (int round = 0; round < 100; round++) {
            poller().wakeup();
            bench().poll(Poller.FOREVER_NANOS);
        }
    }

    @Test
    void eachOfManyThreadsWakesTheLoop() throws Exception {
        final int threads = 4;
        final int rounds = 500;
        final List<AtomicInteger> acknowledged = new ArrayList<>();
        final List<Thread> wakers = new ArrayList<>();
        final int[][] posted = new int[threads][1];
        for (int index = 0; index < threads; index++) {
            final AtomicInteger answer = new AtomicInteger();
            final int[] mine = posted[index];
            acknowledged.add(answer);
            // A plain array: only the wakeup makes the write visible to the loop, as it promises.
            wakers.add(new Thread(() -> {
                for (int round = 1; round <= rounds; round++) {
                    mine[0] = round;
                    poller().wakeup();
                    while (answer.get() < round) {
                        Thread.onSpinWait();
                        Thread.yield();
                    }
                }
            }));
        }

        wakers.forEach(waker -> {
            waker.setDaemon(true);
            waker.start();
        });
        while (acknowledged.stream().anyMatch(answer -> answer.get() < rounds)) {
            bench().poll(Poller.FOREVER_NANOS);
            for (int index = 0; index < threads; index++) {
                acknowledged.get(index).set(posted[index][0]);
            }
        }

        for (final Thread waker : wakers) {
            waker.join();
        }
    }

    @Test
    void wakeupsDoNotDisturbSources() throws Exception {
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.READABLE);
        final Thread sender = new Thread(() -> {
            for (int count = 0; count < 1_000; count++) {
                poller().wakeup();
            }
        });
        sender.start();
        for (int round = 0; round < 100; round++) {
            StreamPair.send(pair.far(), 1);
            bench().awaitReady(token, PollEvents.READABLE);
            StreamPair.receive(pair.near(), 1);
        }
        sender.join();
    }

    @Test
    void anInterruptedThreadMayWake() throws Exception {
        final AtomicInteger stillInterrupted = new AtomicInteger();
        final Thread waker = new Thread(() -> {
            Thread.currentThread().interrupt();
            poller().wakeup();
            stillInterrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
        });
        waker.start();

        bench().poll(Poller.FOREVER_NANOS);
        waker.join();

        assertEquals(1, stillInterrupted.get(), "the waker's interrupt flag");
    }

    @Test
    void aWakeupAfterCloseDoesNothing() throws IOException {
        poller().close();

        poller().wakeup();
    }

    @Test
    void closingWhileOthersWakeHarmsNobody() throws Exception {
        final List<Throwable> failures = new ArrayList<>();
        final Thread waker = new Thread(() -> {
            for (int count = 0; count < 100_000; count++) {
                poller().wakeup();
            }
        });
        waker.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        waker.start();
        for (int polls = 0; polls < 10; polls++) {
            bench().poll(0);
        }

        poller().close();
        waker.join();

        assertEquals(List.of(), failures);
    }
}
