package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.UdpSettings;
import dev.sixphase.api.spi.DatagramSocket;
import dev.sixphase.api.spi.TransportOption;
import dev.sixphase.loop.core.ListenedHandle;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Objects;

/** A handle with a datagram socket whose settings can be changed. */
abstract class UdpHandle extends ListenedHandle implements UdpSettings {
    private static final int MOST_HOPS = 255;

    private final DatagramSocket socket;

    UdpHandle(final LoopCore core, final DatagramSocket socket) {
        super(core);
        this.socket = socket;
    }

    final DatagramSocket socket() {
        return socket;
    }

    @Override
    public final void broadcast(final boolean enabled) throws IOException {
        set(StandardSocketOptions.SO_BROADCAST, enabled);
    }

    @Override
    public final void ttl(final int hops) throws IOException {
        set(TransportOption.IP_TTL, checkedHops(hops, 1));
    }

    @Override
    public final void multicastTtl(final int hops) throws IOException {
        set(StandardSocketOptions.IP_MULTICAST_TTL, checkedHops(hops, 0));
    }

    private static int checkedHops(final int hops, final int fewest) {
        if (hops < fewest || hops > MOST_HOPS) {
            throw new IllegalArgumentException("hops must be " + fewest + " to " + MOST_HOPS + ": " + hops);
        }
        return hops;
    }

    @Override
    public final void multicastLoopback(final boolean enabled) throws IOException {
        set(StandardSocketOptions.IP_MULTICAST_LOOP, enabled);
    }

    @Override
    public final void multicastInterface(final NetworkInterface networkInterface) throws IOException {
        set(StandardSocketOptions.IP_MULTICAST_IF, networkInterface);
    }

    private <T> void set(final SocketOption<T> option, final T value) throws IOException {
        checkOpen();
        try {
            socket.setOption(option, value);
        } catch (final UnsupportedOperationException failure) {
            throw new SystemCallException(Errno.ENOTSUP, "setsockopt",
                option.name() + " = " + value + " (this backend cannot set it)", failure);
        }
    }

    @Override
    public final void joinGroup(final InetAddress group, final NetworkInterface networkInterface)
        throws IOException {

        checkOpen();
        socket.join(Objects.requireNonNull(group, "group"), networkInterface, null);
    }

    @Override
    public final void joinGroup(final InetAddress group, final NetworkInterface networkInterface,
        final InetAddress sourceAddress) throws IOException {

        checkOpen();
        socket.join(Objects.requireNonNull(group, "group"), networkInterface,
            Objects.requireNonNull(sourceAddress, "sourceAddress"));
    }

    @Override
    public final void leaveGroup(final InetAddress group, final NetworkInterface networkInterface)
        throws IOException {

        checkOpen();
        socket.leave(Objects.requireNonNull(group, "group"), networkInterface, null);
    }

    @Override
    public final void leaveGroup(final InetAddress group, final NetworkInterface networkInterface,
        final InetAddress sourceAddress) throws IOException {

        checkOpen();
        socket.leave(Objects.requireNonNull(group, "group"), networkInterface,
            Objects.requireNonNull(sourceAddress, "sourceAddress"));
    }

    @Override
    public final int receiveBufferBytes() throws IOException {
        checkOpen();
        return socket.option(StandardSocketOptions.SO_RCVBUF);
    }

    @Override
    public final void receiveBufferBytes(final int bytes) throws IOException {
        set(StandardSocketOptions.SO_RCVBUF, bytes);
    }

    @Override
    public final int sendBufferBytes() throws IOException {
        checkOpen();
        return socket.option(StandardSocketOptions.SO_SNDBUF);
    }

    @Override
    public final void sendBufferBytes(final int bytes) throws IOException {
        set(StandardSocketOptions.SO_SNDBUF, bytes);
    }
}
