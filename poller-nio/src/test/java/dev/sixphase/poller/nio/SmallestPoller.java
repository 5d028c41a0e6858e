package dev.sixphase.poller.nio;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The smallest poller that keeps the contract: what docs/writing-a-poller.md explains. It is slower than
 * {@link NioPoller} and helpless beside a kernel's bug, and that is all it lacks.
 */
final class SmallestPoller implements Poller {
    private static final int READ = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;
    private static final int WRITE = SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT;

    private final LoopClock clock;
    private final Selector selector;
    private final AtomicBoolean isWoken = new AtomicBoolean();

    SmallestPoller(final PollerOptions options) throws IOException {
        clock = options.clock();
        selector = Selector.open();
    }

    @Override
    public void register(final Pollable source, final Interest interest, final long token)
        throws IOException {

        final SelectableChannel channel = channelOf(source);
        if (isRegistered(channel)) {
            throw new IllegalStateException("registered already: " + source);
        }
        channel.register(selector, operations(channel, interest), token);
    }

    @Override
    public void modify(final Pollable source, final Interest interest, final long token) throws IOException {
        final SelectableChannel channel = channelOf(source);
        if (!isRegistered(channel)) {
            throw new IllegalStateException("not registered: " + source);
        }
        final SelectionKey key = channel.keyFor(selector);
        key.attach(token);
        key.interestOps(operations(channel, interest));
    }

    @Override
    public void deregister(final Pollable source) {
        if (source instanceof Pollable.Channel wrapper && isRegistered(wrapper.channel())) {
            wrapper.channel().keyFor(selector).cancel();
            try {
                selector.selectNow(); // A cancelled key goes only when the selector selects.
            } catch (IOException ignored) {
                // The next poll meets it again.
            }
        }
    }

    private static SelectableChannel channelOf(final Pollable source) throws UnsupportedPollableException {
        if (source instanceof Pollable.Channel wrapper) {
            return wrapper.channel();
        }
        throw new UnsupportedPollableException("this poller watches channels, not " + source, null);
    }

    private boolean isRegistered(final SelectableChannel channel) {
        final SelectionKey key = selector.isOpen() ? channel.keyFor(selector) : null;
        return key != null && key.isValid();
    }

    private static int operations(final SelectableChannel channel, final Interest interest) {
        final boolean isConnecting = channel instanceof SocketChannel stream && !stream.isConnected();
        final int wanted = (interest.isReadable() ? READ : 0)
            | (interest.isWritable() ? WRITE : 0)
            | (isConnecting ? SelectionKey.OP_CONNECT : 0);
        return wanted & channel.validOps() & (isConnecting ? -1 : ~SelectionKey.OP_CONNECT);
    }

    @Override
    public void poll(final PollEvents events, final long timeoutNanos) throws IOException {
        if (!selector.isOpen()) {
            throw new IllegalStateException("poll: the poller is closed");
        }
        events.clear();
        final long startNanos = clock.nanoTime();
        boolean wasInterrupted = false;
        long leftNanos = timeoutNanos;
        boolean isOver = false;
        while (!isOver) {
            // The flag makes a selector return at once; it is set again after the poll.
            wasInterrupted |= Thread.interrupted();
            if (selector.selectedKeys().isEmpty()) {
                select(leftNanos);
            }
            report(events);
            leftNanos = timeoutNanos < 0 ? -1 : timeoutNanos - (clock.nanoTime() - startNanos);
            isOver = !events.isEmpty() || isWoken.get() || timeoutNanos >= 0 && leftNanos <= 0;
        }
        isWoken.getAndSet(false);
        if (wasInterrupted || Thread.interrupted()) {
            Thread.currentThread().interrupt();
        }
    }

    private void select(final long timeoutNanos) throws IOException {
        if (timeoutNanos == 0 || isWoken.get()) {
            selector.selectNow();
        } else {
            // Rounded up, for 0 is a selector's "for ever".
            selector.select(timeoutNanos < 0 ? 0 : (timeoutNanos - 1) / 1_000_000 + 1);
        }
    }

    /**
     * Takes the keys that fit; the others stay in the selected set, which is emptied before it grows again.
     */
    private void report(final PollEvents events) {
        final Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext() && !events.isFull()) {
            final SelectionKey key = ready.next();
            ready.remove();
            final int operations = key.isValid() ? key.readyOps() & key.interestOps() : 0;
            final int readiness = ((operations & READ) != 0 ? PollEvents.READABLE : 0)
                | ((operations & WRITE) != 0 ? PollEvents.WRITABLE : 0);
            if (readiness != 0) {
                events.add((long) key.attachment(), readiness);
            }
        }
    }

    @Override
    public void wakeup() {
        if (selector.isOpen() && !isWoken.getAndSet(true)) {
            selector.wakeup();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
