package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.PollEvents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a stream makes of the kernel's answers, the rare ones most of all. */
class UringStreamPolicyTest {
    private static final int EPOLL = 3;
    private static final int SOCKET = 7;
    private static final long TOKEN = 42;
    private static final int MUCH = ReceiveWay.LARGE_BYTES;
    private static final int READ_WRITE = PollEvents.READABLE | PollEvents.WRITABLE;

    private final ScriptedUring calls = new ScriptedUring();
    private final PollEvents events = new PollEvents(8);
    private SocketRing ring;
    private UringStream stream;
    private long intake;
    private long send;
    private long readiness;

    @BeforeEach
    void open() throws IOException {
        open(READ_WRITE);
    }

    private void open(final int mask) throws IOException {
        ring = SocketRing.open(calls, EPOLL);
        stream = new UringStream(ring, SOCKET);
        ring.opened(stream);
        stream.connected();
        ring.register(stream, mask, TOKEN);
        intake = stream.data(UringSource.INTAKE);
        send = stream.data(UringSource.SEND);
        readiness = stream.data(UringSource.READINESS);
        ring.turn(0);
        assertEquals(List.of("poll 3", "receive 7"), calls.takeRecord().subList(1, 3));
    }

    private String report() {
        events.clear();
        ring.report(events);
        return events.toString();
    }

    private static ByteBuffer bytes(final String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String read() {
        final ByteBuffer target = ByteBuffer.allocate(100);
        final int count = stream.read(target);
        return count < 0 ? Integer.toString(count)
            : new String(target.array(), 0, count, StandardCharsets.US_ASCII);
    }

    private void turnWith(final Runnable kernel) throws IOException {
        calls.onEnter(() -> {
            kernel.run();
            return 0;
        });
        calls.flags(UringNative.RING_HAS_WORK);
        ring.turn(0);
        calls.flags(0);
    }

    @Test
    void piecesThatLieSideBySideAreReadInOrder() throws IOException {
        turnWith(() -> {
            calls.receive(intake, "abc");
            calls.receive(intake, "def");
        });

        assertEquals("PollEvents[42:rw]", report());
        assertEquals("abcdef", read());
        assertEquals("PollEvents[42:w]", report());
        assertEquals(0, ring.buffers().unreadCount());
    }

    @Test
    void aSmallTargetTakesAPieceInParts() throws IOException {
        turnWith(() -> calls.receive(intake, "abcdef"));
        final ByteBuffer target = ByteBuffer.allocateDirect(4);

        assertEquals(4, stream.read(target));

        assertTrue(stream.hasInput());
        assertEquals("ef", read());
    }

    @Test
    void theEndComesAfterWhatWasReceivedAndStays() throws IOException {
        turnWith(() -> {
            calls.receive(intake, "abc");
            calls.complete(intake, 0, 0);
        });

        assertEquals("abc", read());
        assertEquals("-1", read());
        assertEquals("PollEvents[42:rw]", report());
        assertEquals("PollEvents[42:rw]", report());
        ring.turn(0);
        assertEquals(List.of(), calls.takeRecord(), "nothing is received any more");
    }

    @Test
    void aFailureComesAfterWhatWasReceived() throws IOException {
        turnWith(() -> {
            calls.receive(intake, "abc");
            calls.complete(intake, -NativeErrno.EBADF, 0);
        });

        assertEquals("abc", read());
        assertEquals("-9", read());
        assertFalse(stream.takes(1), "what is written is tried at once, so that it fails at once");
    }

    @Test
    void withoutBuffersItWaitsUntilOthersHaveReadTheirs() throws IOException {
        final String whole = "x".repeat(32 * 1024);
        do {
            turnWith(() -> {
                boolean hasRoom = true;
                while (hasRoom) {
                    hasRoom = calls.receive(intake, whole);
                }
            });
            ring.turn(0);
        } while (calls.takeRecord().equals(List.of("receive 7")));
        ring.turn(0);
        assertEquals(List.of(), calls.takeRecord(), "there is still no buffer");

        for (int left = whole.length(); left > 0; left -= 1024) {
            assertEquals(1024, stream.read(ByteBuffer.allocate(1024)));
        }
        ring.turn(0);

        assertEquals(List.of("receive 7"), calls.takeRecord());
    }

    @Test
    void muchAtATimeIsLeftToReadsOnceTheReceiveHasEnded() throws IOException {
        turnWith(() -> calls.receive(intake, "x".repeat(MUCH)));
        assertEquals(MUCH, stream.read(ByteBuffer.allocate(2 * MUCH)));
        turnWith(() -> {
            calls.receive(intake, "last");
            calls.complete(intake, -NativeErrno.ECANCELED, 0);
        });
        assertEquals("last", read());

        ring.turn(0);

        assertEquals(List.of("cancel " + intake, "poll 7"), calls.takeRecord());
        assertEquals("PollEvents[42:w]", report());
    }

    @Test
    void whatAReadIsToldOfIsReportedUntilItHasRead() throws IOException {
        leaveToReads();
        turnWith(() -> calls.complete(intake, UringNative.POLL_IN, 0));
        ring.turn(0);
        assertEquals("PollEvents[42:rw]", report());
        assertEquals("PollEvents[42:rw]", report());
        assertEquals(List.of(), calls.takeRecord(), "it knows already");

        stream.readDirectly(MUCH);
        ring.turn(0);

        assertEquals(List.of("poll 7"), calls.takeRecord());
        assertEquals("PollEvents[42:w]", report());
    }

    @Test
    void whereLittleComesForLongTheRingReceivesAgain() throws IOException {
        leaveToReads();
        for (int reads = 1; reads < ReceiveWay.SMALL_READS; reads++) {
            turnWith(() -> calls.complete(intake, UringNative.POLL_IN, 0));
            stream.readDirectly(1);
            ring.turn(0);
            assertEquals(List.of("poll 7"), calls.takeRecord());
        }
        turnWith(() -> calls.complete(intake, UringNative.POLL_IN, 0));
        stream.readDirectly(1);
        ring.turn(0);

        assertEquals(List.of("receive 7"), calls.takeRecord());
    }

    @Test
    void whoStopsReadingIsNotToldOfWhatWasCancelled() throws IOException {
        leaveToReads();
        stream.want(0, 0);
        ring.turn(0);
        assertEquals(List.of("cancel " + intake), calls.takeRecord());
        turnWith(() -> calls.complete(intake, -NativeErrno.ECANCELED, 0));

        stream.want(PollEvents.READABLE, TOKEN);
        ring.turn(0);

        assertEquals("PollEvents[]", report());
        assertEquals(List.of("poll 7"), calls.takeRecord());
    }

    /** Has much arrive at a time, so that the ring only tells that there is something. */
    private void leaveToReads() throws IOException {
        turnWith(() -> calls.receive(intake, "x".repeat(MUCH)));
        stream.read(ByteBuffer.allocate(MUCH));
        turnWith(() -> calls.complete(intake, -NativeErrno.ECANCELED, 0));
        ring.turn(0);
        assertEquals(List.of("cancel " + intake, "poll 7"), calls.takeRecord());
    }

    @Test
    void whoeverIsNotReadKeepsNoBufferFromTheOthers() throws IOException {
        turnWith(() -> calls.receive(intake, "abc"));

        stream.want(0, 0);

        assertEquals(0, ring.buffers().unreadCount());
        ring.turn(0);
        assertEquals(List.of("cancel " + intake), calls.takeRecord());
        turnWith(() -> {
            calls.receive(intake, "def");
            calls.complete(intake, -NativeErrno.ECANCELED, 0);
        });
        assertEquals(0, ring.buffers().unreadCount());
        assertEquals("abcdef", read());
    }

    @Test
    void wantedAgainWhileItIsBeingCancelledItIsArmedAfterTheLastCompletion() throws IOException {
        stream.want(0, 0);
        ring.turn(0);
        calls.takeRecord();
        stream.want(PollEvents.READABLE, 43);
        ring.turn(0);
        assertEquals(List.of(), calls.takeRecord());

        turnWith(() -> {
            calls.receive(intake, "abc");
            calls.complete(intake, -NativeErrno.ECANCELED, 0);
        });
        ring.turn(0);

        assertEquals(List.of("receive 7"), calls.takeRecord());
        assertEquals("PollEvents[43:r]", report());
        assertEquals("abc", read());
    }

    @Test
    void aReceiveThatEndsByItselfIsArmedAgain() throws IOException {
        turnWith(() -> calls.complete(intake, -NativeErrno.EAGAIN, 0));

        ring.turn(0);

        assertEquals(List.of("receive 7"), calls.takeRecord());
    }

    @Test
    void manySmallWritesAreOneSend() throws IOException {
        stream.append(bytes("ab"));
        stream.append(bytes("cd"));

        ring.turn(0);
        ring.turn(0);

        assertEquals(List.of("send 7: abcd"), calls.takeRecord());
        assertEquals(0, ring.chunks().takenCount());
    }

    @Test
    void whatASendLeftIsSentInOrderOnceThereIsRoom() throws IOException {
        stream.append(bytes("abcdef"));
        turnWith(() -> calls.complete(send, 2, 0));
        assertEquals("PollEvents[]", report());
        assertFalse(stream.takes(1));
        ring.turn(0);
        assertEquals(List.of("send 7: abcdef", "watch 7"), calls.takeRecord());

        turnWith(() -> calls.complete(readiness, UringNative.POLL_OUT, UringNative.COMPLETION_HAS_MORE));
        stream.append(bytes("gh"));
        ring.turn(0);

        assertEquals(List.of("cancel " + readiness, "send 7: cdefgh"), calls.takeRecord());
        assertEquals("PollEvents[42:w]", report());
    }

    @Test
    void thatThePeerHasEndedMakesNoRoom() throws IOException {
        stream.append(bytes("abc"));
        turnWith(() -> calls.complete(send, -NativeErrno.EAGAIN, 0));
        ring.turn(0);

        turnWith(() -> calls.complete(readiness, 0x2000, UringNative.COMPLETION_HAS_MORE));
        ring.turn(0);

        assertEquals(List.of("send 7: abc", "watch 7"), calls.takeRecord());
        assertEquals("PollEvents[]", report());
    }

    @Test
    void aSendThatFailsIsToldToTheNextReadAndWrite() throws IOException {
        stream.append(bytes("abc"));
        turnWith(() -> calls.complete(send, -NativeErrno.EPIPE, 0));

        assertEquals("PollEvents[42:rw]", report());
        assertEquals(-NativeErrno.EPIPE, stream.sendError());
        assertEquals("-32", read());
        assertTrue(stream.isSendFailure());
        assertEquals(0, ring.chunks().takenCount());
    }

    @Test
    void theEndOfOurSideWaitsForWhatIsUnsent() throws IOException {
        stream.append(bytes("abc"));
        turnWith(() -> calls.complete(send, 1, 0));
        ring.turn(0);
        calls.takeRecord();
        calls.answer("write", -NativeErrno.EAGAIN);
        assertFalse(stream.flush());
        stream.shutdownLater();
        assertEquals(-NativeErrno.EPIPE, stream.sendError(), "who ends his side writes no more");
        calls.answer("write", 2);

        turnWith(() -> calls.complete(readiness, UringNative.POLL_OUT, UringNative.COMPLETION_HAS_MORE));

        assertEquals(List.of("write 7: bc", "write 7: bc", "shutdown 7"), calls.takeRecord());
    }

    @Test
    void aClosedSocketLingersUntilAllIsSentAndItsDescriptorIsClosedThen() throws IOException {
        stream.append(bytes("abc"));
        turnWith(() -> calls.complete(send, 1, 0));
        calls.answer("write", -NativeErrno.EAGAIN);
        assertFalse(stream.close());
        turnWith(() -> calls.complete(intake, -NativeErrno.ECANCELED, 0));
        assertEquals("PollEvents[]", report());
        calls.takeRecord();
        calls.answer("write", 2);

        turnWith(() -> {
            calls.complete(readiness, UringNative.POLL_OUT, UringNative.COMPLETION_HAS_MORE);
            calls.complete(readiness, -NativeErrno.ECANCELED, 0);
        });

        assertEquals(List.of("write 7: bc", "close 7"), calls.takeRecord());
        assertEquals(0, ring.chunks().takenCount());
    }

    @Test
    void whatIsClosedIsFirstTakenFromTheKernel() throws IOException {
        calls.onEnter(() -> {
            calls.receive(intake, "too late");
            calls.complete(intake, -NativeErrno.ECANCELED, 0);
            return 0;
        });

        assertTrue(stream.close());

        assertEquals(List.of("cancel " + intake), calls.takeRecord());
        assertEquals(0, ring.buffers().unreadCount());
        assertFalse(stream.isUnderWay());
    }

    @Test
    void aNumberIsNotGivenToAnotherBeforeItsLastCompletion() throws IOException {
        assertTrue(stream.close(), "the kernel has not let go yet");
        final UringStream next = new UringStream(ring, SOCKET);
        ring.opened(next);
        next.connected();
        ring.register(next, PollEvents.READABLE, 43);
        turnWith(() -> calls.receive(intake, "for the old one"));

        assertEquals("PollEvents[]", report());

        turnWith(() -> calls.complete(intake, -NativeErrno.ECANCELED, 0));
        final UringStream third = new UringStream(ring, SOCKET + 1);
        ring.opened(third);
        ring.register(third, PollEvents.READABLE, 44);
        assertEquals(intake, third.data(UringSource.INTAKE));
    }

    @Test
    void whatDidNotFitIntoTheRingOfCompletionsIsFetched() throws IOException {
        stream.append(bytes("abc"));
        calls.onEnter(() -> {
            calls.flags(UringNative.RING_OVERFLOWN);
            return 0;
        });
        calls.onEnter(() -> {
            calls.complete(send, 1, 0);
            calls.flags(0);
            return 0;
        });

        ring.turn(0);

        assertEquals(1, ring.chunks().takenCount(), "the send is not done, although that was told late");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closingTheRingLeavesWhatWasReceivedToTheSocket(final boolean letsGo) throws IOException {
        turnWith(() -> calls.receive(intake, "abc"));
        if (letsGo) {
            calls.onEnter(() -> {
                calls.complete(intake, -NativeErrno.ECANCELED, 0);
                return 0;
            });
        }

        assertEquals(0, ring.close());

        assertEquals("abc", read());
        assertEquals(letsGo, calls.mappedCount() == 0, "unmapped if the kernel lets go, and only then");
        assertTrue(calls.record().contains("close " + ScriptedUring.RING));
    }
}
