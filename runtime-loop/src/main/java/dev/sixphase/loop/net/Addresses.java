package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.Charset;

/** What a socket must know of an address before it is opened, and how a person reads it. */
final class Addresses {
    /** The smallest {@code sun_path} of the systems we run on, without its final NUL. */
    private static final int LINUX_PATH_BYTES = 107;
    private static final int OTHER_PATH_BYTES = 103;

    private Addresses() { }

    /** {@return the family of the socket that can use this address} */
    static ProtocolFamily familyOf(final SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress) {
            return StandardProtocolFamily.UNIX;
        }
        return address instanceof InetSocketAddress inet && inet.getAddress() instanceof Inet6Address
            ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    /** {@return host:port, [host]:port for IPv6, or the path; empty for null} */
    static String text(final SocketAddress address) {
        if (address instanceof InetSocketAddress inet) {
            return hostText(inet) + ":" + inet.getPort();
        }
        return address == null ? "" : address.toString();
    }

    private static String hostText(final InetSocketAddress address) {
        if (address.isUnresolved()) {
            return address.getHostString();
        }
        final String host = address.getAddress().getHostAddress();
        return address.getAddress() instanceof Inet4Address ? host : "[" + host + "]";
    }

    /** Asks a socket for an address. */
    @FunctionalInterface
    interface Query {
        SocketAddress run() throws IOException;
    }

    /** {@return the answer, or null if the peer has reset the connection and so nobody knows any more} */
    static SocketAddress orNull(final Query query) {
        try {
            return query.run();
        } catch (final IOException ignored) {
            return null;
        }
    }

    /**
     * Refuses a name that was not looked up: a local address is needed at once.
     *
     * @throws SystemCallException of ENOTFOUND if it is one
     */
    static void requireResolved(final InetSocketAddress address, final String call)
        throws SystemCallException {

        if (address.isUnresolved()) {
            throw new SystemCallException(Errno.ENOTFOUND, call, text(address)
                + " (not looked up: use new InetSocketAddress rather than createUnresolved)", null);
        }
    }

    /**
     * Refuses a path that a kernel would refuse less clearly, or cut off.
     *
     * @throws SystemCallException of ENAMETOOLONG if it is one
     */
    static void requireShortPath(final UnixDomainSocketAddress address, final String call)
        throws SystemCallException {

        final int longest = isLinux() ? LINUX_PATH_BYTES : OTHER_PATH_BYTES;
        final int length = address.getPath().toString().getBytes(Charset.defaultCharset()).length;
        if (length > longest) {
            throw new SystemCallException(Errno.ENAMETOOLONG, call, address + " (" + length
                + " bytes, but the path of a socket has at most " + longest + ": use a shorter one, or one"
                + " relative to the working directory)", null);
        }
    }

    static boolean isLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }
}
