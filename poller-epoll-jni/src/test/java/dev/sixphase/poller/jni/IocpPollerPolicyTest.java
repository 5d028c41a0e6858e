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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What needs no Windows: the states of a source, and what meets what on the way. */
@Timeout(20)
class IocpPollerPolicyTest {
    private static final int SOCKET = 7;
    private static final Pollable SOURCE = new Pollable.Descriptor(SOCKET);
    private static final Pollable OTHER = new Pollable.Descriptor(8);
    private static final int CANCELLED = IocpNative.STATUS_CANCELLED;

    private final ScriptedIocp calls = new ScriptedIocp();
    private final PollEvents events = new PollEvents(4);
    private long nowNanos = Long.MAX_VALUE - 5; // wraps during the test: instants compare by subtraction
    private IocpPoller poller;

    @BeforeEach
    void open() throws IOException {
        poller = IocpPoller.open(calls, () -> nowNanos);
        calls.become(SOCKET, 0);
        calls.become(8, 0);
    }

    private String poll(final long timeoutNanos) throws IOException {
        poller.poll(events, timeoutNanos);
        return events.toString();
    }

    private int count(final String call) {
        return Collections.frequency(calls.record(), call);
    }

    @Test
    void readinessIsLevelTriggeredByANewPollBeforeEachWait() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        calls.become(SOCKET, IocpNative.RECEIVE);

        assertEquals("PollEvents[1:r]", poll(-1));
        assertEquals(1, count("start 7"), "no new poll while the loop may still be reading");
        assertEquals("PollEvents[1:r]", poll(-1));
        calls.become(SOCKET, 0);
        assertEquals("PollEvents[]", poll(0));

        assertEquals(3, count("start 7"));
        assertEquals("PollEvents[]", poll(0));
        assertEquals(3, count("start 7"), "a poll that is pending needs no other");
    }

    @Test
    void interestThatGrowsCancelsThePollAndAsksForAllOfIt() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        calls.become(SOCKET, IocpNative.SEND);
        assertEquals("PollEvents[]", poll(0));

        poller.modify(SOURCE, Interest.READ_WRITE, 2);

        assertEquals("PollEvents[2:w]", poll(0));
        assertEquals(1, count("cancel 1"));
    }

    @Test
    void interestThatGrowsIsReportedThoughTheWaitIsForEver() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        calls.become(SOCKET, IocpNative.SEND);

        poller.modify(SOURCE, Interest.WRITABLE, 1);

        assertEquals("PollEvents[1:w]", poll(-1));
    }

    @Test
    void interestThatShrinksNeedsNoCallAndNothingUnwantedIsReported() throws IOException {
        poller.register(SOURCE, Interest.READ_WRITE, 1);

        poller.modify(SOURCE, Interest.READABLE, 1);
        assertEquals("PollEvents[]", poll(0));
        assertEquals(0, count("cancel 1"));
        assertEquals(1, count("start 7"));

        calls.become(SOCKET, IocpNative.SEND);
        assertEquals("PollEvents[]", poll(0));
        assertEquals(2, count("start 7"), "asked anew, for what is wanted now");
        assertEquals(1, calls.pendingCount());
    }

    @Test
    void interestThatChangesBackBeforeThePollCostsNothing() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);

        poller.modify(SOURCE, Interest.READ_WRITE, 1);
        poller.modify(SOURCE, Interest.READABLE, 1);
        poll(0);

        assertEquals(0, count("cancel 1"));
        assertEquals(1, count("start 7"));
    }

    @Test
    void whatWasAnsweredBeforeTheCancelIsReported() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        calls.become(SOCKET, IocpNative.RECEIVE);

        poller.modify(SOURCE, Interest.READ_WRITE, 2);

        assertEquals("PollEvents[2:r]", poll(-1));
        assertEquals(1, count("cancel 1"), "too late, and so no failure");
        calls.become(SOCKET, IocpNative.RECEIVE | IocpNative.SEND);
        assertEquals("PollEvents[2:rw]", poll(-1));
    }

    @Test
    void aCancelThatTakesItsTimeIsAwaitedAndNotRepeated() throws IOException {
        calls.cancelLate();
        poller.register(SOURCE, Interest.READABLE, 1);
        poller.modify(SOURCE, Interest.READ_WRITE, 1);

        assertEquals("PollEvents[]", poll(0));
        poller.modify(SOURCE, Interest.WRITABLE, 1);
        assertEquals("PollEvents[]", poll(0));
        assertEquals(1, count("cancel 1"));

        calls.end(SOCKET, CANCELLED);
        calls.become(SOCKET, IocpNative.SEND);
        assertEquals("PollEvents[1:w]", poll(0));
    }

    @Test
    void aSourceThatIsForgottenUnderItsPollIsSilent() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        calls.become(SOCKET, IocpNative.RECEIVE);

        poller.deregister(SOURCE);

        assertEquals("PollEvents[]", poll(0));
        assertEquals(1, count("start 7"));
        assertThrows(IllegalStateException.class, () -> poller.modify(SOURCE, Interest.READABLE, 1));
    }

    @Test
    void anEntryOfThePastSaysNothingToASourceOfTheSameNumber() throws IOException {
        calls.cancelLate();
        poller.register(SOURCE, Interest.READABLE, 1);
        poller.deregister(SOURCE);
        calls.vanish(SOCKET);
        calls.become(SOCKET, 0);
        poller.register(SOURCE, Interest.READABLE, 2);

        assertEquals("PollEvents[]", poll(0));

        calls.become(SOCKET, IocpNative.RECEIVE);
        assertEquals("PollEvents[2:r]", poll(0));
    }

    @Test
    void aSlotIsUsedAgainOnlyWhenItsEntryHasCome() throws IOException {
        calls.cancelLate();
        for (int round = 0; round < 5; round++) {
            poller.register(SOURCE, Interest.READABLE, round);
            poller.deregister(SOURCE);
        }
        assertEquals(5, calls.blockCount());

        calls.end(SOCKET, CANCELLED);
        assertEquals("PollEvents[]", poll(0));
        for (int round = 0; round < 5; round++) {
            poller.register(SOURCE, Interest.READABLE, round);
            poller.deregister(SOURCE);
        }

        assertEquals(5, calls.blockCount());
    }

    @Test
    void socketsShareHandlesOfAfd() throws IOException {
        for (int socket = 1000; socket < 1000 + AfdSlots.SLOTS_PER_HANDLE + 1; socket++) {
            calls.become(socket, 0);
            poller.register(new Pollable.Descriptor(socket), Interest.READABLE, socket);
        }

        assertEquals(2, count("openAfd"));
    }

    @Test
    void aSourceClosedUnderItsPollIsForgotten() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        calls.vanish(SOCKET);

        assertEquals("PollEvents[]", poll(0));

        assertThrows(IllegalStateException.class, () -> poller.modify(SOURCE, Interest.READABLE, 1));
        assertEquals(0, calls.lentCount());
    }

    @Test
    void aSourceClosedBetweenItsPollsIsForgotten() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        calls.become(SOCKET, IocpNative.RECEIVE);
        poll(0);
        calls.vanish(SOCKET);

        assertEquals("PollEvents[]", poll(0));

        calls.become(SOCKET, IocpNative.RECEIVE);
        poller.register(SOURCE, Interest.READABLE, 2);
        assertEquals("PollEvents[2:r]", poll(0));
    }

    // users 13: whichever it was registered for, the operation finds out
    @Test
    void failuresAreReportedAsWhatIsWanted() throws IOException {
        poller.register(SOURCE, Interest.WRITABLE, 1);
        poller.register(OTHER, Interest.READABLE, 2);
        calls.become(SOCKET, IocpNative.ABORT);
        calls.become(8, IocpNative.CONNECT_FAIL);
        assertEquals("PollEvents[1:wh, 2:re]", poll(-1));

        calls.become(SOCKET, IocpNative.DISCONNECT);
        calls.become(8, IocpNative.ACCEPT);
        assertEquals("PollEvents[2:r]", poll(-1));
    }

    @Test
    void aPollThatFailsForNoKnownReasonIsReportedAsReady() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        calls.end(SOCKET, 0xC000_009A);

        assertEquals("PollEvents[1:rh]", poll(-1));
    }

    @Test
    void aPollThatSomebodyElseCancelledIsStartedAgain() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        calls.end(SOCKET, CANCELLED);

        assertEquals("PollEvents[]", poll(0));

        calls.become(SOCKET, IocpNative.RECEIVE);
        assertEquals("PollEvents[1:r]", poll(0));
    }

    // rule 26, users 15
    @Test
    void aWaitThatEndsATickEarlyGoesOn() throws IOException {
        calls.onWait(() -> nowNanos += TimeUnit.MILLISECONDS.toNanos(7));
        calls.onWait(() -> nowNanos += 2_500_000);
        calls.onWait(() -> nowNanos += 1_000_000);

        assertEquals("PollEvents[]", poll(TimeUnit.MILLISECONDS.toNanos(10)));

        assertEquals(List.of("wait 4 for 10", "wait 4 for 3", "wait 4 for 1", "wait 4 for 0"),
            calls.record().subList(1, 5));
    }

    @Test
    void whatTheLoopDoesNotWantDoesNotEndTheWait() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        poller.deregister(SOURCE);
        calls.onWait(() -> poller.wakeup());

        assertEquals("PollEvents[]", poll(-1));

        assertEquals(2, count("wait 4 for -1"));
    }

    @Test
    void entriesThatMeanNothingDoNotHideWhatIsReadyBehindThem() throws IOException {
        for (int round = 0; round < 4; round++) {
            poller.register(SOURCE, Interest.READABLE, round);
            poller.deregister(SOURCE);
        }
        poller.register(OTHER, Interest.READABLE, 9);
        calls.become(8, IocpNative.RECEIVE);

        assertEquals("PollEvents[9:r]", poll(0));
    }

    // rule 71
    @Test
    void wakeupsBeforeAPollWakeItOnceAndHideNothing() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        calls.become(SOCKET, IocpNative.RECEIVE);
        poller.wakeup();
        poller.wakeup();

        assertEquals("PollEvents[1:r]", poll(-1));

        assertTrue(poller.hasBeenWoken());
        assertEquals(1, count("post 0"));
    }

    @Test
    void theTokensOfAllSourcesAreTheCallers() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 0);
        calls.become(SOCKET, IocpNative.RECEIVE);

        assertEquals("PollEvents[0:r]", poll(0));
    }

    // seed 22
    @Test
    void closingAwaitsTheEntriesOfAllPolls() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        poller.register(OTHER, Interest.READABLE, 2);
        calls.become(8, IocpNative.RECEIVE);

        poller.close();

        assertEquals(0, calls.lentCount());
        assertEquals(0, calls.blockCount());
        assertTrue(calls.record().containsAll(List.of("cancel 1", "close 100", "close 101")),
            calls.record()::toString);
    }

    @Test
    void whatTheKernelDoesNotGiveBackIsLeakedAndNotFreed() throws IOException {
        calls.cancelLate();
        poller.register(SOURCE, Interest.READABLE, 1);
        poller.register(OTHER, Interest.READABLE, 2);
        calls.become(8, IocpNative.RECEIVE);
        calls.onWait(() -> { });

        poller.close();

        assertEquals(1, calls.blockCount());
        assertEquals(1, calls.lentCount());
        assertEquals(1, count("close 100"), "the port is closed all the same");
    }

    @Test
    void afterCloseNothingIsCalled() throws IOException {
        poller.close();
        final List<String> before = List.copyOf(calls.record());

        poller.wakeup();
        poller.deregister(SOURCE);
        poller.close();

        assertEquals(before, calls.record());
        assertThrows(IllegalStateException.class, () -> poller.poll(events, 0));
        assertThrows(IllegalStateException.class, () -> poller.register(SOURCE, Interest.READABLE, 1));
    }

    @Test
    void misuseIsAnIllegalStateThatNamesTheDescriptor() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);

        final Exception twice = assertThrows(IllegalStateException.class,
            () -> poller.register(SOURCE, Interest.READABLE, 1));
        final Exception never = assertThrows(IllegalStateException.class,
            () -> poller.modify(OTHER, Interest.READABLE, 1));

        assertTrue(twice.getMessage().contains("descriptor 7 is registered already"), twice::getMessage);
        assertTrue(never.getMessage().contains("descriptor 8 is not registered"), never::getMessage);
    }

    // users 16
    @Test
    void whatIsNoSocketIsUnsupportedAndTheMessagePointsToThePool() {
        calls.answer("base 7", -NativeErrno.ENOTSOCK);

        final Exception failure = assertThrows(UnsupportedPollableException.class,
            () -> poller.register(SOURCE, Interest.READABLE, 1));

        assertTrue(failure.getMessage().contains("worker pool"), failure::getMessage);
    }

    @Test
    void aRefusedPollRegistersNothing() throws IOException {
        calls.answer("start 7", -NativeErrno.ENOMEM);

        assertEquals(Errno.ENOMEM, assertThrows(SystemCallException.class,
            () -> poller.register(SOURCE, Interest.READABLE, 1)).errno());

        calls.answer("start 7", 0);
        poller.register(SOURCE, Interest.READABLE, 2);
        assertEquals(1, calls.blockCount());
    }

    @Test
    void aPollThatCannotBeStartedAgainFailsTheLoopsPollAndIsTriedInTheNext() throws IOException {
        poller.register(SOURCE, Interest.READABLE, 1);
        calls.become(SOCKET, IocpNative.RECEIVE);
        poll(0);
        calls.answer("start 7", -NativeErrno.ENOMEM);

        assertEquals(Errno.ENOMEM, assertThrows(SystemCallException.class, () -> poll(0)).errno());

        calls.answer("start 7", 0);
        assertEquals("PollEvents[1:r]", poll(0));
    }

    @Test
    void aHandleThatCannotBeOpenedOrMemoryThatIsNotThereRegistersNothing() throws IOException {
        calls.answer("openAfd", -NativeErrno.EMFILE);
        assertThrows(SystemCallException.class, () -> poller.register(SOURCE, Interest.READABLE, 1));
        calls.answer("openAfd", 0);
        calls.answer("associate", -NativeErrno.ENOMEM);
        assertThrows(SystemCallException.class, () -> poller.register(SOURCE, Interest.READABLE, 1));
        calls.answer("associate", 0);
        calls.answer("newBlock", -1);
        assertThrows(SystemCallException.class, () -> poller.register(SOURCE, Interest.READABLE, 1));
        calls.answer("newBlock", 0);

        poller.register(SOURCE, Interest.READABLE, 1);
        poller.close();

        final long opened = calls.record().stream().filter(call -> call.startsWith("associate")).count() + 1;
        assertEquals(opened, calls.record().stream().filter(call -> call.startsWith("close ")).count());
    }

    @Test
    void asksForNoMoreEntriesThanFit() throws IOException {
        poller.poll(new PollEvents(1), 0);
        poller.poll(new PollEvents(1_000_000), 0);

        assertEquals(List.of("wait 1 for 0", "wait 4096 for 0"), calls.record().subList(1, 3));
    }
}
