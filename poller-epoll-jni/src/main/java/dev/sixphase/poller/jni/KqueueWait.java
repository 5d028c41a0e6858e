package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import java.io.IOException;

/** Waits for a kqueue. The first call of a wait applies the changes; those after a signal must not again. */
final class KqueueWait extends KernelWait {
    /** macOS refuses more than 100,000,000 s; other systems have other limits, all of them beyond a day. */
    static final long LONGEST_NANOS = 24L * 60 * 60 * 1_000_000_000;

    private final KqueueCalls calls;
    private final int kqueue;
    private final KeventArray receipts;
    private KeventArray changes;
    private int changeCount;
    private KeventArray events;
    private int maxEvents;

    KqueueWait(final KqueueCalls calls, final int kqueue, final KeventArray receipts,
        final LoopClock clock) {

        super("kevent", clock);
        this.calls = calls;
        this.kqueue = kqueue;
        this.receipts = receipts;
    }

    /** Applies the changes, fills the array and says how many events there are. */
    int await(final KeventArray changeArray, final int count, final KeventArray eventArray, final int max,
        final long timeoutNanos) throws IOException {

        changes = changeArray;
        changeCount = count;
        events = eventArray;
        maxEvents = max;
        return await(timeoutNanos);
    }

    @Override
    int once(final long timeoutNanos) {
        final int count = changeCount;
        changeCount = 0;
        final long asked = Math.min(LONGEST_NANOS, timeoutNanos);
        final int result = calls.await(kqueue, changes, count, events, maxEvents, asked);
        if (result >= 0 || count == 0 || result == -NativeErrno.EINTR) {
            return result;
        }
        final int failure = applyOneByOne(count);
        return failure < 0 ? failure : calls.await(kqueue, changes, 0, events, maxEvents, asked);
    }

    /** A failed change that finds no room among the events fails the call; the next ones are not made. */
    private int applyOneByOne(final int count) {
        int failure = 0;
        for (int index = 0; index < count; index++) {
            receipts.set(0, changes.descriptor(index), changes.filter(index),
                changes.flags(index) | KqueueNative.FLAG_RECEIPT, changes.token(index));
            final int result = apply(1);
            if (result < 0 && !saysClosed(-result)) {
                failure = result;
            }
        }
        return failure;
    }

    /** Makes the first changes of the receipts at once. Returns 0, or -errno of the last that failed. */
    int apply(final int count) {
        if (count == 0) {
            return 0;
        }
        final int answered = calls.await(kqueue, receipts, count, receipts, count, 0);
        int result = Math.min(0, answered);
        for (int index = 0; index < answered; index++) {
            if (receipts.error(index) != 0) {
                result = -calls.errnoOf(receipts.error(index));
            }
        }
        return result;
    }

    /** Whether a change failed because its descriptor was closed without being deregistered. */
    static boolean saysClosed(final int errno) {
        return errno == NativeErrno.ENOENT || errno == NativeErrno.EBADF;
    }

    @Override
    boolean isWhole(final long timeoutNanos) {
        return timeoutNanos <= LONGEST_NANOS;
    }
}
