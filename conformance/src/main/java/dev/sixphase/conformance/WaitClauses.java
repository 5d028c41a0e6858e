package dev.sixphase.conformance;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Clauses of {@link Poller#poll}: how long it waits, and what ends the wait. */
abstract class WaitClauses extends WakeupClauses {
    private static final long A_MOMENT_NANOS = 20_000_000;

    @Test
    void aPollWithoutTimeDoesNotWait() throws IOException { // rule 71
        for (int polls = 0; polls < 1_000; polls++) {
            assertTrue(bench().poll(0).isEmpty());
        }
    }

    @Test
    void noWaitEndsEarly() throws IOException { // rule 71
        for (final long timeoutNanos : new long[] {1, 999, 999_999, 1_000_000, 1_000_001, 1_500_000,
            4_999_999, 16_000_000, 33_333_333}) {

            bench().assertWaits(timeoutNanos);
        }
    }

    @Test
    void aHugeTimeoutIsNeitherWrappedNorRefused() throws Exception {
        for (final long timeoutNanos : new long[] {Poller.FOREVER_NANOS, Long.MAX_VALUE, Long.MAX_VALUE - 1,
            TimeUnit.MILLISECONDS.toNanos(Integer.MAX_VALUE + 1L), TimeUnit.MILLISECONDS.toNanos(1L << 32),
            TimeUnit.SECONDS.toNanos(1L << 32)}) {

            assertLastsUntilWoken(timeoutNanos, () -> { });
        }
    }

    @Test
    void anInterruptBeforeAPollNeitherEndsTheWaitNorIsLost() throws IOException {
        Thread.currentThread().interrupt();

        bench().assertWaits(A_MOMENT_NANOS);

        assertTrue(Thread.interrupted(), "the interrupt flag is as it was");
    }

    @Test
    void anInterruptDuringAPollNeitherEndsTheWaitNorIsLost() throws Exception {
        final Thread loopThread = Thread.currentThread();

        assertLastsUntilWoken(Poller.FOREVER_NANOS, loopThread::interrupt);

        assertTrue(Thread.interrupted(), "the interrupt flag is as it was");
    }

    @Test
    void anInterruptLeavesSourcesOpenAndWatched() throws IOException {
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.READABLE);
        Thread.currentThread().interrupt();
        bench().poll(1);

        StreamPair.send(pair.far(), 1);
        bench().awaitReady(token, PollEvents.READABLE);
        StreamPair.receive(pair.near(), 1);

        assertTrue(Thread.interrupted(), "the interrupt flag is as it was");
        assertTrue(pair.near().isOpen());
    }

    @Test
    void readinessEndsTheWait() throws Exception {
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.READABLE);
        final Thread sender = new Thread(() -> {
            LockSupport.parkNanos(A_MOMENT_NANOS);
            sendUnchecked(pair);
        });
        sender.start();

        bench().awaitReady(token, PollEvents.READABLE);

        sender.join();
    }

    @Test
    void theBufferIsClearedFirst() throws IOException {
        final PollEvents events = new PollEvents(4);
        events.add(77, PollEvents.READABLE);

        poller().poll(events, 0);
        assertEquals(0, events.size(), "after the time was up");

        events.add(77, PollEvents.READABLE);
        poller().wakeup();
        poller().poll(events, Poller.FOREVER_NANOS);
        assertEquals(0, events.size(), "after a wakeup");
    }

    @Test
    void aClosedPollerRefusesToPoll() throws IOException {
        poller().close();

        assertThrows(IllegalStateException.class, () -> poller().poll(new PollEvents(1), 0));
    }

    @Test
    void closingTwiceDoesNothing() throws IOException {
        poller().close();

        poller().close();
    }

    @Test
    void closingLeavesSourcesOpen() throws IOException {
        final StreamPair pair = bench().tcpPair();
        bench().watch(pair.near().pollable(), Interest.READABLE);

        poller().close();

        StreamPair.send(pair.far(), 3);
        StreamPair.receive(pair.near(), 3);
    }

    private void assertLastsUntilWoken(final long timeoutNanos, final Runnable disturbance) throws Exception {
        final AtomicBoolean isWoken = new AtomicBoolean();
        final Thread waker = new Thread(() -> {
            LockSupport.parkNanos(A_MOMENT_NANOS);
            disturbance.run();
            LockSupport.parkNanos(A_MOMENT_NANOS);
            isWoken.set(true);
            poller().wakeup();
        });
        waker.start();

        bench().poll(timeoutNanos);

        assertTrue(isWoken.get(),
            () -> "asked to wait " + timeoutNanos + " ns, it returned before the wakeup");
        joinDespiteInterrupts(waker);
    }

    private static void joinDespiteInterrupts(final Thread thread) throws InterruptedException {
        final boolean wasInterrupted = Thread.interrupted();
        thread.join();
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sendUnchecked(final StreamPair pair) {
        try {
            StreamPair.send(pair.far(), 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
