package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Poller;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class EpollWaitTest {
    private static final int EPOLL = 3;
    private static final int MAX_EVENTS = 4;
    private static final long MAX_MILLIS_NANOS = Integer.MAX_VALUE * 1_000_000L;

    private final ScriptedEpoll calls = new ScriptedEpoll();
    private final EventArray events = calls.newEvents(MAX_EVENTS);
    private long nowNanos = Long.MAX_VALUE - 5; // wraps during the test: instants compare by subtraction
    private final EpollWait wait = new EpollWait(calls, EPOLL, () -> nowNanos);

    private int await(final long timeoutNanos) throws IOException {
        return wait.await(events, MAX_EVENTS, timeoutNanos);
    }

    private void answerAfterMillis(final long millis, final int result) {
        calls.onWait(() -> {
            nowNanos += TimeUnit.MILLISECONDS.toNanos(millis);
            return result;
        });
    }

    // rule 19, users 15, seed 19
    @Test
    void waitsOnlyForTheRestOfTheTimeoutAfterASignal() throws IOException { // libuv eintr_handling
        answerAfterMillis(3, -NativeErrno.EINTR);
        answerAfterMillis(3, -NativeErrno.EINTR);
        answerAfterMillis(4, 0);

        assertEquals(0, await(TimeUnit.MILLISECONDS.toNanos(10)));

        assertEquals(List.of("wait 4 for 10000000 ns", "wait 4 for 7000000 ns", "wait 4 for 4000000 ns"),
            calls.record());
    }

    @Test
    void asksOnceMoreWithoutWaitingWhenASignalCameAfterTheEnd() throws IOException {
        answerAfterMillis(11, -NativeErrno.EINTR);
        answerAfterMillis(0, 1);

        assertEquals(1, await(TimeUnit.MILLISECONDS.toNanos(10)));

        assertEquals(List.of("wait 4 for 10000000 ns", "wait 4 for 0 ms"), calls.record());
    }

    // rule 26, seed 4
    @Test
    void roundsUpToMillisecondsWhereTheKernelHasNoNanoseconds() throws IOException {
        calls.answer("waitNanos", -NativeErrno.ENOSYS);
        answerAfterMillis(1, 0);
        answerAfterMillis(2, 0);

        await(1);
        await(1_000_001);

        assertEquals(List.of("wait 4 for 1 ns", "wait 4 for 1 ms", "wait 4 for 2 ms"), calls.record());
    }

    @Test
    void takesTheRefusalOfASandboxForAMissingCall() throws IOException {
        calls.answer("waitNanos", -NativeErrno.EPERM);
        answerAfterMillis(5, 0);

        assertEquals(0, await(5_000_000));

        assertEquals(List.of("wait 4 for 5000000 ns", "wait 4 for 5 ms"), calls.record());
    }

    // seed 5
    @Test
    void waitsOnWhenTheTimeoutDidNotFitIntoOneCall() throws IOException {
        calls.answer("waitNanos", -NativeErrno.ENOSYS);
        answerAfterMillis(Integer.MAX_VALUE, 0);
        answerAfterMillis(1_000, 0);

        assertEquals(0, await(MAX_MILLIS_NANOS + 1_000_000_000L));

        assertEquals(List.of("wait 4 for " + (MAX_MILLIS_NANOS + 1_000_000_000L) + " ns",
            "wait 4 for 2147483647 ms", "wait 4 for 1000 ms"), calls.record());
    }

    @Test
    void clampsTheLongestTimeoutInsteadOfWrapping() throws IOException {
        calls.answer("waitNanos", -NativeErrno.ENOSYS);
        calls.onWait(() -> 2);

        assertEquals(2, await(Long.MAX_VALUE));

        assertEquals("wait 4 for 2147483647 ms", calls.record().get(1));
    }

    @Test
    void asksForNothingAndForEverWithoutAClock() throws IOException {
        calls.onWait(() -> -NativeErrno.EINTR);
        calls.onWait(() -> 0);
        calls.onWait(() -> -NativeErrno.EINTR);
        calls.onWait(() -> 3);

        assertEquals(0, await(0));
        assertEquals(3, await(Poller.FOREVER_NANOS));

        assertEquals(List.of("wait 4 for 0 ms", "wait 4 for 0 ms", "wait 4 for -1 ms", "wait 4 for -1 ms"),
            calls.record());
    }

    @Test
    void anyOtherFailureIsThrownByName() {
        calls.onWait(() -> -NativeErrno.EBADF);
        calls.onWait(() -> -NativeErrno.EBADF);

        final SystemCallException forever =
            assertThrows(SystemCallException.class, () -> await(Poller.FOREVER_NANOS));
        final SystemCallException bounded = assertThrows(SystemCallException.class, () -> await(1));

        assertEquals(Errno.EBADF, forever.errno());
        assertEquals("epoll_wait", bounded.call());
    }
}
