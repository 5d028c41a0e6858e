package dev.sixphase.conformance;

import dev.sixphase.api.Errno;
import dev.sixphase.api.spi.DatagramSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.abort;

/** Clauses about multicast. They need an interface that can do it, and nothing beyond the machine. */
abstract class MulticastClauses extends DatagramClauses {
    @Test
    void aMemberReceivesWhatIsSentToTheGroupUntilItLeaves() throws Exception {
        // libuv udp_multicast_join, libuv udp_multicast_join6
        forEachMulticastFamily((family, address, on) -> {
            try (DatagramSocket member = open(family, null); DatagramSocket sender = open(family, address)) {
                sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, on);
                member.join(family.group(), on, null);
                assertErrno(Errno.EADDRINUSE, () -> member.join(family.group(), on, null));
                assertReceives(member, sender, toGroup(family, member));

                member.leave(family.group(), on, null);
                assertErrno(Errno.EADDRNOTAVAIL, () -> member.leave(family.group(), on, null));
                assertDoesNotReceive(member, sender, toGroup(family, member));
            }
        });
    }

    @Test
    void aMemberOfOneSourceHearsNoOther() throws Exception {
        forEachMulticastFamily((family, address, on) -> {
            try (DatagramSocket member = open(family, null); DatagramSocket sender = open(family, address)) {
                sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, on);
                final InetAddress stranger = ((InetSocketAddress) family.newAddress()).getAddress();
                member.join(family.group(), on, stranger);
                assertDoesNotReceive(member, sender, toGroup(family, member));

                member.join(family.group(), on, address);
                assertReceives(member, sender, toGroup(family, member));

                member.leave(family.group(), on, address);
                assertErrno(Errno.EADDRNOTAVAIL, () -> member.leave(family.group(), on, address));
                member.leave(family.group(), on, stranger);
            }
        });
    }

    @Test
    void theSystemChoosesAnInterfaceIfNoneIsNamed() throws Exception {
        forEachMulticastFamily((family, address, on) -> {
            try (DatagramSocket member = open(family, null)) {
                member.join(family.group(), null, null);
                assertErrno(Errno.EADDRINUSE, () -> member.join(family.group(), null, null));
                member.leave(family.group(), null, null);
                assertErrno(Errno.EADDRNOTAVAIL, () -> member.leave(family.group(), null, null));
            }
        });
    }

    @Test
    void whatIsNoGroupCannotBeJoined() throws Exception {
        forEachMulticastFamily((family, address, on) -> {
            try (DatagramSocket socket = open(family, null)) {
                assertErrno(Errno.EINVAL, () -> socket.join(address, on, null));
            }
        });
    }

    @Test
    void theInterfaceOfMulticastIsKept() throws Exception {
        forEachMulticastFamily((family, address, on) -> {
            try (DatagramSocket socket = open(family, null)) {
                assertNull(socket.option(StandardSocketOptions.IP_MULTICAST_IF));
                socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, on);
                assertEquals(on, socket.option(StandardSocketOptions.IP_MULTICAST_IF));
                try {
                    socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, null);
                } catch (UnsupportedOperationException e) {
                    return;
                }
                assertNull(socket.option(StandardSocketOptions.IP_MULTICAST_IF));
            }
        });
    }

    /** A test, for one family and one interface that has an address in it. */
    @FunctionalInterface
    private interface MulticastTest {
        void run(Family family, InetAddress address, NetworkInterface on) throws Exception;
    }

    private void forEachMulticastFamily(final MulticastTest test) throws Exception {
        EmulatorGap.MULTICAST.skipWhereNamed();
        final int[] tried = new int[1];
        forEachDatagramFamily(family -> {
            final InetAddress address = family.multicastAddress();
            if (address != null) {
                tried[0]++;
                test.run(family, address, NetworkInterface.getByInetAddress(address));
            }
        });
        if (tried[0] == 0) {
            abort("no interface of this machine can do multicast");
        }
    }

    /** {@return a socket bound to an address, or to all of them if it is null} */
    private DatagramSocket open(final Family family, final InetAddress address) throws IOException {
        final DatagramSocket socket = transport().openDatagram(family.protocol());
        socket.bind(address == null ? new InetSocketAddress(0) : new InetSocketAddress(address, 0));
        return socket;
    }

    private static SocketAddress toGroup(final Family family, final DatagramSocket member)
        throws IOException {

        return new InetSocketAddress(family.group(), ((InetSocketAddress) member.localAddress()).getPort());
    }

    private static void assertReceives(final DatagramSocket member, final DatagramSocket sender,
        final SocketAddress group) throws IOException {

        sender.send(ByteBuffer.wrap(new byte[] {1}), group);
        final InetSocketAddress from = (InetSocketAddress) receive(member, ByteBuffer.allocate(4));
        assertEquals(((InetSocketAddress) sender.localAddress()).getPort(), from.getPort());
    }

    /** What is sent to the member itself afterwards overtakes nothing, so it shows that there was nothing. */
    private static void assertDoesNotReceive(final DatagramSocket member, final DatagramSocket sender,
        final SocketAddress group) throws IOException {

        sender.send(ByteBuffer.wrap(new byte[] {1}), group);
        final InetSocketAddress local = (InetSocketAddress) sender.localAddress();
        sender.send(ByteBuffer.wrap(new byte[] {2}),
            new InetSocketAddress(local.getAddress(), ((InetSocketAddress) member.localAddress()).getPort()));
        final ByteBuffer received = ByteBuffer.allocate(4);
        receive(member, received);
        assertEquals(2, received.get(0));
    }
}
