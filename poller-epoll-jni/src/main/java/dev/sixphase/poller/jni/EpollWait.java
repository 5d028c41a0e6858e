package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import java.io.IOException;

/**
 * Waits for an epoll: in nanoseconds where the kernel takes them (Linux 5.11, {@code epoll_pwait2}), else in
 * milliseconds.
 */
final class EpollWait extends KernelWait {
    private final EpollCalls calls;
    private final int epoll;
    private EventArray events;
    private int maxEvents;
    private boolean takesNanos = true;

    EpollWait(final EpollCalls calls, final int epoll, final LoopClock clock) {
        super("epoll_wait", clock);
        this.calls = calls;
        this.epoll = epoll;
    }

    /** Fills the array and says how many events there are; none at the end of the time. */
    int await(final EventArray eventArray, final int max, final long timeoutNanos) throws IOException {
        if (events != eventArray) {
            // Seldom: to store a reference costs more than to look.
            events = eventArray;
        }
        maxEvents = max;
        return await(timeoutNanos);
    }

    @Override
    int once(final long timeoutNanos) {
        if (timeoutNanos > 0 && takesNanos) {
            final int result = calls.waitNanos(epoll, events, maxEvents, timeoutNanos);
            // Old container runtimes answer EPERM to a call that they do not know.
            if (result != -NativeErrno.ENOSYS && result != -NativeErrno.EPERM) {
                return result;
            }
            takesNanos = false;
        }
        return calls.waitMillis(epoll, events, maxEvents, toMillis(timeoutNanos));
    }

    /** 25 days of milliseconds do not fit into one call. */
    @Override
    boolean isWhole(final long timeoutNanos) {
        return takesNanos || timeoutNanos <= Integer.MAX_VALUE * NANOS_PER_MILLI;
    }
}
