package dev.sixphase.loop.core;

import dev.sixphase.api.Budgets;
import dev.sixphase.api.LoopPhase;
import dev.sixphase.api.PollHandle;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.conformance.ScriptedPoller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class PollHandleTest {
    private static final Pollable A = new Pollable.Descriptor(10);
    private static final Pollable B = new Pollable.Descriptor(11);
    private final TestLoop loop = new TestLoop();

    private PollHandle watch(final Pollable source, final Interest interest,
        final PollHandle.Listener listener) throws IOException {

        final PollHandle handle = loop.core().newPoll(source);
        handle.start(interest, listener);
        return handle;
    }

    private void report(final Pollable... sources) {
        loop.poller().then((events, timeoutNanos) -> {
            for (final Pollable source : sources) {
                events.add(loop.poller().registrations().get(source).token(), PollEvents.READABLE);
            }
        });
    }

    @Test
    void allEventsOfAPollAreDeliveredInItsPhase() throws IOException { // rule 52, seed 7, seed 28
        watch(A, Interest.READABLE, mask -> loop.log("A"));
        watch(B, Interest.READABLE, mask -> loop.log("B"));
        loop.hook(LoopPhase.CHECK, loop.logging("check"));
        report(A, B);
        loop.run(RunMode.ONCE);
        assertEquals("A B check", loop.log());
        assertEquals(2, loop.core().metrics().events());
    }

    @Test
    void anEventForAHandleThatACallbackOfTheBatchStoppedIsDropped() throws IOException { // rule 53, users 14
        final PollHandle[] handles = new PollHandle[2];
        handles[0] = watch(A, Interest.READABLE, mask -> {
            loop.log("A");
            handles[1].stop();
        });
        handles[1] = watch(B, Interest.READABLE, mask -> loop.log("B"));
        report(A, B);
        loop.run(RunMode.ONCE);
        assertEquals("A", loop.log());
    }

    @Test
    void aDescriptorThatIsUsedAgainHearsNothingOfItsPast() throws IOException { // rule 53, users 14, seed 13
        final PollHandle[] handles = new PollHandle[2];
        handles[0] = watch(A, Interest.READABLE, mask -> {
            loop.log("A");
            handles[1].close();
            start(loop.core().newPoll(B), "B of another");
        });
        handles[1] = watch(B, Interest.READABLE, mask -> loop.log("B"));
        report(A, B);
        loop.run(RunMode.ONCE);
        assertEquals("A", loop.log());
    }

    private void start(final PollHandle handle, final String word) {
        try {
            handle.start(Interest.READABLE, mask -> loop.log(word));
        } catch (final IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void onlyWhatIsWantedIsReportedBesidesTheHints() throws IOException { // rule 53
        watch(A, Interest.WRITABLE, mask -> loop.log(PollEvents.describe(mask)));
        loop.poller().thenReport(A, PollEvents.READABLE | PollEvents.WRITABLE | PollEvents.HANG_UP);
        loop.poller().thenReport(A, PollEvents.READABLE);
        loop.run(RunMode.ONCE);
        loop.run(RunMode.ONCE);
        assertEquals("wh", loop.log());
    }

    @Test
    void aFullBufferIsFollowedByAPollThatDoesNotWaitAFewTimes() throws IOException { // rule 54
        final TestLoop small = new TestLoop(new Budgets(1, 3, 1, 1, 1));
        final PollHandle handle = small.core().newPoll(A);
        handle.start(Interest.READABLE, mask -> small.log("A"));
        for (int polls = 0; polls < 5; polls++) {
            small.poller().thenReport(A, PollEvents.READABLE);
        }
        small.run(RunMode.ONCE);
        assertEquals("A A A", small.log());
        assertEquals(List.of(-1L, 0L, 0L), small.timeoutsMillis());
    }

    @Test
    void aSourceTwiceInOneLoopIsRefusedAndTheFirstGoesOn() throws IOException {
        watch(A, Interest.READABLE, mask -> loop.log("A"));
        final PollHandle twin = loop.core().newPoll(A);
        assertThrows(IllegalStateException.class, () -> twin.start(Interest.READABLE, mask -> { }));
        assertFalse(twin.isActive());
        twin.close();
        report(A);
        loop.run(RunMode.ONCE);
        assertEquals("A", loop.log());
    }

    @Test
    void changesOfInterestReachThePollerOnceJustBeforeThePoll() { // users 14
        final IoWatch watch = loop.core().watch(A, new IoListener() {
            @Override
            public void onReady(final int readinessMask) {
                loop.log(PollEvents.describe(readinessMask));
            }

            @Override
            public void onWatchFailed(final IOException failure) {
                loop.log(failure.getMessage());
            }
        });
        watch.want(PollEvents.READABLE);
        watch.want(0);
        watch.want(PollEvents.WRITABLE);
        assertEquals(List.of(), loop.poller().changes());
        loop.hook(LoopPhase.PREPARE, () -> { });
        loop.run(RunMode.NOWAIT);
        watch.want(PollEvents.READABLE);
        watch.want(PollEvents.WRITABLE);
        loop.run(RunMode.NOWAIT);
        assertEquals(List.of(ScriptedPoller.Kind.REGISTER),
            loop.poller().changes().stream().map(ScriptedPoller.Change::kind).toList());
        watch.close();
        assertTrue(loop.poller().registrations().isEmpty());
    }

    @Test
    void aRefusalThatEndsTheRunLeavesTheOtherChangesToTheNext() throws IOException { // rule 64
        final Poller poller = mock(Poller.class);
        doThrow(new IOException("refused")).when(poller).register(eq(A), any(), anyLong());
        final IoListener listener = mock(IoListener.class);
        final Exception unheard = new UncheckedIOException(new IOException("nobody hears"));
        doThrow(unheard).when(listener).onWatchFailed(any());
        final IoTable table = new IoTable(poller);
        table.open(A, listener).want(PollEvents.READABLE);
        final IoWatch other = table.open(B, listener);
        other.want(PollEvents.READABLE);

        assertThrows(UncheckedIOException.class, table::applyChanges);
        verify(poller, never()).register(eq(B), any(), anyLong());
        assertTrue(table.applyChanges());

        verify(poller).register(B, Interest.READABLE, other.token());
    }

    @Test
    void aMillionRandomStepsNeverReachTheWrongHandle() { // users 14
        final Random random = new Random(53);
        final IoTable table = new IoTable(loop.poller());
        final Map<Long, IoWatch> open = new HashMap<>();
        final Map<Long, IoListener> listenerOf = new HashMap<>();
        final List<IoListener> listeners = Stream.generate(() -> mock(IoListener.class)).limit(97).toList();
        final long[] recent = new long[256];
        for (int step = 0; step < 1_000_000; step++) {
            final long token = recent[random.nextInt(recent.length)];
            final IoWatch known = open.get(token);
            assertEquals(known == null ? 0 : PollEvents.READABLE, table.wantedMask(token));
            if (known != null) {
                assertSame(listenerOf.get(token), table.listener(token));
            }
            if (known != null && random.nextInt(3) == 0) {
                known.close();
                open.remove(token);
                listenerOf.remove(token);
            } else if (known == null) {
                final IoListener listener = listeners.get(step % listeners.size());
                final IoWatch watch = table.open(A, listener);
                table.want(watch.token(), PollEvents.READABLE);
                open.put(watch.token(), watch);
                listenerOf.put(watch.token(), listener);
                recent[random.nextInt(recent.length)] = watch.token();
            }
        }
    }

    @Test
    void aPollerMayReportNonsense() throws IOException { // rule 71
        watch(A, Interest.READABLE, mask -> loop.log("A"));
        loop.poller().then((events, timeoutNanos) -> {
            events.add(-1, PollEvents.READABLE);
            events.add(Long.MAX_VALUE, PollEvents.READABLE);
            events.add(1L << 40, PollEvents.READABLE);
        });
        loop.run(RunMode.ONCE);
        assertEquals("", loop.log());
    }
}
