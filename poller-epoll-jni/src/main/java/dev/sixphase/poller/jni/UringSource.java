package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.PollEvents;
import java.io.IOException;

/**
 * One of our sockets, as its ring knows it: what the loop wants of it, and what the kernel does for it. What
 * it takes in, bytes or connections, comes by one standing operation, and another tells when it can go on
 * where it could not.
 *
 * <p>Before a close what is under way is cancelled, because it holds the socket's file; and until the last
 * completion has come the number of the source is its own.
 */
abstract class UringSource {
    /** In the lowest bits of an operation's data, beside the number of the source. */
    static final int INTAKE = 0;
    static final int READINESS = 1;
    static final int SEND = 2;
    static final int CANCEL = 3;
    static final int OPERATION_BITS = 2;

    private final SocketRing ring;
    private final int descriptor;
    private int number;
    private int wantedMask;
    private long token;
    private final StandingOperation intake = new StandingOperation();
    private final StandingOperation watch = new StandingOperation();
    private boolean isWatchedByEpoll;
    private boolean isListedReady;
    private boolean isListedChanged;

    UringSource(final SocketRing ring, final int descriptor) {
        this.ring = ring;
        this.descriptor = descriptor;
    }

    /** Whether the ring can serve it by now. */
    abstract boolean isServed();

    /** What it is ready for, a mask of PollEvents. */
    abstract int readiness();

    /** Whether it should take in. */
    abstract boolean wantsIntake();

    /** Adds the operation that takes in. */
    abstract void arm(Uring uring, long data) throws IOException;

    /** For what it should be watched, by the kernel's mask; 0 for nothing. */
    abstract int wantedWatch();

    /** The intake has completed, perhaps not for the last time. */
    abstract void tookIn(int result, int flags);

    /** The watch has completed, with the kernel's mask or -errno, perhaps not for the last time. */
    abstract void watched(int result);

    /** The send that was submitted was not done whole. */
    abstract void sendFellShort(int result);

    /** What was taken in stays, but nobody may read it for long. */
    abstract void setAside();

    /** The ring is about to be closed, and the socket goes on without it. */
    abstract void leave();

    final SocketRing ring() {
        return ring;
    }

    final int descriptor() {
        return descriptor;
    }

    final long token() {
        return token;
    }

    /** Whether the loop has registered it, and the ring serves it. */
    final boolean isRegistered() {
        return wantedMask != 0;
    }

    final int wantedMask() {
        return wantedMask;
    }

    final boolean wants(final int mask) {
        return (wantedMask & mask) != 0;
    }

    /** Whether nothing is taken in. */
    final boolean isIdle() {
        return intake.isIdle();
    }

    /** Whether the kernel has an operation that holds the file. */
    final boolean isUnderWay() {
        return !intake.isIdle() || !watch.isIdle();
    }

    final boolean isWatchedByEpoll() {
        return isWatchedByEpoll;
    }

    final void watchedByEpoll(final boolean isWatched) {
        isWatchedByEpoll = isWatched;
    }

    final int number() {
        return number;
    }

    final void number(final int newNumber) {
        number = newNumber;
    }

    final long data(final int operation) {
        return (long) number << OPERATION_BITS | operation;
    }

    /** From the next poll on; 0 for nothing. */
    final void want(final int newMask, final long newToken) {
        wantedMask = newMask;
        token = newToken;
        if (!wants(PollEvents.READABLE)) {
            setAside();
        }
        changed();
        touched();
    }

    /** Something is to be submitted, perhaps. */
    final void changed() {
        if (!isListedChanged) {
            isListedChanged = true;
            ring.listChanged(this);
        }
    }

    /** It is ready, perhaps. */
    final void touched() {
        if (!isListedReady && isRegistered()) {
            isListedReady = true;
            ring.listReady(this);
        }
    }

    /** What it is ready for and wanted; 0 if it is to be left out of the list. */
    final int reportable() {
        final int mask = readiness() & wantedMask;
        isListedReady = mask != 0;
        return mask;
    }

    /** Adds the operations that are due. */
    final void submitChanges(final Uring uring) throws IOException {
        isListedChanged = false;
        final boolean wantsIntake = wantsIntake();
        if (intake.isDue(wantsIntake)) {
            arm(uring, data(INTAKE));
            intake.armed();
        } else if (!wantsIntake) {
            intake.cancel(uring, data(INTAKE), data(CANCEL));
        }
        final int events = wantedWatch();
        if (watch.isDue(events != 0)) {
            uring.watch(descriptor, events, data(READINESS));
            watch.armed();
        } else if (events == 0) {
            watch.cancel(uring, data(READINESS), data(CANCEL));
        }
    }

    /** Adds what cancels everything that is under way. */
    final void submitCancels(final Uring uring) throws IOException {
        intake.cancel(uring, data(INTAKE), data(CANCEL));
        watch.cancel(uring, data(READINESS), data(CANCEL));
    }

    final void completed(final int operation, final int result, final int flags) {
        if (operation == INTAKE) {
            if (intake.completed(flags)) {
                changed();
            }
            tookIn(result, flags);
        } else if (operation == READINESS) {
            if (watch.completed(flags)) {
                changed();
            }
            watched(result);
        } else if (operation == SEND) {
            sendFellShort(result);
        }
        touched();
    }
}
