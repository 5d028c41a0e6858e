package dev.sixphase.api.spi;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.util.HashMap;
import java.util.Map;

/**
 * The multicast groups of a channel. The JDK wants each interface named, and gives keys where a kernel gives
 * errnos; here both are as kernels have them.
 */
final class ChannelMemberships {
    private final DatagramChannel channel;
    private final Map<Membership, MembershipKey> keys = new HashMap<>();

    ChannelMemberships(final DatagramChannel channel) {
        this.channel = channel;
    }

    private record Membership(InetAddress group, NetworkInterface networkInterface, InetAddress source) {
        SystemCallException refused(final Errno errno, final Exception cause) {
            return new SystemCallException(errno, "setsockopt", toString(), cause);
        }

        @Override
        public String toString() {
            return group.getHostAddress()
                + (networkInterface == null ? "" : " at " + networkInterface.getName())
                + (source == null ? "" : " from " + source.getHostAddress());
        }
    }

    void join(final InetAddress group, final NetworkInterface networkInterface, final InetAddress source)
        throws IOException {

        final Membership membership = find(group, networkInterface, source);
        if (keys.containsKey(membership)) {
            throw membership.refused(Errno.EADDRINUSE, null);
        }
        final NetworkInterface found = membership.networkInterface();
        try {
            keys.put(membership, source == null
                ? channel.join(group, found) : channel.join(group, found, source));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw membership.refused(Errno.EINVAL, e);
        } catch (UnsupportedOperationException e) {
            throw membership.refused(Errno.ENOTSUP, e);
        } catch (IOException e) {
            throw ChannelFailure.of("setsockopt", membership, e);
        }
    }

    void leave(final InetAddress group, final NetworkInterface networkInterface, final InetAddress source)
        throws IOException {

        final Membership membership = find(group, networkInterface, source);
        final MembershipKey key = keys.remove(membership);
        if (key == null) {
            throw membership.refused(Errno.EADDRNOTAVAIL, null);
        }
        key.drop();
    }

    private Membership find(final InetAddress group, final NetworkInterface networkInterface,
        final InetAddress source) throws IOException {

        final Membership asked = new Membership(group, networkInterface, source);
        if (!channel.isOpen()) {
            throw ChannelFailure.of("setsockopt", asked, new ClosedChannelException());
        }
        if (!group.isMulticastAddress()) {
            throw asked.refused(Errno.EINVAL, null);
        }
        if (networkInterface != null) {
            return asked;
        }
        final NetworkInterface chosen = interfaceTowards(group);
        if (chosen == null) {
            throw asked.refused(Errno.ENODEV, null);
        }
        return new Membership(group, chosen, source);
    }

    /** The interface by which the system would send to the group: the one whose address it then uses. */
    private static NetworkInterface interfaceTowards(final InetAddress group) throws IOException {
        final boolean isFour = group instanceof Inet4Address;
        try (DatagramChannel probe = DatagramChannel.open(
            isFour ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6)) {

            probe.connect(new InetSocketAddress(group, 1));
            return NetworkInterface.getByInetAddress(
                ((InetSocketAddress) probe.getLocalAddress()).getAddress());
        } catch (IOException noRoute) {
            // A group of the link has none; any interface is as good.
            return NetworkInterface.networkInterfaces()
                .filter(one -> isUsable(one, isFour))
                .findFirst().orElse(null);
        }
    }

    private static boolean isUsable(final NetworkInterface one, final boolean isFour) {
        try {
            return one.isUp() && one.supportsMulticast()
                && one.inetAddresses().anyMatch(address -> address instanceof Inet4Address == isFour);
        } catch (IOException gone) {
            return false;
        }
    }
}
