package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * One {@code struct six_address} outside the heap. What was translated last is remembered, so that a UDP
 * socket which talks with one peer makes no garbage.
 */
final class AddressBuffer {
    private static final int FAMILY = 0;
    private static final int PORT = 4;
    private static final int SCOPE = 8;
    private static final int BYTES = 12;
    private static final int INET_BYTES = 4;
    private static final int INET6_BYTES = 16;
    private static final Charset PATH_CHARSET =
        Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private final ByteBuffer bytes =
        ByteBuffer.allocateDirect(SocketNative.ADDRESS_BYTES).order(ByteOrder.nativeOrder());
    private final long address = SocketNative.bufferAddress(bytes);

    private SocketAddress encoded;
    private int encodedFamily;

    private InetSocketAddress decoded;
    private final long[] decodedBytes = new long[4]; // 32 bytes: all of an IP address and zeroes

    long address() {
        return address;
    }

    /** The number that an option was written as, in the same place. */
    int value() {
        return bytes.getInt(0);
    }

    /** Fills the structure for a socket of the family. */
    void encode(final SocketAddress from, final int family, final String call) throws SystemCallException {
        if (from == encoded && family == encodedFamily) {
            return;
        }
        encoded = null;
        if (family == SocketNative.UNIX && from instanceof UnixDomainSocketAddress it) {
            encodePath(it, call);
        } else if (family != SocketNative.UNIX && from instanceof InetSocketAddress it) {
            encodeInet(it, family, call);
        } else {
            throw new SystemCallException(Errno.EAFNOSUPPORT, call, String.valueOf(from), null);
        }
        encoded = from;
        encodedFamily = family;
    }

    private void encodePath(final UnixDomainSocketAddress from, final String call)
        throws SystemCallException {

        final byte[] path = from.getPath().toString().getBytes(PATH_CHARSET);
        if (path.length == 0) {
            throw new IllegalArgumentException(call + ": the path of the Unix-domain socket is empty");
        }
        if (path.length >= SocketNative.PATH_BYTES) {
            throw new SystemCallException(Errno.ENAMETOOLONG, call, from.toString(), null);
        }
        fill(SocketNative.UNIX, path.length, 0, path);
    }

    private void encodeInet(final InetSocketAddress from, final int family, final String call)
        throws SystemCallException {

        final InetAddress inet = from.getAddress();
        if (inet == null) {
            throw new SystemCallException(Errno.ENOTFOUND, call, from.toString(), null);
        }
        if (inet.isAnyLocalAddress()) {
            final int length = family == SocketNative.INET ? INET_BYTES : INET6_BYTES;
            fill(family, from.getPort(), 0, new byte[length]);
        } else if (inet instanceof Inet6Address it) {
            fill(SocketNative.INET6, from.getPort(), it.getScopeId(), it.getAddress());
        } else if (family == SocketNative.INET) {
            fill(SocketNative.INET, from.getPort(), 0, inet.getAddress());
        } else {
            fill(SocketNative.INET6, from.getPort(), 0, mapped(inet.getAddress()));
        }
    }

    /** Fills the structure with an address as it is, and with the index of an interface, or 0. */
    void encode(final InetAddress from, final int interfaceIndex) {
        encoded = null;
        fill(from instanceof Inet6Address ? SocketNative.INET6 : SocketNative.INET, 0, interfaceIndex,
            from.getAddress());
    }

    /** How an IPv6 socket names an IPv4 peer. */
    private static byte[] mapped(final byte[] inet) {
        final byte[] result = new byte[INET6_BYTES];
        Arrays.fill(result, 10, 12, (byte) 0xff);
        System.arraycopy(inet, 0, result, 12, INET_BYTES);
        return result;
    }

    private void fill(final int family, final int port, final int scope, final byte[] content) {
        bytes.putInt(FAMILY, family);
        bytes.putInt(PORT, port);
        bytes.putInt(SCOPE, scope);
        bytes.put(BYTES, content);
    }

    /** What the kernel filled in; null for a Unix-domain socket without a path. */
    SocketAddress decode() {
        final int family = bytes.getInt(FAMILY);
        if (family == SocketNative.UNIX) {
            return decodePath();
        }
        if (family == SocketNative.NO_FAMILY) {
            return null;
        }
        if (decoded == null || !isSameAsDecoded()) {
            decoded = decodeInet(family);
            for (int index = 0; index < decodedBytes.length; index++) {
                decodedBytes[index] = bytes.getLong(index * Long.BYTES);
            }
        }
        return decoded;
    }

    /** A copy of what the kernel filled in, which takes a third of the memory of what is decoded from it. */
    byte[] content() {
        final int length = switch (bytes.getInt(FAMILY)) {
            case SocketNative.UNIX -> bytes.getInt(PORT);
            case SocketNative.INET -> INET_BYTES;
            case SocketNative.INET6 -> INET6_BYTES;
            default -> 0;
        };
        final byte[] content = new byte[BYTES + length];
        bytes.get(0, content);
        return content;
    }

    /** What such a copy says. */
    SocketAddress decode(final byte[] content) {
        bytes.put(0, content);
        bytes.put(content.length, new byte[SocketNative.ADDRESS_BYTES - content.length]);
        return decode();
    }

    private boolean isSameAsDecoded() {
        for (int index = 0; index < decodedBytes.length; index++) {
            if (decodedBytes[index] != bytes.getLong(index * Long.BYTES)) {
                return false;
            }
        }
        return true;
    }

    private SocketAddress decodePath() {
        final int length = bytes.getInt(PORT);
        if (length == 0) {
            return null;
        }
        final byte[] path = new byte[length];
        bytes.get(BYTES, path);
        return UnixDomainSocketAddress.of(new String(path, PATH_CHARSET));
    }

    private InetSocketAddress decodeInet(final int family) {
        final byte[] inet = new byte[family == SocketNative.INET ? INET_BYTES : INET6_BYTES];
        bytes.get(BYTES, inet);
        final int scope = bytes.getInt(SCOPE);
        try {
            final InetAddress host = scope == 0
                ? InetAddress.getByAddress(inet)
                : Inet6Address.getByAddress(null, inet, scope);
            return new InetSocketAddress(host, bytes.getInt(PORT));
        } catch (final UnknownHostException e) {
            throw new AssertionError("4 or 16 bytes are always an address", e);
        }
    }
}
