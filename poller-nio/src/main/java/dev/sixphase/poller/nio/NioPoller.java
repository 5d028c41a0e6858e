package dev.sixphase.poller.nio;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A poller over a {@link Selector}.
 *
 * <p>A selector says neither why it returned nor whether the time was up, so this class keeps its own
 * account: a flag for wakeups, the clock for the time that is left, the thread's interrupt flag set aside
 * for the length of a poll. Whatever returns for none of these reasons is selected again.
 */
final class NioPoller implements Poller {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SelectorOpener opener;
    private final LoopClock clock;
    private final SpinGuard spinGuard;
    private final AtomicBoolean isWoken = new AtomicBoolean();
    private final Consumer<SelectionKey> collector = this::collect;
    private final ArrayDeque<Watch> unreported = new ArrayDeque<>();
    /** Written by the loop's thread when it rebuilds; read by those who wake it. */
    private volatile Selector selector;
    private volatile boolean closed;
    private PollEvents events;
    private long polls;
    private int registrations;

    /** Opens selectors: the first, and one for each rebuild. */
    @FunctionalInterface
    interface SelectorOpener {
        Selector open() throws IOException;
    }

    NioPoller(final SelectorOpener opener, final LoopClock clock) throws IOException {
        this(opener, clock, text -> System.getLogger(NioPoller.class.getName()).log(Level.WARNING, text));
    }

    NioPoller(final SelectorOpener opener, final LoopClock clock, final Consumer<String> log)
        throws IOException {

        this.opener = opener;
        this.clock = clock;
        this.spinGuard = new SpinGuard(clock, log);
        this.selector = opener.open();
    }

    @Override
    public void register(final Pollable source, final Interest interest, final long token)
        throws IOException {

        requireOpen("register");
        final SelectableChannel channel = channelOf(source);
        final SelectionKey old = channel.keyFor(selector);
        if (old != null && old.isValid()) {
            throw new IllegalStateException("registered already: " + source + "; modify it instead");
        }
        if (old != null) {
            // The selector still holds the key that was cancelled, and would refuse another.
            flushCancelledKeys();
        }
        if (channel.isOpen() && channel.isBlocking()) {
            throw new IllegalStateException(
                "in blocking mode: " + channel + "; call configureBlocking(false) before you register it");
        }
        final Watch watch = new Watch(channel);
        try {
            watch.attach(channel.register(selector, watch.want(interest, token), watch));
            registrations++;
        } catch (ClosedChannelException e) {
            throw new SystemCallException(Errno.EBADF, "register", channel.toString(), e);
        } catch (IllegalSelectorException e) {
            throw new UnsupportedPollableException("not a channel of the JDK's own provider: " + channel
                + "; use sockets of poller.transport()", e);
        }
    }

    @Override
    public void modify(final Pollable source, final Interest interest, final long token) throws IOException {
        requireOpen("modify");
        final SelectionKey key = channelOf(source).keyFor(selector);
        if (key == null || !key.isValid()) {
            throw new IllegalStateException("not registered: " + source + "; register it first");
        }
        key.interestOps(((Watch) key.attachment()).want(interest, token));
    }

    @Override
    public void deregister(final Pollable source) {
        if (closed || !(source instanceof Pollable.Channel wrapper)) {
            return;
        }
        final SelectionKey key = wrapper.channel().keyFor(selector);
        if (key == null) {
            return;
        }
        if (key.isValid()) {
            registrations--;
        }
        key.cancel();
        if (registrations == 0 || !(wrapper.channel() instanceof SocketChannel)) {
            // A selector keeps a closed channel's descriptor, and with it a listener's port, until it next
            // selects. Streams can wait for that, but who closes a server may want its port again at once;
            // and a loop that has closed the last of its streams ends, and selects no more.
            flushCancelledKeys();
        }
    }

    private static SelectableChannel channelOf(final Pollable source) throws UnsupportedPollableException {
        if (source instanceof Pollable.Channel wrapper) {
            return wrapper.channel();
        }
        throw new UnsupportedPollableException("nio watches channels of the JDK, not " + source
            + ": use a native poller for descriptors, and the worker pool for files", null);
    }

    private void flushCancelledKeys() {
        try {
            // What is ready stays so (level-triggered): the next poll reports it.
            selector.selectNow(key -> { });
        } catch (IOException ignored) {
            // The next poll meets the same failure, and may throw it.
        }
    }

    @Override
    public void poll(final PollEvents target, final long timeoutNanos) throws IOException {
        requireOpen("poll");
        target.clear();
        events = target;
        polls++;
        // A selector returns at once while the flag is set; set aside, it can neither end the wait nor spin.
        boolean wasInterrupted = Thread.interrupted();
        try {
            reportLeftOver();
            if (timeoutNanos == 0 || !target.isEmpty()) {
                selector.selectNow(collector);
            } else {
                wasInterrupted |= await(timeoutNanos);
            }
            // Without those of channels that were closed and not deregistered.
            registrations = selector.keys().size();
        } finally {
            // Read as it is reset: what a thread did before its wakeup must be visible from here on.
            isWoken.getAndSet(false);
            events = null;
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** {@return whether the thread was interrupted while it waited} */
    private boolean await(final long timeoutNanos) throws IOException {
        final long startNanos = clock.nanoTime();
        long leftNanos = timeoutNanos;
        boolean wasInterrupted = false;
        boolean wasEarly = false;
        while (true) {
            if (isWoken.get()) {
                selector.selectNow(collector);
            } else {
                selector.select(collector, toMillis(leftNanos));
            }
            final boolean interruptedNow = Thread.interrupted();
            wasInterrupted |= interruptedNow;
            if (!events.isEmpty() || isWoken.get()) {
                spinGuard.returnedInOrder();
                return wasInterrupted;
            }
            if (timeoutNanos > 0) {
                leftNanos = timeoutNanos - (clock.nanoTime() - startNanos);
                if (leftNanos <= 0) {
                    if (!wasEarly) {
                        spinGuard.returnedInOrder();
                    }
                    return wasInterrupted;
                }
            }
            if (!interruptedNow) {
                wasEarly = true;
                follow(spinGuard.returnedEarly());
            }
        }
    }

    private void follow(final SpinGuard.Advice advice) throws IOException {
        if (advice == SpinGuard.Advice.REBUILD) {
            rebuild();
        } else if (advice == SpinGuard.Advice.BACK_OFF) {
            // No longer than the shortest time a selector can wait, so a wakeup is hardly late.
            LockSupport.parkNanos(NANOS_PER_MILLI);
        }
    }

    private void rebuild() throws IOException {
        final Selector old = selector;
        final Selector fresh;
        try {
            fresh = opener.open();
        } catch (IOException ignored) {
            // A selector that spins is better than none; the guard slows it down.
            return;
        }
        try {
            for (final SelectionKey key : old.keys()) {
                if (key.isValid() && key.attachment() instanceof Watch watch) {
                    key.channel().register(fresh, watch.operations(), watch);
                }
            }
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
        for (final SelectionKey key : fresh.keys()) {
            ((Watch) key.attachment()).attach(key);
        }
        selector = fresh;
        old.close();
    }

    /** Rounds up, so that 1 ns is no busy loop; 0 is a selector's "for ever". */
    static long toMillis(final long timeoutNanos) {
        if (timeoutNanos < 0) {
            return 0;
        }
        return timeoutNanos / NANOS_PER_MILLI + (timeoutNanos % NANOS_PER_MILLI == 0 ? 0 : 1);
    }

    private void collect(final SelectionKey key) {
        final Watch watch = (Watch) key.attachment();
        final int readiness = watch.isActive() ? watch.readiness() : 0;
        if (readiness == 0 || watch.isQueued() || !watch.enter(polls)) {
            return;
        }
        if (events.isFull()) {
            // First in the next poll: else the sources at the head of the kernel's list starve the others.
            watch.queue(readiness);
            unreported.add(watch);
        } else {
            events.add(watch.token(), readiness);
        }
    }

    private void reportLeftOver() {
        while (!events.isFull() && !unreported.isEmpty()) {
            final Watch watch = unreported.remove();
            final int readiness = watch.unqueue();
            if (readiness != 0 && watch.isActive() && watch.enter(polls)) {
                events.add(watch.token(), readiness);
            }
        }
    }

    @Override
    public void wakeup() {
        if (!closed && !isWoken.getAndSet(true)) {
            selector.wakeup();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        unreported.clear();
        selector.close();
    }

    private void requireOpen(final String attempt) {
        if (closed) {
            throw new IllegalStateException(attempt + ": the poller is closed");
        }
    }
}
