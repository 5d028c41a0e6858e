package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import java.io.IOException;

/**
 * Serves its own streams and listeners by an io_uring, and watches whatever else there is by an epoll that
 * the ring watches (ADR 0030). Readiness is what the loop sees of both: {@link UringSource} says how a
 * socket of the ring comes to it.
 *
 * <p><b>One thread.</b> The one that polls first is the only one that may: the kernel leaves out locks for
 * it.
 */
final class UringPoller extends NativePoller {
    private static final int ETIME = 62;

    private final SocketRing ring;
    private final EpollPoller strangers;
    private final RingWait wait;
    private PollEvents events;
    private boolean isStrangersTurn;

    private UringPoller(final SocketRing ring, final EpollPoller strangers, final LoopClock clock) {
        super(strangers, new UringTransport(strangers, ring));
        this.ring = ring;
        this.strangers = strangers;
        wait = new RingWait(clock);
    }

    static UringPoller open(final UringCalls calls, final EpollCalls epollCalls, final LoopClock clock)
        throws IOException {

        final EpollPoller strangers = EpollPoller.open(epollCalls, clock);
        try {
            return new UringPoller(SocketRing.open(calls, strangers.descriptor()), strangers, clock);
        } catch (final IOException e) {
            strangers.close();
            throw e;
        }
    }

    /** For tests. */
    SocketRing ring() {
        return ring;
    }

    @Override
    void add(final Pollable source, final int descriptor, final Interest interest, final long token)
        throws IOException {

        final UringSource socket = ring.find(descriptor);
        if (socket == null) {
            strangers.add(source, descriptor, interest, token);
        } else if (socket.isRegistered()) {
            throw registeredAlready(source, descriptor);
        } else if (socket.isServed() && !socket.isWatchedByEpoll()) {
            ring.register(socket, interest.mask(), token);
        } else {
            strangers.add(source, descriptor, interest, token);
            socket.watchedByEpoll(true);
        }
    }

    @Override
    void change(final Pollable source, final int descriptor, final Interest interest, final long token)
        throws IOException {

        final UringSource socket = ring.find(descriptor);
        if (socket != null && socket.isRegistered()) {
            socket.want(interest.mask(), token);
        } else if (socket != null && socket.isWatchedByEpoll() && socket.isServed()) {
            // It was not connected when it was registered.
            remove(descriptor);
            ring.register(socket, interest.mask(), token);
        } else {
            strangers.change(source, descriptor, interest, token);
        }
    }

    @Override
    void remove(final int descriptor) {
        final UringSource socket = ring.find(descriptor);
        if (socket != null && socket.isRegistered()) {
            socket.want(0, 0);
            return;
        }
        strangers.remove(descriptor);
        if (socket != null) {
            socket.watchedByEpoll(false);
        }
    }

    @Override
    public void poll(final PollEvents target, final long timeoutNanos) throws IOException {
        requirePollable();
        target.clear();
        events = target;
        wait.await(timeoutNanos);
    }

    /** Returns how many events there are, a wakeup included. */
    private int report() throws IOException {
        // Who comes first takes all the room there is, so they take turns.
        isStrangersTurn = !isStrangersTurn;
        int count = isStrangersTurn ? reportStrangers() : 0;
        final int before = events.size();
        ring.report(events);
        count += events.size() - before;
        return isStrangersTurn ? count : count + reportStrangers();
    }

    private int reportStrangers() throws IOException {
        return !events.isFull() && ring.takeEpollReady() ? strangers.fetch(events, 0) : 0;
    }

    @Override
    boolean hasBeenWoken() {
        return strangers.hasBeenWoken();
    }

    @Override
    void release(final Wakeup wakeup) throws IOException {
        final int result = ring.close();
        strangers.close();
        if (result < 0) {
            throw NativeErrno.failure(result, "close", "io_uring");
        }
    }

    /** Turns the ring until something means something to the loop: a wakeup, or a source that is ready. */
    private final class RingWait extends KernelWait {
        private boolean isTimeUp;

        RingWait(final LoopClock clock) {
            super("io_uring_enter", clock);
        }

        @Override
        int once(final long timeoutNanos) throws IOException {
            final int result = ring.turn(ring.hasReady() ? 0 : timeoutNanos);
            isTimeUp = result == -ETIME;
            final int count = report();
            return count > 0 || result >= 0 || isTimeUp ? count : result;
        }

        @Override
        boolean isWhole(final long timeoutNanos) {
            return timeoutNanos == 0 || isTimeUp;
        }
    }
}
