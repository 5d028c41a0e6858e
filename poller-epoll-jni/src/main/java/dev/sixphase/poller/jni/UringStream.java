package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.PollEvents;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A stream whose bytes go by the ring while the loop has it registered: what is received waits here to be
 * read, and what is small is copied and sent with the next turn. A send takes what the socket takes at once
 * and ends with the turn, so nothing of ours is in the kernel's hands between turns; what did not fit is
 * sent when the kernel says that there is room.
 */
final class UringStream extends UringSource {
    private static final int ALL_SENT = Integer.MIN_VALUE;
    private static final int END_OF_WAIT =
        UringNative.POLL_OUT | UringNative.POLL_ERROR | UringNative.POLL_HANG_UP;

    private final ReceiveQueue received;
    private final ReceiveWay way = new ReceiveWay();
    private boolean isConnected;
    private boolean isEnded;
    private boolean isStarved;
    private int receiveError;
    private SendChunks.Chunk unsent;
    private boolean isListedSending;
    private boolean isSubmitted;
    private int shortfall;
    private int sendError;
    /** The kernel had no room, and has not said yet that it has some. */
    private boolean isBlocked;
    /** What is written fails, presumably: it is better told at once. */
    private boolean isBroken;
    private boolean isShutdownDue;
    private boolean isClosed;

    UringStream(final SocketRing ring, final int descriptor) {
        super(ring, descriptor);
        received = new ReceiveQueue(ring.buffers());
    }

    void connected() {
        isConnected = true;
    }

    @Override
    boolean isServed() {
        return isConnected && !isClosed;
    }

    @Override
    int readiness() {
        return (hasInput() || way.isReadable() ? PollEvents.READABLE : 0)
            | (isBlocked && sendError == 0 ? 0 : PollEvents.WRITABLE);
    }

    /** Whether a read finds something here: bytes, a failure or the end. */
    boolean hasInput() {
        return !received.isEmpty() || isEnded || receiveError != 0 || sendError != 0;
    }

    /** Moves what is there and fits. Returns -1 at the end, or -errno of a failure. */
    int read(final ByteBuffer target) {
        final int before = target.position();
        received.read(target);
        final int count = target.position() - before;
        if (count > 0) {
            if (way.copied(count)) {
                changed();
            }
            return count;
        }
        final int error = receiveError != 0 ? receiveError : sendError;
        return error != 0 ? error : -1;
    }

    /** A read by a system call has found so many bytes, 0 for none yet, -1 for the end. */
    void readDirectly(final int count) {
        if (way.read(count)) {
            changed();
        }
    }

    /** Whether the failure that a read has told is one of sending. */
    boolean isSendFailure() {
        return receiveError == 0 && sendError != 0;
    }

    @Override
    boolean wantsIntake() {
        return wants(PollEvents.READABLE) && !isEnded && !isStarved && receiveError == 0
            && !way.isReadable() && (isIdle() || way.isArmedAsWanted());
    }

    @Override
    void arm(final Uring uring, final long data) throws IOException {
        way.armed();
        if (way.isByReads()) {
            uring.poll(descriptor(), UringNative.POLL_IN, data);
        } else {
            uring.receive(descriptor(), ReceiveBuffers.GROUP, data);
        }
    }

    @Override
    void tookIn(final int result, final int flags) {
        if (way.isArmedForReads()) {
            way.told(result != -NativeErrno.ECANCELED);
            return;
        }
        final int piece = ring().buffers().received(Math.max(result, 0), flags);
        if (piece != ReceiveBuffers.NONE) {
            received.add(piece);
        }
        if (result == 0) {
            isEnded = true;
        } else if (result == -NativeErrno.ENOBUFS) {
            isStarved = true;
            ring().listStarved(this);
        } else if (result < 0 && !isTransient(result)) {
            receiveError = result;
            isBroken = true;
        }
        if (isClosed) {
            received.clear();
        } else if (!wants(PollEvents.READABLE)) {
            received.setAside();
        }
    }

    private static boolean isTransient(final int result) {
        return result == -NativeErrno.ECANCELED || result == -NativeErrno.EAGAIN
            || result == -NativeErrno.EINTR;
    }

    /** There are buffers again. */
    void feed() {
        isStarved = false;
        changed();
    }

    @Override
    void setAside() {
        received.setAside();
    }

    /** Whether so many bytes are taken, to be sent with the next turn. */
    boolean takes(final int length) {
        return isRegistered() && !isBlocked && !isBroken && !isShutdownDue
            && length <= (unsent == null ? SendChunks.CHUNK_BYTES : unsent.room());
    }

    void append(final ByteBuffer source) throws IOException {
        if (unsent == null) {
            unsent = ring().chunks().take();
        }
        unsent.append(source);
        listSending();
    }

    private void listSending() {
        if (!isListedSending) {
            isListedSending = true;
            ring().listSending(this);
        }
    }

    void submitSend(final Uring uring) throws IOException {
        isListedSending = false;
        if (unsent != null && !isBlocked) {
            final ByteBuffer bytes = unsent.bytes();
            uring.send(descriptor(), unsent.address() + bytes.position(), bytes.remaining(), data(SEND));
            isSubmitted = true;
            shortfall = ALL_SENT;
        }
    }

    @Override
    void sendFellShort(final int result) {
        shortfall = result;
    }

    /** The turn that the send was submitted with is over, and so is the send. */
    void sendEnded() {
        if (isSubmitted) {
            isSubmitted = false;
            sent(shortfall == ALL_SENT ? unsent.bytes().remaining() : shortfall);
            touched();
        }
    }

    /** So many bytes were sent, or -errno. Returns whether none is left. */
    private boolean sent(final int result) {
        if (result < 0 && !isTransient(result)) {
            sendError = result;
            discard();
            return true;
        }
        final ByteBuffer bytes = unsent.bytes();
        bytes.position(bytes.position() + Math.max(0, result));
        if (bytes.hasRemaining()) {
            blocked(true);
            return false;
        }
        discard();
        return true;
    }

    /** Sends what is unsent without waiting for the turn. Returns whether none is left. */
    boolean flush() {
        if (unsent == null) {
            return true;
        }
        final ByteBuffer bytes = unsent.bytes();
        int result;
        do {
            result = ring().calls().write(descriptor(), unsent.address() + bytes.position(),
                bytes.remaining());
        } while (result == -NativeErrno.EINTR);
        return sent(result);
    }

    /** What is unsent never will be. */
    void discard() {
        if (unsent != null) {
            ring().chunks().give(unsent);
            unsent = null;
        }
    }

    int sendError() {
        return isShutdownDue ? -NativeErrno.EPIPE : sendError;
    }

    /** Whether the kernel took less than it was offered. */
    void blocked(final boolean hasNoRoom) {
        if (isBlocked || hasNoRoom) {
            isBlocked = hasNoRoom;
            changed();
        }
    }

    @Override
    int wantedWatch() {
        return isBlocked && (unsent != null || wants(PollEvents.WRITABLE)) ? UringNative.POLL_OUT : 0;
    }

    @Override
    void watched(final int result) {
        if (!isBlocked || result == -NativeErrno.ECANCELED || result >= 0 && (result & END_OF_WAIT) == 0) {
            // That the peer has ended its side is told unasked, and makes no room.
            return;
        }
        blocked(false);
        isBroken |= result < 0 || (result & (UringNative.POLL_ERROR | UringNative.POLL_HANG_UP)) != 0;
        if (isShutdownDue || isClosed) {
            finishIfSent();
        } else if (unsent != null) {
            listSending();
        }
    }

    private void finishIfSent() {
        if (!flush()) {
            return;
        }
        if (isShutdownDue) {
            isShutdownDue = false;
            fails();
            ring().calls().shutdownOutput(descriptor());
        }
        if (isClosed) {
            ring().forget(this);
            ring().calls().close(descriptor());
        }
    }

    /** What is written from now on fails, and at once. */
    void fails() {
        isBroken = true;
    }

    /** Our side ends once all is sent. */
    void shutdownLater() {
        isShutdownDue = true;
    }

    /**
     * The socket is closed. Returns whether its descriptor can be closed now; if not, what is unsent is sent
     * first, and the descriptor is closed here.
     */
    boolean close() throws IOException {
        isClosed = true;
        received.clear();
        want(0, 0);
        final boolean isAllSent = flush();
        ring().cancel(this);
        if (isAllSent) {
            ring().forget(this);
        }
        return isAllSent;
    }

    @Override
    void leave() {
        if (!flush()) {
            discard();
        }
        if (isClosed) {
            finishIfSent();
        }
    }
}
