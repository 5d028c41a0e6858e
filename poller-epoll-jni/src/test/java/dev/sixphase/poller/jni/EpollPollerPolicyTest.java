package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What needs no kernel. The first descriptor, 100, is the epoll, and 101 the eventfd. */
@Timeout(20)
class EpollPollerPolicyTest {
    private static final Pollable SOURCE = new Pollable.Descriptor(7);

    private final ScriptedEpoll calls = new ScriptedEpoll();
    private final PollEvents events = new PollEvents(4);

    private EpollPoller open() throws IOException {
        return EpollPoller.open(calls, () -> 0);
    }

    // rule 71: of the signals before a poll the kernel makes one event.
    @Test
    void eachWakeupIsASignal() throws IOException {
        final EpollPoller poller = open();
        calls.onWait(() -> {
            calls.report(0, EpollNative.EVENT_IN, EpollPoller.WAKEUP_TOKEN);
            return 1;
        });

        poller.wakeup();
        poller.wakeup();
        poller.poll(events, -1);
        poller.wakeup();

        assertTrue(events.isEmpty());
        assertEquals(3, Collections.frequency(calls.record(), "signal 101"), calls.record()::toString);
    }

    @Test
    void aWakeupThatNoPollHasReportedHasWokenNobody() throws IOException {
        final EpollPoller poller = open();
        calls.onWait(() -> 0);

        poller.wakeup();
        poller.poll(events, 0);

        assertFalse(poller.hasBeenWoken());
    }

    @Test
    void aWakeupBesideEventsIsNotAnEvent() throws IOException {
        final EpollPoller poller = open();
        calls.onWait(() -> {
            calls.report(0, EpollNative.EVENT_IN, 5);
            calls.report(1, EpollNative.EVENT_IN, EpollPoller.WAKEUP_TOKEN);
            calls.report(2, EpollNative.EVENT_OUT, -6);
            return 3;
        });

        poller.wakeup();
        poller.poll(events, -1);

        assertEquals("PollEvents[5:r, -6:w]", events.toString());
        assertTrue(poller.hasBeenWoken());
    }

    // A number that was closed may be a stranger's descriptor by now.
    @Test
    void afterCloseNothingIsCalled() throws IOException {
        final EpollPoller poller = open();
        poller.close();
        final List<String> before = List.copyOf(calls.record());

        poller.wakeup();
        poller.deregister(SOURCE);
        poller.close();

        assertEquals(before, calls.record());
        assertEquals(List.of("close 100", "close 101"), before.subList(before.size() - 2, before.size()));
        assertThrows(IllegalStateException.class, () -> poller.poll(events, 0));
        assertThrows(IllegalStateException.class, () -> poller.register(SOURCE, Interest.READABLE, 1));
        assertThrows(IllegalStateException.class, () -> poller.modify(SOURCE, Interest.READABLE, 1));
    }

    @Test
    void aFailureToCloseIsThrownOnceAndBothAreClosed() throws IOException {
        final EpollPoller poller = open();
        calls.answer("close", -5);

        assertThrows(SystemCallException.class, poller::close);
        poller.close();

        assertEquals(1, Collections.frequency(calls.record(), "close 100"));
        assertEquals(1, Collections.frequency(calls.record(), "close 101"));
    }

    @Test
    void whatCannotBeOpenedLeavesNothingOpen() {
        calls.answer("add", -NativeErrno.ENOSPC);

        final SystemCallException failure = assertThrows(SystemCallException.class, this::open);

        assertEquals(Errno.ENOSPC, failure.errno());
        assertTrue(calls.record().containsAll(List.of("close 100", "close 101")), calls.record()::toString);
    }

    @Test
    void anEventDescriptorThatCannotBeMadeLeavesNothingOpen() {
        calls.answer("eventfd", -NativeErrno.EMFILE);

        assertThrows(SystemCallException.class, this::open);

        assertEquals(List.of("create", "eventfd", "close 100"), calls.record());
    }

    @Test
    void misuseIsAnIllegalStateThatNamesTheDescriptor() throws IOException {
        final EpollPoller poller = open();
        calls.answer("add 7", -NativeErrno.EEXIST);
        calls.answer("modify 7", -NativeErrno.ENOENT);

        final Exception twice = assertThrows(IllegalStateException.class,
            () -> poller.register(SOURCE, Interest.READABLE, 1));
        final Exception never = assertThrows(IllegalStateException.class,
            () -> poller.modify(SOURCE, Interest.READABLE, 1));

        assertTrue(twice.getMessage().contains("descriptor 7 is registered already"), twice::getMessage);
        assertTrue(never.getMessage().contains("descriptor 7 is not registered"), never::getMessage);
    }

    // users 16
    @Test
    void aFileIsUnsupportedAndTheMessagePointsToThePool() throws IOException {
        final EpollPoller poller = open();
        calls.answer("add 7", -NativeErrno.EPERM);

        final Exception failure = assertThrows(UnsupportedPollableException.class,
            () -> poller.register(SOURCE, Interest.READABLE, 1));

        assertTrue(failure.getMessage().contains("worker pool"), failure::getMessage);
    }

    @Test
    void otherRefusalsCarryTheErrno() throws IOException {
        final EpollPoller poller = open();
        calls.answer("add 7", -NativeErrno.EBADF);
        calls.answer("modify 7", -NativeErrno.ENOMEM);

        assertEquals(Errno.EBADF, assertThrows(SystemCallException.class,
            () -> poller.register(SOURCE, Interest.READABLE, 1)).errno());
        assertEquals(Errno.ENOMEM, assertThrows(SystemCallException.class,
            () -> poller.modify(SOURCE, Interest.READABLE, 1)).errno());
    }

    @Test
    void deregisteringWhatTheKernelDoesNotKnowDoesNothing() throws IOException {
        final EpollPoller poller = open();
        calls.answer("delete 7", -NativeErrno.ENOENT);

        poller.deregister(SOURCE);

        assertTrue(calls.record().contains("delete 7"));
    }

    @Test
    void aNumberThatNoDescriptorHasIsBad() throws IOException {
        final EpollPoller poller = open();
        final Pollable impossible = new Pollable.Descriptor(1L << 32 | 7);

        final SystemCallException failure = assertThrows(SystemCallException.class,
            () -> poller.register(impossible, Interest.READABLE, 1));
        poller.deregister(impossible);

        assertEquals(Errno.EBADF, failure.errno());
        assertFalse(calls.record().contains("delete 7"));
    }

    @Test
    void theTokenOfWakeupsIsRefused() throws IOException {
        final EpollPoller poller = open();

        assertThrows(IllegalArgumentException.class,
            () -> poller.register(SOURCE, Interest.READABLE, EpollPoller.WAKEUP_TOKEN));
        assertThrows(IllegalArgumentException.class,
            () -> poller.modify(SOURCE, Interest.READABLE, EpollPoller.WAKEUP_TOKEN));

        assertFalse(calls.record().contains("add 7"));
    }

    // users 13: whichever it was registered for, the operation finds out
    @Test
    void errorsAndHangUpsAreReportedAsReadyForBoth() throws IOException {
        final EpollPoller poller = open();
        calls.onWait(() -> {
            calls.report(0, EpollNative.EVENT_ERR, 1);
            calls.report(1, EpollNative.EVENT_HUP, 2);
            calls.report(2, EpollNative.EVENT_IN | EpollNative.EVENT_OUT, 3);
            return 3;
        });

        poller.poll(events, -1);

        assertEquals("PollEvents[1:rwe, 2:rwh, 3:rw]", events.toString());
    }

    // users 25
    @Test
    @EnabledForJreRange(minVersion = 21)
    void aVirtualThreadIsRefusedBeforeItHoldsItsCarrier() throws Exception {
        final EpollPoller poller = open();
        final CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        final Runnable poll = () -> refusal.complete(
            assertThrows(IllegalStateException.class, () -> poller.poll(events, 0)));

        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, poll);

        assertTrue(refusal.get().getMessage().contains("platform thread"));
        assertFalse(calls.record().stream().anyMatch(call -> call.startsWith("wait")));
    }

    @Test
    void asksForNoMoreEventsThanFit() throws IOException {
        final EpollPoller poller = open();
        calls.onWait(() -> 0);
        calls.onWait(() -> 0);
        calls.onWait(() -> 0);

        poller.poll(new PollEvents(1), 0);
        poller.poll(new PollEvents(100), 0);
        poller.poll(new PollEvents(1_000_000), 0);

        assertEquals(List.of("wait 1 for 0 ms", "wait 100 for 0 ms", "wait 4096 for 0 ms"),
            calls.record().subList(3, 6));
    }
}
