package dev.sixphase.api.spi;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/** A {@link SocketChannel} as a stream socket. */
final class ChannelStreamSocket extends ChannelSocket<SocketChannel> implements StreamSocket {
    private final boolean canReset;
    private SocketAddress remoteAddress;

    ChannelStreamSocket(final SocketChannel channel, final ProtocolFamily family) throws IOException {
        super(channel);
        this.canReset = family != StandardProtocolFamily.UNIX;
    }

    @Override
    public <T> void setOption(final SocketOption<T> option, final T value) throws IOException {
        super.setOption(jdks(option), value);
    }

    @Override
    public <T> T option(final SocketOption<T> option) throws IOException {
        return super.option(jdks(option));
    }

    /** The JDK has some options in a module that need not be there, so they are found by their names. */
    @SuppressWarnings("unchecked") // the name tells the type
    private <T> SocketOption<T> jdks(final SocketOption<T> option) {
        if (!(option instanceof TransportOption)) {
            return option;
        }
        return (SocketOption<T>) channel().supportedOptions().stream()
            .filter(known -> known.name().equals(option.name()) && known.type() == option.type())
            .findFirst().orElse(option);
    }

    @Override
    public boolean connect(final SocketAddress address) throws IOException {
        remoteAddress = address;
        try {
            return channel().connect(address);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw failed("connect", e);
        }
    }

    @Override
    public boolean finishConnect() throws IOException {
        try {
            return channel().finishConnect();
        } catch (IOException | IllegalStateException e) {
            throw failed("connect", e);
        }
    }

    @Override
    public int read(final ByteBuffer target) throws IOException {
        try {
            return channel().read(target);
        } catch (IOException | IllegalStateException e) {
            throw failed("read", e);
        }
    }

    @Override
    public int write(final ByteBuffer source) throws IOException {
        try {
            return channel().write(source);
        } catch (IOException | IllegalStateException e) {
            throw failed("write", e);
        }
    }

    @Override
    public long write(final ByteBuffer[] sources, final int offset, final int length) throws IOException {
        try {
            return channel().write(sources, offset, length);
        } catch (IOException | IllegalStateException e) {
            throw failed("writev", e);
        }
    }

    // Spelled out in each method rather than passed as a lambda: reading and writing must not allocate.
    private IOException failed(final String call, final Exception failure) {
        if (failure instanceof ClosedChannelException && channel().isOpen()) {
            // Not the socket is closed but this direction of it.
            return new SystemCallException(Errno.EPIPE, call, String.valueOf(peer()), failure);
        }
        return ChannelFailure.of(call, peer(), failure);
    }

    private SocketAddress peer() {
        if (remoteAddress == null) {
            try {
                remoteAddress = channel().getRemoteAddress();
            } catch (IOException ignored) {
                // A closed socket has no peer; the message does without it.
            }
        }
        return remoteAddress;
    }

    @Override
    public void shutdownOutput() throws IOException {
        perform("shutdown", remoteAddress, channel()::shutdownOutput);
    }

    @Override
    public void closeWithReset() throws IOException {
        try {
            if (canReset && channel().isOpen()) {
                // Lingering for no time at all is how sockets spell a reset.
                setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } finally {
            close();
        }
    }

    @Override
    public SocketAddress remoteAddress() throws IOException {
        return perform("getpeername", null, channel()::getRemoteAddress);
    }
}
