package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.IOException;

/**
 * Watches descriptors with epoll, level-triggered.
 *
 * <p><b>No state per source.</b> The kernel knows what is registered and gives the token back; there is no
 * table beside it that could disagree. It follows that a source that failed or was hung up is reported as
 * readable <em>and</em> writable, whichever it was registered for: either operation returns at once with the
 * failure, which is what the two words mean. The loop passes on what was asked for.
 *
 * <p><b>One token is taken.</b> {@link #WAKEUP_TOKEN} marks our own wakeups; a registration with it is
 * refused.
 */
final class EpollPoller extends NativePoller {
    /** An arbitrary number that nobody arrives at by counting. */
    static final long WAKEUP_TOKEN = 0xE901_1157_ACCA_75EEL;

    /** More than the four that are asked for, so that an index needs no other check. */
    private static final int EVENT_BITS = 0x1f;
    private static final byte[] READINESS = readinessOfMasks();

    private final EpollCalls calls;
    private final int epoll;
    private final int eventDescriptor;
    private final EpollWait wait;
    private EventArray array;

    private EpollPoller(final EpollCalls calls, final int epoll, final int eventDescriptor,
        final LoopClock clock) {

        super(new EventSignal(calls, eventDescriptor));
        this.calls = calls;
        this.epoll = epoll;
        this.eventDescriptor = eventDescriptor;
        this.wait = new EpollWait(calls, epoll, clock);
    }

    private record EventSignal(EpollCalls calls, int descriptor) implements Wakeup.Signal {
        @Override
        public int send() {
            return calls.signal(descriptor);
        }

        @Override
        public int close() {
            return calls.close(descriptor);
        }
    }

    static EpollPoller open(final EpollCalls calls, final LoopClock clock) throws IOException {
        final int epoll = calls.create();
        if (epoll < 0) {
            throw NativeErrno.failure(epoll, "epoll_create1", "");
        }
        try {
            return new EpollPoller(calls, epoll, openEvents(calls, epoll), clock);
        } catch (final IOException e) {
            calls.close(epoll);
            throw e;
        }
    }

    /**
     * An eventfd for wakeups, watched edge-triggered: each signal is one event, and since the count itself
     * says nothing to us, it is never read. At one signal per nanosecond the count would last for 500 years.
     */
    private static int openEvents(final EpollCalls calls, final int epoll) throws IOException {
        final int descriptor = calls.createEventDescriptor();
        if (descriptor < 0) {
            throw NativeErrno.failure(descriptor, "eventfd", "");
        }
        final int mask = EpollNative.EVENT_IN | EpollNative.EVENT_EDGE_TRIGGERED;
        final int result = calls.control(epoll, EpollNative.CONTROL_ADD, descriptor, mask, WAKEUP_TOKEN);
        if (result < 0) {
            calls.close(descriptor);
            throw NativeErrno.failure(result, "epoll_ctl", "eventfd " + descriptor);
        }
        return descriptor;
    }

    @Override
    void add(final Pollable source, final int descriptor, final Interest interest, final long token)
        throws IOException {

        requireFree(source, token);
        final int result = calls.control(epoll, EpollNative.CONTROL_ADD, descriptor, maskOf(interest), token);
        if (result == -NativeErrno.EEXIST) {
            throw registeredAlready(source, descriptor);
        }
        if (result == -NativeErrno.EPERM) {
            throw new UnsupportedPollableException("register " + source + ": descriptor " + descriptor
                + " is a regular file, a directory or the like, which epoll refuses (EPERM) because its"
                + " readiness would mean nothing; read and write it on the worker pool",
                NativeErrno.failure(result, "epoll_ctl", "descriptor " + descriptor));
        }
        requireDone(result, descriptor);
    }

    @Override
    void change(final Pollable source, final int descriptor, final Interest interest, final long token)
        throws IOException {

        requireFree(source, token);
        final int mask = maskOf(interest);
        final int result = calls.control(epoll, EpollNative.CONTROL_MODIFY, descriptor, mask, token);
        if (result == -NativeErrno.ENOENT) {
            throw notRegistered(source, descriptor);
        }
        requireDone(result, descriptor);
    }

    @Override
    void remove(final int descriptor) {
        // A failure says that the descriptor is not registered, one way or another.
        calls.control(epoll, EpollNative.CONTROL_DELETE, descriptor, 0, 0);
    }

    /** For who watches the epoll itself, and then calls {@link #fetch}. */
    int descriptor() {
        return epoll;
    }

    @Override
    public void poll(final PollEvents events, final long timeoutNanos) throws IOException {
        requirePollable();
        events.clear();
        fetch(events, timeoutNanos);
    }

    /** Waits, and appends what there is room for. Returns how many there were, a wakeup included. */
    int fetch(final PollEvents events, final long timeoutNanos) throws IOException {
        final int maxEvents = Math.min(events.capacity() - events.size(), MAX_EVENTS);
        if (array == null || array.capacity() < maxEvents) {
            array = calls.newEvents(maxEvents);
        }
        final int count = wait.await(array, maxEvents, timeoutNanos);
        final int end = array.start(count);
        for (int at = 0; at < end; at += array.eventBytes()) {
            final long token = array.dataAt(at);
            if (token == WAKEUP_TOKEN) {
                woken();
            } else {
                events.add(token, READINESS[array.maskAt(at) & EVENT_BITS]);
            }
        }
        return count;
    }

    @Override
    void release(final Wakeup wakeup) throws IOException {
        final int epollResult = calls.close(epoll);
        final int eventResult = wakeup.close();
        if (epollResult < 0) {
            throw NativeErrno.failure(epollResult, "close", "epoll " + epoll);
        }
        if (eventResult < 0) {
            throw NativeErrno.failure(eventResult, "close", "eventfd " + eventDescriptor);
        }
    }

    private static int maskOf(final Interest interest) {
        return (interest.isReadable() ? EpollNative.EVENT_IN : 0)
            | (interest.isWritable() ? EpollNative.EVENT_OUT : 0);
    }

    /** What each union of the bits that can be reported means; a look-up beats four tests for each event. */
    private static byte[] readinessOfMasks() {
        final byte[] table = new byte[EVENT_BITS + 1];
        for (int mask = 0; mask < table.length; mask++) {
            final boolean failed = (mask & EpollNative.EVENT_ERR) != 0;
            final boolean hungUp = (mask & EpollNative.EVENT_HUP) != 0;
            final boolean readable = (mask & EpollNative.EVENT_IN) != 0 || failed || hungUp;
            final boolean writable = (mask & EpollNative.EVENT_OUT) != 0 || failed || hungUp;
            table[mask] = (byte) ((readable ? PollEvents.READABLE : 0) | (writable ? PollEvents.WRITABLE : 0)
                | (failed ? PollEvents.ERROR : 0) | (hungUp ? PollEvents.HANG_UP : 0));
        }
        return table;
    }

    private static void requireFree(final Pollable source, final long token) {
        if (token == WAKEUP_TOKEN) {
            throw new IllegalArgumentException("register or modify " + source + ": the token " + token
                + " marks this poller's own wakeups; take any other");
        }
    }

    private static void requireDone(final int result, final int descriptor) throws IOException {
        if (result < 0) {
            throw NativeErrno.failure(result, "epoll_ctl", "descriptor " + descriptor);
        }
    }
}
