package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import java.io.IOException;

/** Waits as long as asked for, though calls of the kernel may end early: by a signal, or at their longest. */
abstract class KernelWait {
    static final long NANOS_PER_MILLI = 1_000_000;

    private static final int FOREVER_MILLIS = -1;

    private final String callName;
    private final LoopClock clock;

    KernelWait(final String callName, final LoopClock clock) {
        this.callName = callName;
        this.clock = clock;
    }

    /** One call of the kernel: 0 does not wait, -1 waits for ever. Returns how many events, or -errno. */
    abstract int once(long timeoutNanos) throws IOException;

    /** Whether a call with this time-out that found nothing has surely waited for all of it. */
    abstract boolean isWhole(long timeoutNanos);

    /** For a kernel that counts in milliseconds: rounded up, so that a wait of 1 ns is no busy loop. */
    static int toMillis(final long timeoutNanos) {
        if (timeoutNanos <= 0) {
            return timeoutNanos < 0 ? FOREVER_MILLIS : 0;
        }
        final long roundUp = timeoutNanos % NANOS_PER_MILLI == 0 ? 0 : 1;
        return (int) Math.min(Integer.MAX_VALUE, timeoutNanos / NANOS_PER_MILLI + roundUp);
    }

    /** Waits and says how many events there are; none at the end of the time. */
    final int await(final long timeoutNanos) throws IOException {
        return timeoutNanos > 0 ? awaitFor(timeoutNanos) : awaitWithoutClock(timeoutNanos);
    }

    /** Waits for nothing or for ever: a signal cannot change what is left of that. */
    private int awaitWithoutClock(final long timeoutNanos) throws IOException {
        while (true) {
            final int result = once(timeoutNanos);
            if (result > 0 || result == 0 && isWhole(timeoutNanos)) {
                return result;
            }
            requireInterrupted(result);
        }
    }

    private int awaitFor(final long timeoutNanos) throws IOException {
        final long startNanos = clock.nanoTime();
        long remainingNanos = timeoutNanos;
        while (true) {
            final int result = once(remainingNanos);
            if (result > 0 || result == 0 && isWhole(remainingNanos)) {
                return result;
            }
            requireInterrupted(result);
            // A signal, from a profiler for instance, must neither end the wait nor stretch it.
            remainingNanos = Math.max(0, timeoutNanos - (clock.nanoTime() - startNanos));
        }
    }

    private void requireInterrupted(final int result) throws IOException {
        if (result < 0 && result != -NativeErrno.EINTR) {
            throw NativeErrno.failure(result, callName, "");
        }
    }
}
