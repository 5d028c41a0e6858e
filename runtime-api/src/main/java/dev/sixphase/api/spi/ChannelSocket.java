package dev.sixphase.api.spi;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.spi.AbstractSelectableChannel;

/** What sockets made of channels have in common, their failures above all. */
abstract class ChannelSocket<C extends AbstractSelectableChannel & NetworkChannel> {
    private final C channel;
    private final Pollable pollable;
    private boolean closed;

    ChannelSocket(final C channel) throws IOException {
        this.channel = channel;
        this.pollable = new Pollable.Channel(channel);
        unblock(channel);
    }

    private static void unblock(final SelectableChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
        } catch (IOException e) {
            channel.close();
            throw ChannelFailure.of("fcntl", channel, e);
        }
    }

    /** A system call, in the JDK's clothes. */
    @FunctionalInterface
    interface Call<R> {
        R run() throws IOException;
    }

    /** Runs a call; what fails, fails with the call's name and what it was about. */
    static <R> R perform(final String name, final Object subject, final Call<R> call) throws IOException {
        try {
            return call.run();
        } catch (IOException e) {
            throw ChannelFailure.of(name, subject, e);
        } catch (IllegalStateException | IllegalArgumentException e) {
            if (ChannelFailure.isKernels(e)) {
                throw ChannelFailure.of(name, subject, e);
            }
            throw e;
        }
    }

    final C channel() {
        return channel;
    }

    public final Pollable pollable() {
        return pollable;
    }

    public void bind(final SocketAddress localAddress) throws IOException {
        perform("bind", localAddress, () -> channel.bind(localAddress));
    }

    public final SocketAddress localAddress() throws IOException {
        final SocketAddress address = perform("getsockname", null, channel::getLocalAddress);
        // Who connects by a path has no name of its own, for which the JDK has an address all the same.
        return address instanceof UnixDomainSocketAddress path && path.getPath().toString().isEmpty()
            ? null : address;
    }

    public <T> void setOption(final SocketOption<T> option, final T value) throws IOException {
        perform("setsockopt", option, () -> channel.setOption(option, value));
    }

    public <T> T option(final SocketOption<T> option) throws IOException {
        return perform("getsockopt", option, () -> channel.getOption(option));
    }

    public final boolean isOpen() {
        // Not the channel's answer: the JDK closes a channel of its own accord when a connect fails.
        return !closed;
    }

    public final void close() throws IOException {
        closed = true;
        perform("close", null, () -> {
            channel.close();
            return null;
        });
    }

    @Override
    public final String toString() {
        return channel.toString();
    }

    /** {@return the failure of a call that a closed socket, or one in the wrong state, refuses} */
    static SystemCallException refused(final Errno errno, final String call, final Object subject) {
        return new SystemCallException(errno, call, subject.toString(), null);
    }
}
