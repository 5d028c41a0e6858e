package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.PollEvents;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sockets of one poller and the ring that serves them. Between two turns they only note what they want
 * and what is to be sent; a turn submits all of it, waits, and takes what has completed, by one system call.
 */
final class SocketRing {
    private static final int SUBMISSIONS = 1024;
    private static final int COMPLETIONS = 8 * 1024;
    private static final int FIRST_CAPACITY = 64;
    /** The number of what is no socket. */
    private static final int EPOLL = 0;
    private static final long LAST_WAIT_NANOS = 1_000_000_000;
    private static final int LAST_WAITS = 10;

    private final UringCalls calls;
    private final Uring uring;
    private final ReceiveBuffers buffers;
    private final SendChunks chunks;
    private final int epoll;
    private UringSource[] byDescriptor = new UringSource[FIRST_CAPACITY];
    private UringSource[] byNumber = new UringSource[FIRST_CAPACITY];
    private final ArrayDeque<Integer> freeNumbers = new ArrayDeque<>();
    private int lastNumber = EPOLL;
    private final ArrayDeque<UringSource> ready = new ArrayDeque<>();
    private final ArrayDeque<UringSource> changed = new ArrayDeque<>();
    private List<UringStream> sending = new ArrayList<>();
    private List<UringStream> submitted = new ArrayList<>();
    private final List<UringStream> starved = new ArrayList<>();
    private boolean isEnabled;
    private boolean isEpollWatched;
    private boolean isEpollReady;
    private boolean isClosed;

    private SocketRing(final UringCalls calls, final Uring uring, final ReceiveBuffers buffers,
        final int epoll) {

        this.calls = calls;
        this.uring = uring;
        this.buffers = buffers;
        this.epoll = epoll;
        chunks = new SendChunks(calls);
    }

    /** The epoll is watched beside the sockets. */
    static SocketRing open(final UringCalls calls, final int epoll) throws IOException {
        final Uring uring = UringSetup.open(calls, SUBMISSIONS, COMPLETIONS);
        try {
            return new SocketRing(calls, uring, ReceiveBuffers.open(calls, uring.descriptor()), epoll);
        } catch (final IOException e) {
            uring.close();
            throw e;
        }
    }

    UringCalls calls() {
        return calls;
    }

    ReceiveBuffers buffers() {
        return buffers;
    }

    SendChunks chunks() {
        return chunks;
    }

    /** A socket of ours has been opened. */
    void opened(final UringSource source) {
        final int descriptor = source.descriptor();
        if (descriptor >= byDescriptor.length) {
            byDescriptor = Arrays.copyOf(byDescriptor, Integer.highestOneBit(descriptor) * 2);
        }
        byDescriptor[descriptor] = source;
    }

    /** The socket of ours that has the descriptor, or null. */
    UringSource find(final int descriptor) {
        return descriptor < byDescriptor.length ? byDescriptor[descriptor] : null;
    }

    void register(final UringSource source, final int mask, final long token) {
        if (source.number() == EPOLL) {
            final Integer free = freeNumbers.poll();
            source.number(free == null ? ++lastNumber : free);
            if (source.number() >= byNumber.length) {
                byNumber = Arrays.copyOf(byNumber, byNumber.length * 2);
            }
            byNumber[source.number()] = source;
        }
        source.want(mask, token);
    }

    void listChanged(final UringSource source) {
        changed.add(source);
    }

    void listReady(final UringSource source) {
        ready.add(source);
    }

    void listSending(final UringStream stream) {
        sending.add(stream);
    }

    /** It is armed again once there are buffers. */
    void listStarved(final UringStream stream) {
        starved.add(stream);
    }

    /** Whether something can be reported without waiting. */
    boolean hasReady() {
        while (!ready.isEmpty()) {
            if (ready.peek().reportable() != 0) {
                return true;
            }
            ready.remove();
        }
        return isEpollReady;
    }

    /** Appends what is ready, each once; the next report goes on where there was no room. */
    void report(final PollEvents events) {
        for (int left = ready.size(); left > 0 && !events.isFull(); left--) {
            final UringSource source = ready.remove();
            final int mask = source.reportable();
            if (mask != 0) {
                events.add(source.token(), mask);
                ready.add(source);
            }
        }
    }

    /** Whether the epoll has events; who takes them says so by this. */
    boolean takeEpollReady() {
        final boolean wasReady = isEpollReady;
        isEpollReady = false;
        return wasReady;
    }

    boolean isEpollReady() {
        return isEpollReady;
    }

    /** Submits what is due, waits for at most so long, and takes what has completed. May return -errno. */
    int turn(final long timeoutNanos) throws IOException {
        if (!isEnabled) {
            uring.enable();
            isEnabled = true;
        }
        submit();
        int result = 0;
        if (timeoutNanos != 0 || uring.hasWork()) {
            result = uring.enter(timeoutNanos);
        }
        complete();
        while (uring.isOverflown()) {
            uring.enter(0);
            complete();
        }
        for (int index = 0; index < submitted.size(); index++) {
            submitted.get(index).sendEnded();
        }
        submitted.clear();
        return result;
    }

    private void submit() throws IOException {
        if (!isEpollWatched && !isEpollReady) {
            uring.poll(epoll, UringNative.POLL_IN, EPOLL);
            isEpollWatched = true;
        }
        if (buffers.offer() && !starved.isEmpty()) {
            starved.forEach(UringStream::feed);
            starved.clear();
        }
        while (!changed.isEmpty()) {
            changed.remove().submitChanges(uring);
        }
        final List<UringStream> due = sending;
        sending = submitted;
        submitted = due;
        for (int index = 0; index < due.size(); index++) {
            due.get(index).submitSend(uring);
        }
    }

    private void complete() {
        while (uring.next()) {
            final long data = uring.data();
            final int number = (int) (data >>> UringSource.OPERATION_BITS);
            if (number == EPOLL) {
                isEpollWatched = false;
                isEpollReady = true;
            } else {
                complete(byNumber[number], (int) data & (1 << UringSource.OPERATION_BITS) - 1);
            }
        }
        uring.release();
    }

    private void complete(final UringSource source, final int operation) {
        source.completed(operation, uring.result(), uring.flags());
        if (find(source.descriptor()) != source) {
            freeNumberIfIdle(source);
        }
    }

    private void freeNumberIfIdle(final UringSource source) {
        if (!source.isUnderWay() && source.number() != EPOLL) {
            byNumber[source.number()] = null;
            freeNumbers.add(source.number());
            source.number(EPOLL);
        }
    }

    /**
     * Lets what is under way go on without waiting, for who has found nothing. Returns whether there was
     * anything.
     */
    boolean advance() throws IOException {
        if (isClosed || lastNumber == EPOLL) {
            return false;
        }
        turn(0);
        return true;
    }

    /** Cancels what is under way for a socket, so that its file is nobody's but ours. */
    void cancel(final UringSource source) throws IOException {
        if (source.isUnderWay() && !isClosed) {
            source.submitCancels(uring);
            turn(0);
        }
    }

    /** The socket is about to be closed. */
    void forget(final UringSource source) {
        byDescriptor[source.descriptor()] = null;
        freeNumberIfIdle(source);
    }

    /**
     * Ends all that is under way; sockets that are open go on without the ring. Where the kernel does not let
     * go, the memory that it may write to is leaked. Returns 0, or -errno.
     */
    int close() {
        for (final UringSource source : byNumber) {
            if (source != null) {
                source.want(0, 0);
                source.leave();
            }
        }
        final boolean isQuiet = cancelAll();
        isClosed = true;
        final int result = uring.close();
        if (isQuiet) {
            buffers.unmap();
            chunks.unmap();
        }
        return result;
    }

    private boolean cancelAll() {
        try {
            for (int waits = 0; isEnabled && isAnyUnderWay(); waits++) {
                if (waits == LAST_WAITS) {
                    return false;
                }
                for (final UringSource source : byNumber) {
                    if (source != null) {
                        source.submitCancels(uring);
                    }
                }
                turn(waits == 0 ? 0 : LAST_WAIT_NANOS / LAST_WAITS);
            }
            return true;
        } catch (final IOException ignored) {
            // Of another thread than the one that polled the kernel takes no order.
            return false;
        }
    }

    private boolean isAnyUnderWay() {
        return Arrays.stream(byNumber).anyMatch(source -> source != null && source.isUnderWay());
    }
}
