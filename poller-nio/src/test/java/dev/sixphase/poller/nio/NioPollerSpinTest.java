package dev.sixphase.poller.nio;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.conformance.ManualClock;
import dev.sixphase.poller.nio.NioPoller.SelectorOpener;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the poller does beside a selector that returns early and empty. users 12 */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NioPollerSpinTest {
    private static final IntConsumer NOTHING = count -> { };

    private final ManualClock clock = new ManualClock();
    private final List<String> log = new ArrayList<>();
    private final Deque<Selector> selectors = new ArrayDeque<>();
    private final PollEvents events = new PollEvents(4);
    private Pipe pipe;

    @BeforeEach
    void openPipe() throws IOException {
        pipe = Pipe.open();
        pipe.sink().configureBlocking(false);
    }

    @AfterEach
    void closePipe() throws IOException {
        pipe.sink().close();
        pipe.source().close();
    }

    @Test
    void movesItsRegistrationsToANewSelectorAndGoesOn() throws IOException {
        final SpinningSelector broken = new SpinningSelector(NOTHING);
        try (Poller poller = open(broken, Selector.open())) {
            poller.register(new Pollable.Channel(pipe.sink()), Interest.WRITABLE, 7);

            poller.poll(events, Poller.FOREVER_NANOS);

            assertEquals("PollEvents[7:w]", events.toString());
            assertEquals(SpinGuard.LIMIT, broken.selects());
            assertFalse(broken.isOpen());
            assertEquals(1, log.size());
        }
    }

    @Test
    void aMovedRegistrationCanBeModifiedAndDeregistered() throws IOException {
        final Pollable source = new Pollable.Channel(pipe.sink());
        try (Poller poller = open(new SpinningSelector(NOTHING), Selector.open())) {
            poller.register(source, Interest.WRITABLE, 7);
            poller.poll(events, Poller.FOREVER_NANOS);

            poller.modify(source, Interest.WRITABLE, 8);
            poller.poll(events, Poller.FOREVER_NANOS);
            assertEquals("PollEvents[8:w]", events.toString());
            poller.deregister(source);
            poller.poll(events, 0);

            assertTrue(events.isEmpty());
        }
    }

    @Test
    void keepsTheTimeAllTheSame() throws IOException {
        // Each early return takes a microsecond; 200 of them are less than the guard's limit.
        final SpinningSelector broken = new SpinningSelector(count -> clock.advanceNanos(1_000));
        try (Poller poller = open(broken)) {
            poller.poll(events, 200_000);

            assertEquals(200_000, clock.nanoTime());
            assertEquals(200, broken.selects());
        }
    }

    @Test
    void slowsDownWhereANewSelectorDoesNotHelpEither() throws IOException {
        final int[] backedOff = {0};
        final SpinningSelector second = new SpinningSelector(count -> {
            if (count > SpinGuard.LIMIT) {
                backedOff[0]++;
                clock.advanceNanos(TimeUnit.SECONDS.toNanos(1));
            }
        });
        try (Poller poller = open(new SpinningSelector(NOTHING), second)) {
            poller.poll(events, TimeUnit.SECONDS.toNanos(5));

            assertEquals(5, backedOff[0]);
            assertTrue(events.isEmpty());
            assertEquals(1, log.size(), "at most one line a minute");
        }
    }

    @Test
    void goesOnSlowlyWhereNoNewSelectorCanBeHad() throws IOException {
        final SpinningSelector only = new SpinningSelector(count -> {
            if (count > 2 * SpinGuard.LIMIT) {
                clock.advanceNanos(TimeUnit.SECONDS.toNanos(1));
            }
        });
        final SelectorOpener opener = () -> {
            if (selectors.isEmpty()) {
                throw new IOException("Too many open files");
            }
            return selectors.remove();
        };
        selectors.add(only);
        try (Poller poller = new NioPoller(opener, clock, log::add)) {
            poller.poll(events, TimeUnit.SECONDS.toNanos(3));

            assertTrue(only.isOpen());
            assertEquals(2 * SpinGuard.LIMIT + 3, only.selects());
        }
    }

    @Test
    void anInterruptIsNoSpin() throws IOException {
        final Poller[] poller = new Poller[1];
        final SpinningSelector interrupted = new SpinningSelector(count -> {
            Thread.currentThread().interrupt();
            if (count == 10 * SpinGuard.LIMIT) {
                poller[0].wakeup();
            }
        });
        poller[0] = open(interrupted);
        try {
            poller[0].poll(events, Poller.FOREVER_NANOS);

            assertTrue(Thread.interrupted());
            assertEquals(10 * SpinGuard.LIMIT, interrupted.selects());
            assertEquals(List.of(), log);
        } finally {
            poller[0].close();
        }
    }

    @Test
    void aWakeupIsNoSpin() throws IOException {
        final SpinningSelector selector = new SpinningSelector(NOTHING);
        try (Poller poller = open(selector)) {
            for (int count = 0; count < 10 * SpinGuard.LIMIT; count++) {
                poller.wakeup();
                poller.poll(events, Poller.FOREVER_NANOS);
            }
            assertEquals(List.of(), log);
        }
    }

    private Poller open(final Selector... inOrder) throws IOException {
        selectors.addAll(List.of(inOrder));
        return new NioPoller(selectors::remove, clock, log::add);
    }
}
