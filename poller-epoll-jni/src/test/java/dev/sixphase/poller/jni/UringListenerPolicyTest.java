package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.PollEvents;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** How a listener takes what the kernel accepts for it, or cannot. */
class UringListenerPolicyTest {
    private static final int SOCKET = 7;

    private final ScriptedUring calls = new ScriptedUring();
    private final PollEvents events = new PollEvents(8);
    private SocketRing ring;
    private UringListener listener;
    private long intake;
    private long readiness;

    @BeforeEach
    void open() throws IOException {
        ring = SocketRing.open(calls, 3);
        listener = new UringListener(ring, SOCKET);
        ring.opened(listener);
        listener.listens();
        ring.register(listener, PollEvents.READABLE, 42);
        intake = listener.data(UringSource.INTAKE);
        readiness = listener.data(UringSource.READINESS);
        ring.turn(0);
        assertEquals("accept 7", calls.takeRecord().get(2));
    }

    private String report() {
        events.clear();
        ring.report(events);
        return events.toString();
    }

    private void complete(final long data, final int result, final boolean hasMore) throws IOException {
        calls.complete(data, result, hasMore ? UringNative.COMPLETION_HAS_MORE : 0);
        ring.turn(0);
    }

    @Test
    void connectionsAreTakenInTheOrderTheyCameIn() throws IOException {
        for (int round = 0; round < 3; round++) {
            for (int accepted = 100; accepted < 120; accepted++) {
                complete(intake, accepted, true);
            }
            for (int accepted = 100; accepted < 110; accepted++) {
                assertEquals("PollEvents[42:r]", report());
                assertEquals(accepted, listener.take());
            }
            for (int accepted = 110; accepted < 120; accepted++) {
                assertEquals(accepted, listener.take());
            }
            assertEquals(UringListener.NONE, listener.take());
            assertEquals("PollEvents[]", report());
        }
    }

    @Test
    void moreRoomKeepsTheOrderOfThoseWhoWaitAroundTheEndOfTheOld() throws IOException {
        for (int accepted = 100; accepted < 105; accepted++) {
            complete(intake, accepted, true);
            assertEquals(accepted, listener.take());
        }
        for (int accepted = 105; accepted < 125; accepted++) {
            complete(intake, accepted, true);
        }
        for (int accepted = 105; accepted < 125; accepted++) {
            assertEquals(accepted, listener.take());
        }
    }

    @Test
    void aFloodIsLeftToTheKernelsQueueUntilAllAreTaken() throws IOException {
        for (int count = 0; count < 128; count++) {
            complete(intake, 100 + count, true);
        }
        ring.turn(0);
        assertEquals(List.of("cancel " + intake), calls.takeRecord());
        complete(intake, -NativeErrno.ECANCELED, false);
        for (int count = 0; count < 127; count++) {
            listener.take();
        }
        ring.turn(0);
        assertEquals(List.of(), calls.takeRecord());

        assertEquals(227, listener.take());
        ring.turn(0);

        assertEquals(List.of("accept 7"), calls.takeRecord());
    }

    @Test
    void withoutDescriptorsItIsReportedWhileAConnectionWaitsAndNotOtherwise() throws IOException {
        complete(intake, -NativeErrno.EMFILE, false);
        assertEquals("PollEvents[]", report());
        ring.turn(0);
        assertEquals(List.of("watch 7"), calls.takeRecord());

        complete(readiness, UringNative.POLL_IN, true);
        assertEquals("PollEvents[42:r]", report());
        complete(readiness, -NativeErrno.ECANCELED, false);
        listener.acceptsDirectly();
        assertEquals("PollEvents[]", report());
        ring.turn(0);
        assertEquals("watch 7", calls.record().get(calls.record().size() - 1), "it is asked again");

        listener.acceptedDirectly();
        listener.changed();
        ring.turn(0);
        assertEquals("accept 7", calls.record().get(calls.record().size() - 2));
    }

    @Test
    void aPeerThatThoughtBetterOfItIsNoFailure() throws IOException {
        complete(intake, -NativeErrno.ECONNABORTED, false);
        ring.turn(0);

        assertEquals(List.of("accept 7"), calls.takeRecord());
    }

    @Test
    void whatIsAcceptedAfterTheCloseIsClosed() throws IOException {
        calls.onEnter(() -> {
            calls.complete(intake, 100, UringNative.COMPLETION_HAS_MORE);
            calls.complete(intake, -NativeErrno.ECANCELED, 0);
            return 0;
        });

        listener.close();

        assertEquals(List.of("cancel " + intake, "close 100"), calls.takeRecord());
    }
}
