package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.PollEvents;
import java.io.IOException;

/**
 * A listener whose connections are accepted by the ring while the loop has it registered, and wait here to be
 * taken. Once accepting has failed, for want of descriptors for instance, the ring only watches the
 * listener, and who accepts hears of the failure while a connection waits, and not otherwise.
 */
final class UringListener extends UringSource {
    /** No descriptor. */
    static final int NONE = -1;

    /** Who has so many waiting here leaves the others in the kernel's queue, which has an end. */
    private static final int MOST_WAITING = 128;

    private int[] waiting = new int[8];
    private int first;
    private int count;
    private boolean isListening;
    private boolean isFull;
    private boolean isOnlyWatched;
    private boolean isReported;
    private boolean isClosed;

    UringListener(final SocketRing ring, final int descriptor) {
        super(ring, descriptor);
    }

    void listens() {
        isListening = true;
    }

    @Override
    boolean isServed() {
        return isListening && !isClosed;
    }

    @Override
    int readiness() {
        return count > 0 || isReported ? PollEvents.READABLE : 0;
    }

    @Override
    boolean wantsIntake() {
        return wants(PollEvents.READABLE) && !isOnlyWatched && !isFull;
    }

    @Override
    void arm(final Uring uring, final long data) throws IOException {
        uring.accept(descriptor(), data);
    }

    @Override
    void tookIn(final int result, final int flags) {
        if (result >= 0) {
            if (isClosed) {
                ring().calls().close(result);
            } else {
                add(result);
            }
        } else if (result != -NativeErrno.ECANCELED && result != -NativeErrno.EAGAIN
            && result != -NativeErrno.EINTR && result != -NativeErrno.ECONNABORTED) {

            isOnlyWatched = true;
            changed();
        }
    }

    private void add(final int accepted) {
        if (count == waiting.length) {
            final int[] more = new int[count * 2];
            for (int index = 0; index < count; index++) {
                more[index] = waiting[(first + index) % count];
            }
            waiting = more;
            first = 0;
        }
        waiting[(first + count) % waiting.length] = accepted;
        count++;
        if (count >= MOST_WAITING) {
            isFull = true;
            changed();
        }
    }

    /** The descriptor of a connection that waits here, or NONE. */
    int take() {
        if (count == 0) {
            return NONE;
        }
        final int taken = waiting[first];
        first = (first + 1) % waiting.length;
        count--;
        if (count == 0 && isFull) {
            isFull = false;
            changed();
        }
        return taken;
    }

    /** Somebody is about to accept without the ring; if that works, the ring may try again. */
    void acceptsDirectly() {
        isReported = false;
        if (isOnlyWatched) {
            changed();
        }
    }

    void acceptedDirectly() {
        isOnlyWatched = false;
    }

    @Override
    int wantedWatch() {
        return isOnlyWatched && !isReported && wants(PollEvents.READABLE) ? UringNative.POLL_IN : 0;
    }

    @Override
    void watched(final int result) {
        if (result != -NativeErrno.ECANCELED) {
            isReported = true;
            changed();
        }
    }

    @Override
    void sendFellShort(final int result) {
        throw new AssertionError("a listener sends nothing");
    }

    /** Takes nothing in from now on; what waits here is still to be taken. */
    void close() throws IOException {
        isClosed = true;
        want(0, 0);
        ring().cancel(this);
        ring().forget(this);
    }

    @Override
    void setAside() {
        // Descriptors take nothing from the others.
    }

    @Override
    void leave() {
        // They wait here, ring or not.
    }
}
