package dev.sixphase.poller.jni;

import java.io.IOException;

/**
 * An operation that completes many times, until it is cancelled or ends by itself.
 *
 * <pre>
 *          wanted                     no longer wanted
 *   IDLE ----------> ARMED ------------------------------> CANCELLING
 *     ^                |                                       |
 *     +----------------+------- its last completion -----------+
 * </pre>
 *
 * <p>From armed to its last completion the kernel holds the file that the operation is about. A cancel may
 * come too late; the completions then say what they would have said without.
 */
final class StandingOperation {
    private State state = State.IDLE;

    private enum State { IDLE, ARMED, CANCELLING }

    boolean isIdle() {
        return state == State.IDLE;
    }

    /** Whether it is to be armed, which {@link #armed} says is done. */
    boolean isDue(final boolean isWanted) {
        return isWanted && state == State.IDLE;
    }

    void armed() {
        state = State.ARMED;
    }

    /** Has the kernel cancel what is armed. */
    void cancel(final Uring uring, final long data, final long cancelData) throws IOException {
        if (state == State.ARMED) {
            uring.cancel(data, cancelData);
            state = State.CANCELLING;
        }
    }

    /** It has completed. Returns whether that was the last time. */
    boolean completed(final int flags) {
        if ((flags & UringNative.COMPLETION_HAS_MORE) != 0) {
            return false;
        }
        state = State.IDLE;
        return true;
    }
}
