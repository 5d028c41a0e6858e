package dev.sixphase.examples.poller;

import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.conformance.ScriptedPoller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a poller in a thread of its own may get wrong. */
@Timeout(60)
class HandoffPollerThreadTest {
    private static final Pollable SOURCE = new Pollable.Descriptor(3);

    private final ScriptedPoller inner = new ScriptedPoller(new ManualClock());
    private final PollEvents events = new PollEvents(4);

    @Test
    void theInnerPollerIsUsedInOneThreadWhichIsNotTheLoops() throws IOException {
        final List<Thread> threads = new ArrayList<>();
        inner.then((target, timeoutNanos) -> threads.add(Thread.currentThread()));
        inner.then((target, timeoutNanos) -> threads.add(Thread.currentThread()));
        final Poller poller = HandoffPoller.around(() -> {
            threads.add(Thread.currentThread());
            return inner;
        });
        poller.poll(events, 0);
        poller.poll(events, 0);
        poller.close();

        assertEquals(3, threads.size());
        assertSame(threads.get(0), threads.get(1));
        assertSame(threads.get(0), threads.get(2));
        assertNotSame(Thread.currentThread(), threads.get(0));
    }

    @Test
    void itPollsAsOftenAsTheLoopAsksAndNotOnce() throws IOException { // seed 3, seed 24
        final Poller poller = HandoffPoller.around(() -> inner);
        poller.register(SOURCE, Interest.READABLE, 7);
        assertEquals(List.of(), inner.timeoutsNanos());

        poller.poll(events, 5);
        poller.poll(events, 0);
        poller.modify(SOURCE, Interest.WRITABLE, 8);
        poller.deregister(SOURCE);

        assertEquals(List.of(5L, 0L), inner.timeoutsNanos());
        poller.close();
    }

    @Test
    void eventsComeInTheBufferThatTheLoopGave() throws IOException {
        inner.then((target, timeoutNanos) -> target.add(7, PollEvents.READABLE));
        final Poller poller = HandoffPoller.around(() -> inner);

        poller.poll(events, 0);

        assertEquals("PollEvents[7:r]", events.toString());
        poller.close();
    }

    @Test
    void aFailureThereIsAFailureHere() throws IOException {
        final IOException failure = new IOException("the kernel has had enough");
        inner.then((target, timeoutNanos) -> {
            throw failure;
        });
        final Poller poller = HandoffPoller.around(() -> inner);

        assertSame(failure, assertThrows(IOException.class, () -> poller.poll(events, 0)));
        assertThrows(IllegalStateException.class, () -> poller.modify(SOURCE, Interest.READABLE, 1));
        poller.poll(events, 0);
        poller.close();
    }

    @Test
    void closingEndsTheThread() throws Exception {
        final List<Thread> threads = new ArrayList<>();
        final Poller poller = HandoffPoller.around(() -> {
            threads.add(Thread.currentThread());
            return inner;
        });

        poller.close();

        threads.get(0).join();
    }

    @Test
    void whatCannotBeOpenedLeavesNoThread() throws Exception {
        final List<Thread> threads = new ArrayList<>();

        assertThrows(IOException.class, () -> HandoffPoller.around(() -> {
            threads.add(Thread.currentThread());
            throw new IOException("no more descriptors");
        }));

        threads.get(0).join();
    }

    @Test
    void theProviderIsForThoseWhoNameIt() {
        final HandoffPollerProvider provider = new HandoffPollerProvider();

        assertEquals("handoff", provider.name());
        assertEquals(0, provider.priority());
        assertTrue(provider.availability() instanceof Availability.Available);
    }
}
