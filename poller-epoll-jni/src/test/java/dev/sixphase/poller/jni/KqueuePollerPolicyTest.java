package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes to the kernel and when, without one. */
@Timeout(20)
class KqueuePollerPolicyTest {
    private static final Pollable SOURCE = new Pollable.Descriptor(7);
    private static final Pollable OTHER = new Pollable.Descriptor(9000);

    private final ScriptedKqueue calls = new ScriptedKqueue();
    private final PollEvents events = new PollEvents(4);
    private long nowNanos;
    private KqueuePoller poller;

    @BeforeEach
    void open() throws IOException {
        poller = KqueuePoller.open(calls, () -> nowNanos);
        calls.record().clear();
    }

    private void poll() throws IOException {
        calls.onWait(() -> 0);
        calls.record().clear();
        poller.poll(events, 0);
    }

    @Test
    void aRegistrationGoesToTheKernelAtOnce() throws IOException {
        poller.register(SOURCE, Interest.READ_WRITE, 5);

        assertEquals(List.of("add r7 as 5", "add w7 as 5"), calls.record());
    }

    @Test
    void modificationsGoAlongWithTheNextWait() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 5);
        poller.register(OTHER, Interest.READABLE, 6);
        calls.record().clear();

        poller.modify(SOURCE, Interest.READ_WRITE, 5);
        poller.modify(OTHER, Interest.WRITABLE, 6);

        assertTrue(calls.record().isEmpty());
        poll();
        assertEquals(List.of("add w7 as 5 along", "delete r9000 along", "add w9000 as 6 along",
            "wait 4 for 0"), calls.record());
        poll();
        assertEquals(List.of("wait 4 for 0"), calls.record());
    }

    @Test
    void aChangeOfMindBetweenTwoPollsCostsNothing() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 5);
        poller.modify(SOURCE, Interest.WRITABLE, 5);
        poller.modify(SOURCE, Interest.READABLE, 5);

        poll();

        assertEquals(List.of("wait 4 for 0"), calls.record());
    }

    @Test
    void anotherTokenReplacesTheFilter() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 5);
        poller.modify(SOURCE, Interest.READABLE, 8);

        poll();

        assertEquals(List.of("delete r7 along", "add r7 as 8 along", "wait 4 for 0"), calls.record());
    }

    @Test
    void aDeregistrationGoesAtOnceAndTakesModificationsWithIt() throws IOException {
        poller.register(SOURCE, Interest.READ_WRITE, 5);
        poller.modify(SOURCE, Interest.READABLE, 5);
        calls.record().clear();

        poller.deregister(SOURCE);

        assertEquals(List.of("delete r7", "delete w7"), calls.record());
        poll();
        assertEquals(List.of("wait 4 for 0"), calls.record());
        assertThrows(IllegalStateException.class, () -> poller.modify(SOURCE, Interest.READABLE, 5));
    }

    @Test
    void aRefusedFilterTakesTheOtherOneBack() {
        calls.refuse("add w7 as 5", NativeErrno.ENOMEM);

        final SystemCallException refusal = assertThrows(SystemCallException.class,
            () -> poller.register(SOURCE, Interest.READ_WRITE, 5));

        assertEquals(Errno.ENOMEM, refusal.errno());
        assertEquals(List.of("add r7 as 5", "add w7 as 5", "delete r7", "delete w7"), calls.record());
        assertThrows(IllegalStateException.class, () -> poller.modify(SOURCE, Interest.READABLE, 5));
    }

    @Test
    void aSecondRegistrationIsRefusedAndTheFirstStays() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 5);

        assertThrows(IllegalStateException.class, () -> poller.register(SOURCE, Interest.WRITABLE, 6));

        assertEquals(List.of("add r7 as 5", "delete r7", "add r7 as 5"), calls.record());
        poller.modify(SOURCE, Interest.READABLE, 5);
    }

    @Test
    void aNumberThatTheKernelForgotMayBeRegisteredAgain() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 5);
        calls.refuse("delete r7", NativeErrno.ENOENT);

        poller.register(SOURCE, Interest.WRITABLE, 6);

        assertEquals(List.of("add r7 as 5", "delete r7", "add w7 as 6"), calls.record());
    }

    @ParameterizedTest
    @ValueSource(ints = {KqueueNative.KIND_FILE, KqueueNative.KIND_DEVICE})
    void whatIsAlwaysReadyIsUnsupported(final int kind) {
        calls.setKind(7, kind);

        final UnsupportedPollableException refusal = assertThrows(UnsupportedPollableException.class,
            () -> poller.register(SOURCE, Interest.READABLE, 5));

        assertTrue(refusal.getMessage().contains("worker pool"), refusal.getMessage());
        assertTrue(calls.record().isEmpty());
    }

    @Test
    void whatTheKernelCannotWatchIsUnsupported() {
        calls.refuse("add r7 as 5", NativeErrno.EINVAL);

        assertThrows(UnsupportedPollableException.class, () -> poller.register(SOURCE, Interest.READABLE, 5));
    }

    @Test
    void aSignalEndsNeitherTheWaitNorRepeatsItsChanges() throws IOException { // rule 19
        poller.register(SOURCE, Interest.READABLE, 5);
        poller.modify(SOURCE, Interest.WRITABLE, 5);
        calls.record().clear();
        calls.onWait(() -> {
            nowNanos += 3;
            return -NativeErrno.EINTR;
        });
        calls.onWait(() -> 0);

        poller.poll(events, 10);

        assertEquals(List.of("delete r7 along", "add w7 as 5 along", "wait 4 for 10", "wait 4 for 7"),
            calls.record());
    }

    @Test
    void aWaitLongerThanTheLongestGoesOn() throws IOException { // users 15
        final long dayNanos = TimeUnit.DAYS.toNanos(1);
        calls.onWait(() -> {
            nowNanos += dayNanos;
            return 0;
        });
        calls.onWait(() -> 0);

        poller.poll(events, dayNanos + 1);

        assertEquals(List.of("wait 4 for " + dayNanos, "wait 4 for 1"), calls.record());
    }

    @Test
    void changesAreMadeOneByOneWhereAFailureFoundNoRoom() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 5);
        poller.register(OTHER, Interest.READABLE, 6);
        poller.modify(SOURCE, Interest.READ_WRITE, 5);
        poller.modify(OTHER, Interest.READ_WRITE, 6);
        calls.record().clear();
        calls.refuse("add w7 as 5", NativeErrno.EBADF);
        calls.onWait(() -> -NativeErrno.EBADF);
        calls.onWait(() -> 0);

        poller.poll(events, 0);

        assertEquals(List.of("add w7 as 5 along", "add w9000 as 6 along", "wait 4 for 0", "add w7 as 5",
            "add w9000 as 6", "wait 4 for 0"), calls.record());
    }

    @Test
    void aFailureThatFoundNoRoomIsThrown() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 5);
        poller.modify(SOURCE, Interest.READ_WRITE, 5);
        calls.refuse("add w7 as 5", NativeErrno.ENOMEM);
        calls.onWait(() -> -NativeErrno.ENOMEM);

        final SystemCallException failure =
            assertThrows(SystemCallException.class, () -> poller.poll(events, 0));

        assertEquals(Errno.ENOMEM, failure.errno());
    }

    @Test
    void aSourceThatWasClosedIsForgottenWhenAChangeFails() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 5);
        poller.modify(SOURCE, Interest.WRITABLE, 5);
        calls.onWait(() -> {
            calls.reportFailure(0, 7, NativeErrno.ENOENT);
            calls.reportFailure(1, 7, NativeErrno.EBADF);
            return 2;
        });

        poller.poll(events, -1);

        assertTrue(events.isEmpty());
        assertThrows(IllegalStateException.class, () -> poller.modify(SOURCE, Interest.READABLE, 5));
    }

    @Test
    void anotherFailureOfAChangeIsThrown() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 5);
        poller.modify(SOURCE, Interest.READ_WRITE, 5);
        calls.onWait(() -> {
            calls.reportFailure(0, 7, NativeErrno.ENOMEM);
            return 1;
        });

        final SystemCallException failure =
            assertThrows(SystemCallException.class, () -> poller.poll(events, -1));

        assertEquals("ENOMEM: cannot allocate memory, kevent descriptor 7", failure.getMessage());
    }

    @Test
    void eventsComeWithTheirTokensAndEnds() throws IOException {
        calls.onWait(() -> {
            calls.report(0, KqueueNative.FILTER_READ, 0, -1);
            calls.report(1, KqueueNative.FILTER_WRITE, 0, 2);
            calls.reportEnd(2, KqueueNative.FILTER_READ, 0, 3);
            calls.reportEnd(3, KqueueNative.FILTER_WRITE, NativeErrno.EINVAL, 4);
            return 4;
        });

        poller.poll(events, -1);

        assertEquals("PollEvents[-1:r, 2:w, 3:rh, 4:weh]", events.toString());
    }

    @Test
    void eachWakeupIsATrigger() throws IOException { // rule 71: of those before a poll the kernel makes one
        poller.wakeup();
        poller.wakeup();
        calls.onWait(() -> {
            calls.report(0, -10, 0, 0);
            return 1;
        });

        poller.poll(events, -1);

        assertTrue(events.isEmpty());
        assertTrue(poller.hasBeenWoken());
        poller.wakeup();
        assertEquals(List.of("trigger", "trigger", "wait 4 for -1", "trigger"), calls.record());
    }

    @Test
    void aWakeupAfterTheCloseTriggersNothing() throws IOException {
        poller.close();
        poller.close();
        poller.wakeup();

        assertEquals(List.of("close 100"), calls.record());
        assertThrows(IllegalStateException.class, () -> poller.poll(events, 0));
    }

    @Test
    void aPollerThatCannotBeWokenIsNotOpened() {
        calls.refuse("watch trigger", NativeErrno.EINVAL);

        assertThrows(SystemCallException.class, () -> KqueuePoller.open(calls, () -> 0));

        assertEquals(List.of("kqueue", "watch trigger", "close 100"), calls.record());
    }
}
