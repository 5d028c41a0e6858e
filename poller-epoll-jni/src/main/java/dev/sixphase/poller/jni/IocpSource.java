package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;

/**
 * One registration, and the poll that AFD does for it. AFD answers a poll once; level-triggered readiness is
 * made of that by a new poll before the next wait, and not earlier: what is ready by then is to be reported,
 * and not what was ready while somebody was still reading.
 *
 * <pre>
 *          start              interest grew, or forgotten
 *   IDLE --------> PENDING ------------------------------> CANCELLING
 *     ^               |                                        |
 *     +---------------+------------- its entry came -----------+
 * </pre>
 *
 * <p>From start to entry the slot is the kernel's, forgotten or not. A cancel may come too late; the entry
 * then says what it would have said without.
 */
final class IocpSource {
    private static final int ALWAYS_ASKED =
        IocpNative.ABORT | IocpNative.CONNECT_FAIL | IocpNative.LOCAL_CLOSE;
    private static final int TO_READ = IocpNative.RECEIVE | IocpNative.ACCEPT | IocpNative.DISCONNECT;
    private static final int TO_WRITE = IocpNative.SEND;
    private static final int FAILED = IocpNative.ABORT | IocpNative.CONNECT_FAIL;

    private final IocpCalls calls;
    private final Pollable pollable;
    private final int descriptor;
    private final int socket;
    private final AfdSlot slot;
    private State state = State.IDLE;
    private Interest interest;
    private long token;
    private int askedMask;
    private boolean isForgotten;

    /** Not watched for anything yet; {@link #want} comes first. The slot is taken. */
    IocpSource(final IocpCalls calls, final Pollable pollable, final int descriptor, final int baseSocket,
        final AfdSlot slot) {

        this.calls = calls;
        this.pollable = pollable;
        this.descriptor = descriptor;
        this.socket = baseSocket;
        this.slot = slot;
    }

    private enum State { IDLE, PENDING, CANCELLING }

    int descriptor() {
        return descriptor;
    }

    AfdSlot slot() {
        return slot;
    }

    long token() {
        return token;
    }

    boolean isForgotten() {
        return isForgotten;
    }

    /** Whether an entry is still to come. */
    boolean isPolled() {
        return state != State.IDLE;
    }

    /** Whether this was a channel that was closed without a word: the number may be another's by now. */
    boolean isClosedChannel() {
        return pollable instanceof Pollable.Channel it && !it.channel().isOpen();
    }

    /** What is watched for, from the next {@link #update} on. */
    void want(final Interest newInterest, final long newToken) {
        interest = newInterest;
        token = newToken;
    }

    /** Sees to it that a poll for what is wanted is under way, or soon will be. Returns 0, or -errno. */
    int update() {
        final int wantedMask = maskOf(interest);
        if (state == State.IDLE) {
            final int result = calls.start(slot.afd(), socket, wantedMask, slot.block(), slot.context());
            if (result == 0) {
                state = State.PENDING;
                askedMask = wantedMask;
            }
            return result;
        }
        // A poll that asks for too much may go on: what nobody wants is left out of its answer.
        return state == State.PENDING && (wantedMask & ~askedMask) != 0 ? cancel() : 0;
    }

    /** It is not watched any more. Its slot is free if it is not polled, else when its entry comes. */
    void forget() {
        isForgotten = true;
        if (state == State.PENDING) {
            // A failure leaves the poll under way: the entry comes when the socket is closed, if not before.
            cancel();
        }
    }

    private int cancel() {
        final int result = calls.cancel(slot.afd(), slot.block());
        if (result < 0 && result != -NativeErrno.ENOENT) {
            return result;
        }
        state = State.CANCELLING;
        return 0;
    }

    /** Its entry has come. Returns what AFD says of the socket, 0 for nothing. */
    int ended(final int status) {
        state = State.IDLE;
        if (status == IocpNative.STATUS_CANCELLED) {
            return 0;
        }
        final int events = status == 0 ? calls.events(slot.block()) : 0;
        // A poll that fails, or is answered by nothing, would do so again: let the operation find out why.
        return events == 0 ? IocpNative.ABORT : events;
    }

    /** What of these events is wanted; 0 if nothing is. */
    int readinessOf(final int events) {
        int readiness = 0;
        if ((events & (TO_READ | FAILED)) != 0) {
            readiness |= PollEvents.READABLE;
        }
        if ((events & (TO_WRITE | FAILED)) != 0) {
            readiness |= PollEvents.WRITABLE;
        }
        readiness &= interest.mask();
        if (readiness != 0 && (events & IocpNative.ABORT) != 0) {
            readiness |= PollEvents.HANG_UP;
        }
        if (readiness != 0 && (events & IocpNative.CONNECT_FAIL) != 0) {
            readiness |= PollEvents.ERROR;
        }
        return readiness;
    }

    private static int maskOf(final Interest interest) {
        return ALWAYS_ASKED | (interest.isReadable() ? TO_READ : 0) | (interest.isWritable() ? TO_WRITE : 0);
    }
}
