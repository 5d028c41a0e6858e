package dev.sixphase.conformance;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(20)
class ScriptedPollerTest {
    private static final Pollable SOURCE = new Pollable.Descriptor(3);

    private final ManualClock clock = new ManualClock();
    private final ScriptedPoller poller = new ScriptedPoller(clock);
    private final PollEvents events = new PollEvents(4);

    @Test
    void aPollThatWouldWaitMovesTheClockByItsTimeout() throws IOException {
        poller.poll(events, 250);

        assertEquals(250, clock.nanoTime());
        assertEquals(List.of(250L), poller.timeoutsNanos());
    }

    @Test
    void aPollWithoutTimeMovesNothing() throws IOException {
        poller.poll(events, 0);

        assertEquals(0, clock.nanoTime());
    }

    @Test
    void eachPollTakesOneStep() throws IOException {
        poller.thenReport(7, PollEvents.READABLE).thenReturnAfter(5);

        poller.poll(events, 100);
        assertEquals("PollEvents[7:r]", events.toString());
        poller.poll(events, 100);

        assertTrue(events.isEmpty());
        assertEquals(5, clock.nanoTime());
        assertEquals(0, poller.stepsLeft());
    }

    @Test
    void aSourceIsReportedUnderTheTokenItHasByThen() throws IOException {
        poller.thenReport(SOURCE, PollEvents.WRITABLE).thenReport(SOURCE, PollEvents.WRITABLE);
        poller.register(SOURCE, Interest.WRITABLE, 1);
        poller.modify(SOURCE, Interest.WRITABLE, 2);

        poller.poll(events, 0);
        assertEquals("PollEvents[2:w]", events.toString());
        poller.deregister(SOURCE);
        poller.poll(events, 0);

        assertTrue(events.isEmpty());
    }

    @Test
    void aWakeupEndsOneWaitWithoutMovingTheClock() throws IOException {
        poller.wakeup();
        poller.wakeup();

        poller.poll(events, 9);
        assertEquals(0, clock.nanoTime());
        poller.poll(events, 9);

        assertEquals(9, clock.nanoTime());
        assertEquals(2, poller.wakeups());
    }

    @Test
    void aPollWithoutEndWaitsForARealWakeup() throws Exception {
        final Thread waker = new Thread(poller::wakeup);
        poller.then((filled, timeoutNanos) -> waker.start());

        poller.poll(events, Poller.FOREVER_NANOS);
        poller.poll(events, 0);
        waker.join();

        assertEquals(1, poller.wakeups());
        assertEquals(0, clock.nanoTime());
    }

    @Test
    void aStepMayWaitForAThreadThatWakes() throws IOException {
        poller.then((filled, timeoutNanos) -> {
            final Thread waker = new Thread(poller::wakeup);
            waker.start();
            joinUninterrupted(waker);
        });

        poller.poll(events, Poller.FOREVER_NANOS);

        assertEquals(1, poller.wakeups());
    }

    @Test
    void aScriptedFailureIsThrownAsItIs() {
        final IOException failure = new IOException("EBADF");
        poller.thenFail(failure);

        assertSame(failure, assertThrows(IOException.class, () -> poller.poll(events, 0)));
    }

    @Test
    void recordsWhatChangedInOrder() {
        poller.register(SOURCE, Interest.READABLE, 1);
        poller.modify(SOURCE, Interest.READ_WRITE, 1);
        poller.deregister(SOURCE);
        poller.deregister(SOURCE);

        assertEquals(
            List.of(ScriptedPoller.Kind.REGISTER, ScriptedPoller.Kind.MODIFY, ScriptedPoller.Kind.DEREGISTER),
            poller.changes().stream().map(ScriptedPoller.Change::kind).toList());
        assertTrue(poller.registrations().isEmpty());
    }

    @Test
    void misuseIsRefusedAsTheContractSays() {
        poller.register(SOURCE, Interest.READABLE, 1);

        assertThrows(IllegalStateException.class, () -> poller.register(SOURCE, Interest.WRITABLE, 2));
        assertEquals(new ScriptedPoller.Registration(Interest.READABLE, 1),
            poller.registrations().get(SOURCE));
        assertThrows(IllegalStateException.class,
            () -> poller.modify(new Pollable.Descriptor(4), Interest.WRITABLE, 2));
        poller.close();
        assertThrows(IllegalStateException.class, () -> poller.poll(events, 0));
    }

    private static void joinUninterrupted(final Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
