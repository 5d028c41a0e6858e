package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An interface as the kernel numbers it for multicast: for IPv6 by its index, for IPv4 by one of its
 * addresses, whose 4 bytes are taken for a number; 0 for the system's choice.
 */
final class InterfaceNumber {
    private InterfaceNumber() { }

    static int of(final NetworkInterface networkInterface, final int family) throws SystemCallException {
        if (networkInterface == null) {
            return 0;
        }
        if (family == SocketNative.INET6) {
            return networkInterface.getIndex();
        }
        final InetAddress address = networkInterface.inetAddresses()
            .filter(Inet4Address.class::isInstance)
            .findFirst()
            .orElseThrow(() -> new SystemCallException(Errno.EADDRNOTAVAIL, "setsockopt",
                networkInterface.getName() + " (it has no IPv4 address)", null));
        return ByteBuffer.wrap(address.getAddress()).order(ByteOrder.nativeOrder()).getInt();
    }

    /** The interface, or null if none is chosen or it is gone. */
    static NetworkInterface interfaceOf(final int number, final int family) throws SocketException {
        if (number == 0) {
            return null;
        }
        if (family == SocketNative.INET6) {
            return NetworkInterface.getByIndex(number);
        }
        final byte[] address = new byte[Integer.BYTES];
        ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).putInt(number);
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByAddress(address));
        } catch (final UnknownHostException e) {
            throw new AssertionError("4 bytes are always an address", e);
        }
    }
}
