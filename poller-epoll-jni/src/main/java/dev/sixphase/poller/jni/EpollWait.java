package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import java.io.IOException;

/**
 * How long to wait: what to ask the kernel for, and what to do when it returns early.
 *
 * <p>The kernel is asked in nanoseconds where it takes them (Linux 5.11, {@code epoll_pwait2}), else in
 * milliseconds, rounded up so that a wait of 1 ns is no busy loop.
 */
final class EpollWait {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int FOREVER_MILLIS = -1;

    private final EpollCalls calls;
    private final LoopClock clock;
    private boolean takesNanos = true;

    EpollWait(final EpollCalls calls, final LoopClock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** Fills the array and says how many events there are; none at the end of the time. */
    int await(final int epoll, final EventArray events, final int maxEvents, final long timeoutNanos)
        throws IOException {

        if (timeoutNanos == 0) {
            return awaitMillis(epoll, events, maxEvents, 0);
        }
        if (timeoutNanos < 0) {
            return awaitMillis(epoll, events, maxEvents, FOREVER_MILLIS);
        }
        return awaitFor(epoll, events, maxEvents, timeoutNanos);
    }

    /** Waits for nothing or for ever: a signal cannot change what is left of that. */
    private int awaitMillis(final int epoll, final EventArray events, final int maxEvents,
        final int timeoutMillis) throws IOException {

        while (true) {
            final int result = calls.waitMillis(epoll, events, maxEvents, timeoutMillis);
            if (result >= 0) {
                return result;
            }
            requireInterrupted(result);
        }
    }

    private int awaitFor(final int epoll, final EventArray events, final int maxEvents,
        final long timeoutNanos) throws IOException {

        final long startNanos = clock.nanoTime();
        long remainingNanos = timeoutNanos;
        while (true) {
            final int result = once(epoll, events, maxEvents, remainingNanos);
            if (result > 0 || result == 0 && isWhole(remainingNanos)) {
                return result;
            }
            if (result < 0) {
                requireInterrupted(result);
            }
            // A signal, from a profiler for instance, must neither end the wait nor stretch it.
            remainingNanos = Math.max(0, timeoutNanos - (clock.nanoTime() - startNanos));
        }
    }

    private int once(final int epoll, final EventArray events, final int maxEvents,
        final long remainingNanos) {

        if (takesNanos) {
            final int result = calls.waitNanos(epoll, events, maxEvents, remainingNanos);
            // Old container runtimes answer EPERM to a call that they do not know.
            if (result != -NativeErrno.ENOSYS && result != -NativeErrno.EPERM) {
                return result;
            }
            takesNanos = false;
        }
        return calls.waitMillis(epoll, events, maxEvents, toMillis(remainingNanos));
    }

    /** Whether one call can wait that long; 25 days of milliseconds do not fit. */
    private boolean isWhole(final long remainingNanos) {
        return takesNanos || remainingNanos <= Integer.MAX_VALUE * NANOS_PER_MILLI;
    }

    private static int toMillis(final long timeoutNanos) {
        final long roundUp = timeoutNanos % NANOS_PER_MILLI == 0 ? 0 : 1;
        return (int) Math.min(Integer.MAX_VALUE, timeoutNanos / NANOS_PER_MILLI + roundUp);
    }

    private static void requireInterrupted(final int result) throws IOException {
        if (result != -NativeErrno.EINTR) {
            throw NativeErrno.failure(result, "epoll_wait", "");
        }
    }
}
