package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Pollable;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.util.Set;

/** What the three kinds of socket have in common: a descriptor, addresses, options, the close. */
abstract class NativeSocket {
    private static final int CLOSED = -1;

    private final Pollable pollable;
    private final int family;
    private final SocketScratch scratch;
    private int descriptor;

    NativeSocket(final int descriptor, final int family, final SocketScratch scratch) {
        this.descriptor = descriptor;
        this.family = family;
        this.scratch = scratch;
        pollable = new Pollable.Descriptor(descriptor);
    }

    /** The options that a socket of this kind and family has. */
    abstract Set<SocketOption<?>> supportedOptions();

    public Pollable pollable() {
        return pollable;
    }

    public void bind(final SocketAddress localAddress) throws IOException {
        final int open = descriptorFor("bind");
        scratch.outgoing().encode(localAddress, family, "bind");
        final int result = SocketNative.bind(open, scratch.outgoing().address());
        requireDone(result, "bind", localAddress.toString());
    }

    public SocketAddress localAddress() throws IOException {
        final SocketAddress address = name();
        return SocketOptions.isUnbound(address) ? null : address;
    }

    /** The local address, with port 0 if there is none. */
    final SocketAddress name() throws IOException {
        final int open = descriptorFor("getsockname");
        final int result = SocketNative.localAddress(open, scratch.incoming().address());
        requireDone(result, "getsockname", "");
        return scratch.incoming().decode();
    }

    public <T> void setOption(final SocketOption<T> option, final T value) throws IOException {
        final int open = descriptorFor("setsockopt");
        final int number = SocketOptions.numberOf(option, family, supportedOptions());
        final int written = SocketOptions.toNumber(option, value, family);
        final int result = SocketNative.setOption(open, number, written);
        requireKnown(result, option);
        requireDone(result, "setsockopt", option.name());
    }

    public <T> T option(final SocketOption<T> option) throws IOException {
        final int open = descriptorFor("getsockopt");
        final int number = SocketOptions.numberOf(option, family, supportedOptions());
        final int result = SocketNative.option(open, number, scratch.incoming().address());
        requireKnown(result, option);
        requireDone(result, "getsockopt", option.name());
        return SocketOptions.fromNumber(option, scratch.incoming().value(), family);
    }

    private static void requireKnown(final int result, final SocketOption<?> option) {
        if (result == -NativeErrno.ENOPROTOOPT) {
            throw new UnsupportedOperationException("this system's sockets have no option " + option);
        }
    }

    public boolean isOpen() {
        return descriptor != CLOSED;
    }

    public void close() throws IOException {
        if (descriptor == CLOSED) {
            return;
        }
        final int closing = descriptor;
        descriptor = CLOSED;
        final int result = SocketNative.close(closing);
        // After a signal the descriptor is gone all the same; a second try might close a stranger's.
        if (result < 0 && result != -NativeErrno.EINTR) {
            throw NativeErrno.failure(result, "close", "descriptor " + closing);
        }
    }

    /** Counts as closed from now on; whoever asks has the descriptor, and closes it. */
    final int surrender() {
        final int surrendered = descriptor;
        descriptor = CLOSED;
        return surrendered;
    }

    /** For a call, which a closed socket refuses. */
    final int descriptorFor(final String call) throws SystemCallException {
        if (descriptor == CLOSED) {
            throw new SystemCallException(Errno.EBADF, call, "a closed socket", null);
        }
        return descriptor;
    }

    final int family() {
        return family;
    }

    final SocketScratch scratch() {
        return scratch;
    }

    static void requireDone(final long result, final String call, final String subject)
        throws SystemCallException {

        if (result < 0) {
            throw NativeErrno.failure(result, call, subject);
        }
    }
}
