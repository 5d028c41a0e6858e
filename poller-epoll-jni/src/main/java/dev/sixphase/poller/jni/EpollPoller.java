package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.Transport;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectableChannel;

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
 *
 * <p><b>Virtual threads</b> may not poll: {@link PlatformThreads}.
 */
final class EpollPoller implements Poller {
    /** An arbitrary number that nobody arrives at by counting. */
    static final long WAKEUP_TOKEN = 0xE901_1157_ACCA_75EEL;

    /** More events than this per system call gain nothing; the next poll reports the rest. */
    private static final int MAX_EVENTS = 4096;

    private final EpollCalls calls;
    private final int epoll;
    private final int eventDescriptor;
    private final Wakeup wakeup;
    private final EpollWait wait;
    private final NativeTransport transport = new NativeTransport();
    private final PlatformThreads threads = new PlatformThreads();
    private EventArray array;
    private boolean closed;

    private EpollPoller(final EpollCalls calls, final int epoll, final int eventDescriptor,
        final LoopClock clock) {

        this.calls = calls;
        this.epoll = epoll;
        this.eventDescriptor = eventDescriptor;
        this.wakeup = new Wakeup(() -> calls.signal(eventDescriptor));
        this.wait = new EpollWait(calls, clock);
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
    public void register(final Pollable source, final Interest interest, final long token)
        throws IOException {

        requireUsable(source, token);
        if (source instanceof Pollable.Channel it && it.channel().isOpen() && it.channel().isBlocking()) {
            throw new IllegalBlockingModeException();
        }
        final int descriptor = descriptorOf(source);
        final int result = calls.control(epoll, EpollNative.CONTROL_ADD, descriptor, maskOf(interest), token);
        if (result == -NativeErrno.EEXIST) {
            throw new IllegalStateException("register " + source + ": descriptor " + descriptor
                + " is registered already; modify it, or deregister it first");
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
    public void modify(final Pollable source, final Interest interest, final long token) throws IOException {
        requireUsable(source, token);
        final int descriptor = descriptorOf(source);
        final int mask = maskOf(interest);
        final int result = calls.control(epoll, EpollNative.CONTROL_MODIFY, descriptor, mask, token);
        if (result == -NativeErrno.ENOENT) {
            throw new IllegalStateException("modify " + source + ": descriptor " + descriptor
                + " is not registered; register it first");
        }
        requireDone(result, descriptor);
    }

    @Override
    public void deregister(final Pollable source) {
        if (closed) {
            return;
        }
        final int descriptor;
        try {
            descriptor = descriptorOf(source);
        } catch (final IOException ignored) {
            // Closed: the number may be another source's by now. Or of a kind that was never registered.
            return;
        }
        // A failure says that the descriptor is not registered, one way or another.
        calls.control(epoll, EpollNative.CONTROL_DELETE, descriptor, 0, 0);
    }

    @Override
    public void poll(final PollEvents events, final long timeoutNanos) throws IOException {
        requireOpen();
        threads.admitCurrent();
        events.clear();
        final int maxEvents = Math.min(events.capacity(), MAX_EVENTS);
        if (array == null || array.capacity() < maxEvents) {
            array = calls.newEvents(maxEvents);
        }
        final int count = wait.await(epoll, array, maxEvents, timeoutNanos);
        for (int index = 0; index < count; index++) {
            final long token = array.data(index);
            if (token == WAKEUP_TOKEN) {
                wakeup.acknowledge();
            } else {
                events.add(token, readinessOf(array.mask(index)));
            }
        }
    }

    @Override
    public void wakeup() {
        wakeup.signal();
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        final int epollResult = calls.close(epoll);
        final int eventResult = wakeup.close(() -> calls.close(eventDescriptor));
        if (epollResult < 0 || eventResult < 0) {
            throw epollResult < 0
                ? NativeErrno.failure(epollResult, "close", "epoll " + epoll)
                : NativeErrno.failure(eventResult, "close", "eventfd " + eventDescriptor);
        }
    }

    /** Whether a wakeup has been asked for that no poll has returned from yet. */
    boolean hasPendingWakeup() {
        return wakeup.isPending();
    }

    private static int maskOf(final Interest interest) {
        return (interest.isReadable() ? EpollNative.EVENT_IN : 0)
            | (interest.isWritable() ? EpollNative.EVENT_OUT : 0);
    }

    private static int readinessOf(final int mask) {
        int readiness = 0;
        if ((mask & (EpollNative.EVENT_IN | EpollNative.EVENT_ERR | EpollNative.EVENT_HUP)) != 0) {
            readiness |= PollEvents.READABLE;
        }
        if ((mask & (EpollNative.EVENT_OUT | EpollNative.EVENT_ERR | EpollNative.EVENT_HUP)) != 0) {
            readiness |= PollEvents.WRITABLE;
        }
        if ((mask & EpollNative.EVENT_ERR) != 0) {
            readiness |= PollEvents.ERROR;
        }
        if ((mask & EpollNative.EVENT_HUP) != 0) {
            readiness |= PollEvents.HANG_UP;
        }
        return readiness;
    }

    private static int descriptorOf(final Pollable source) throws IOException {
        if (source instanceof Pollable.Channel it) {
            return descriptorOf(it.channel());
        }
        final long handle = ((Pollable.Descriptor) source).handle();
        if (handle > Integer.MAX_VALUE) {
            throw new SystemCallException(Errno.EBADF, "epoll_ctl", "descriptor " + handle, null);
        }
        return (int) handle;
    }

    private static int descriptorOf(final SelectableChannel channel) throws IOException {
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        final int result = ChannelNative.descriptor(channel);
        if (result == -NativeErrno.ENOTSUP) {
            throw new UnsupportedPollableException("channel " + channel + " of " + channel.getClass()
                + " is not the JDK's own, so it has no descriptor that epoll could watch;"
                + " choose the poller nio, which asks the channel's provider", null);
        }
        if (result < 0) {
            throw new UnsupportedPollableException("channel " + channel + ": JDK " + Runtime.version()
                + " does not tell the descriptors of its channels as earlier ones did;"
                + " use sockets of transport(), or choose the poller nio", null);
        }
        return result;
    }

    private void requireUsable(final Pollable source, final long token) {
        requireOpen();
        if (token == WAKEUP_TOKEN) {
            throw new IllegalArgumentException("register or modify " + source + ": the token " + token
                + " marks this poller's own wakeups; take any other");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the poller is closed");
        }
    }

    private static void requireDone(final int result, final int descriptor) throws IOException {
        if (result < 0) {
            throw NativeErrno.failure(result, "epoll_ctl", "descriptor " + descriptor);
        }
    }
}
