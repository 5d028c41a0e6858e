package dev.sixphase.js;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Addresses as Node writes them, in the short form of RFC 5952. */
final class HostText {
    private HostText() {
    }

    /** {@return the address; one that is valid on a link only, with its interface} */
    static String of(final InetAddress address) {
        final String text = InetAddresses.toAddrString(address).replaceFirst("%.*", "");
        return address instanceof Inet6Address six && six.isLinkLocalAddress() && six.getScopeId() != 0
            ? text + "%" + interfaceName(six.getScopeId()) : text;
    }

    private static String interfaceName(final int index) {
        try {
            final NetworkInterface found = NetworkInterface.getByIndex(index);
            return found == null ? String.valueOf(index) : found.getName();
        } catch (final SocketException unknown) {
            return String.valueOf(index);
        }
    }

    /** {@return the address as a socket of IPv6 names it: one of IPv4 is mapped} */
    static String ofSix(final InetAddress address) {
        return address instanceof Inet4Address ? "::ffff:" + address.getHostAddress() : of(address);
    }
}
