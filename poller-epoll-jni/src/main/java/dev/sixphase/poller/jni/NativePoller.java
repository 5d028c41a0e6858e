package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.Transport;
import dev.sixphase.api.spi.UnsupportedPollableException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectableChannel;

/**
 * What the pollers have in common: the descriptor of a source, the sockets, the wakeup, the close.
 *
 * <p><b>Virtual threads</b> may not poll: {@link PlatformThreads}.
 */
abstract class NativePoller implements Poller {
    /** More events than this per system call gain nothing; the next poll reports the rest. */
    static final int MAX_EVENTS = 4096;

    private final Wakeup wakeup;
    /** Null before its first use. */
    private Transport transport;
    private final PlatformThreads threads = new PlatformThreads();
    private boolean hasBeenWoken;
    private boolean closed;

    /** The signal wakes a wait of the kernel's; {@link #release} closes it. */
    NativePoller(final Wakeup.Signal signal) {
        wakeup = new Wakeup(signal);
    }

    /** Waits for another poller, too, and is woken with it; opens sockets of its own. */
    NativePoller(final NativePoller within, final Transport transport) {
        wakeup = within.wakeup;
        this.transport = transport;
    }

    /** The sockets that are channels of the JDK. */
    final Transport channels() {
        return Poller.super.transport();
    }

    /** Has the kernel watch a descriptor, or says why not. */
    abstract void add(Pollable source, int descriptor, Interest interest, long token) throws IOException;

    /** Has the kernel watch a registered descriptor for something else, from the next poll on. */
    abstract void change(Pollable source, int descriptor, Interest interest, long token) throws IOException;

    /** Has the kernel forget a descriptor, if it knows it. */
    abstract void remove(int descriptor);

    /** Closes what belongs to the poller, by way of {@link Wakeup#close} what signals go to. */
    abstract void release(Wakeup toClose) throws IOException;

    @Override
    public final void register(final Pollable source, final Interest interest, final long token)
        throws IOException {

        requireOpen();
        if (source instanceof Pollable.Channel it && it.channel().isOpen() && it.channel().isBlocking()) {
            throw new IllegalBlockingModeException();
        }
        add(source, descriptorOf(source), interest, token);
    }

    @Override
    public final void modify(final Pollable source, final Interest interest, final long token)
        throws IOException {

        requireOpen();
        change(source, descriptorOf(source), interest, token);
    }

    @Override
    public final void deregister(final Pollable source) {
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
        remove(descriptor);
    }

    @Override
    public final void wakeup() {
        wakeup.signal();
    }

    @Override
    public final Transport transport() {
        if (transport == null) {
            transport = new NativeTransport(this);
        }
        return transport;
    }

    @Override
    public final void close() throws IOException {
        if (!closed) {
            closed = true;
            release(wakeup);
        }
    }

    /** To be called first by each poll. */
    final void requirePollable() {
        requireOpen();
        threads.admitCurrent();
    }

    /** The kernel has reported the signal. */
    final void woken() {
        hasBeenWoken = true;
    }

    /** Whether a poll has ever reported the signal. */
    boolean hasBeenWoken() {
        return hasBeenWoken;
    }

    static IllegalStateException registeredAlready(final Pollable source, final int descriptor) {
        return new IllegalStateException("register " + source + ": descriptor " + descriptor
            + " is registered already; modify it, or deregister it first");
    }

    static IllegalStateException notRegistered(final Pollable source, final int descriptor) {
        return new IllegalStateException("modify " + source + ": descriptor " + descriptor
            + " is not registered; register it first");
    }

    private static int descriptorOf(final Pollable source) throws IOException {
        if (source instanceof Pollable.Channel it) {
            return descriptorOf(it.channel());
        }
        final long handle = ((Pollable.Descriptor) source).handle();
        if (handle > Integer.MAX_VALUE) {
            throw new SystemCallException(Errno.EBADF, "poll", "descriptor " + handle, null);
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
                + " is not the JDK's own, so it has no descriptor that the kernel could watch;"
                + " choose the poller nio, which asks the channel's provider", null);
        }
        if (result < 0) {
            throw new UnsupportedPollableException("channel " + channel + ": JDK " + Runtime.version()
                + " does not tell the descriptors of its channels as earlier ones did;"
                + " use sockets of transport(), or choose the poller nio", null);
        }
        return result;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the poller is closed");
        }
    }
}
