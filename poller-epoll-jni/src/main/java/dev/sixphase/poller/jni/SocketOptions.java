package dev.sixphase.poller.jni;

import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.TransportOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which options there are, and how their values become the kernel's numbers. */
final class SocketOptions {
    static final Set<SocketOption<?>> TCP_STREAM = Set.of(StandardSocketOptions.SO_REUSEADDR,
        StandardSocketOptions.SO_REUSEPORT, StandardSocketOptions.SO_KEEPALIVE,
        StandardSocketOptions.TCP_NODELAY, StandardSocketOptions.SO_SNDBUF, StandardSocketOptions.SO_RCVBUF,
        StandardSocketOptions.SO_LINGER, StandardSocketOptions.IP_TOS, TransportOption.TCP_KEEPIDLE);
    static final Set<SocketOption<?>> TCP_LISTENER = Set.of(StandardSocketOptions.SO_REUSEADDR,
        StandardSocketOptions.SO_REUSEPORT, StandardSocketOptions.SO_RCVBUF);
    static final Set<SocketOption<?>> UNIX_STREAM = Set.of(StandardSocketOptions.SO_SNDBUF,
        StandardSocketOptions.SO_RCVBUF, StandardSocketOptions.SO_LINGER);
    static final Set<SocketOption<?>> UNIX_LISTENER = Set.of(StandardSocketOptions.SO_RCVBUF);
    static final Set<SocketOption<?>> UDP = Set.of(StandardSocketOptions.SO_REUSEADDR,
        StandardSocketOptions.SO_REUSEPORT, StandardSocketOptions.SO_SNDBUF, StandardSocketOptions.SO_RCVBUF,
        StandardSocketOptions.SO_BROADCAST, StandardSocketOptions.IP_TOS, TransportOption.IP_TTL,
        StandardSocketOptions.IP_MULTICAST_TTL, StandardSocketOptions.IP_MULTICAST_LOOP,
        StandardSocketOptions.IP_MULTICAST_IF);
    static final Set<SocketOption<?>> UDP6 = with(UDP, TransportOption.IPV6_V6ONLY);

    private static final int MAX_BYTE = 255;
    private static final int MAX_IDLE_SECONDS = 32_767;
    private static final int MAX_LINGER_SECONDS = 65_535;
    private static final int LINGER_OFF = -1;

    private static final Map<SocketOption<?>, Integer> NUMBERS = Map.ofEntries(
        Map.entry(StandardSocketOptions.SO_REUSEADDR, SocketNative.SO_REUSEADDR),
        Map.entry(StandardSocketOptions.SO_REUSEPORT, SocketNative.SO_REUSEPORT),
        Map.entry(StandardSocketOptions.SO_KEEPALIVE, SocketNative.SO_KEEPALIVE),
        Map.entry(StandardSocketOptions.TCP_NODELAY, SocketNative.TCP_NODELAY),
        Map.entry(StandardSocketOptions.SO_SNDBUF, SocketNative.SO_SNDBUF),
        Map.entry(StandardSocketOptions.SO_RCVBUF, SocketNative.SO_RCVBUF),
        Map.entry(StandardSocketOptions.SO_LINGER, SocketNative.SO_LINGER),
        Map.entry(StandardSocketOptions.SO_BROADCAST, SocketNative.SO_BROADCAST),
        Map.entry(StandardSocketOptions.IP_TOS, SocketNative.IP_TOS),
        Map.entry(TransportOption.TCP_KEEPIDLE, SocketNative.TCP_KEEPIDLE),
        Map.entry(TransportOption.IP_TTL, SocketNative.IP_TTL),
        Map.entry(TransportOption.IPV6_V6ONLY, SocketNative.IPV6_V6ONLY),
        Map.entry(StandardSocketOptions.IP_MULTICAST_IF, SocketNative.IP_MULTICAST_IF),
        Map.entry(StandardSocketOptions.IP_MULTICAST_TTL, SocketNative.IP_MULTICAST_TTL),
        Map.entry(StandardSocketOptions.IP_MULTICAST_LOOP, SocketNative.IP_MULTICAST_LOOP));
    /** What IPv6 calls by another name. */
    private static final Map<SocketOption<?>, Integer> INET6_NUMBERS = Map.of(
        StandardSocketOptions.IP_TOS, SocketNative.IPV6_TCLASS,
        TransportOption.IP_TTL, SocketNative.IPV6_UNICAST_HOPS,
        StandardSocketOptions.IP_MULTICAST_IF, SocketNative.IPV6_MULTICAST_IF,
        StandardSocketOptions.IP_MULTICAST_TTL, SocketNative.IPV6_MULTICAST_HOPS,
        StandardSocketOptions.IP_MULTICAST_LOOP, SocketNative.IPV6_MULTICAST_LOOP);

    private SocketOptions() { }

    private static Set<SocketOption<?>> with(final Set<SocketOption<?>> options,
        final SocketOption<?> another) {

        final Set<SocketOption<?>> result = new HashSet<>(options);
        result.add(another);
        return Set.copyOf(result);
    }

    static int numberOf(final SocketOption<?> option, final int family,
        final Set<SocketOption<?>> supported) {

        if (!supported.contains(option)) {
            throw new UnsupportedOperationException("this socket has no option " + option);
        }
        final Integer inet6 = family == SocketNative.INET6 ? INET6_NUMBERS.get(option) : null;
        return inet6 != null ? inet6 : NUMBERS.get(option);
    }

    static int toNumber(final SocketOption<?> option, final Object value, final int family)
        throws SystemCallException {

        if (option == StandardSocketOptions.IP_MULTICAST_IF) {
            return InterfaceNumber.of((NetworkInterface) value, family);
        }
        if (value instanceof Boolean it) {
            return it ? 1 : 0;
        }
        if (!(value instanceof Integer)) {
            throw new IllegalArgumentException(option + " = " + value + ": a value is needed");
        }
        final int number = (Integer) value;
        if (option == StandardSocketOptions.SO_LINGER) {
            return Math.max(LINGER_OFF, Math.min(number, MAX_LINGER_SECONDS));
        }
        final int least = option == TransportOption.IP_TTL || option == TransportOption.TCP_KEEPIDLE ? 1 : 0;
        if (number < least || number > mostOf(option)) {
            throw new IllegalArgumentException(option + " = " + number + ": must be " + least
                + (isSize(option) ? " or more" : " to " + mostOf(option)));
        }
        return number;
    }

    private static int mostOf(final SocketOption<?> option) {
        if (option == TransportOption.TCP_KEEPIDLE) {
            return MAX_IDLE_SECONDS;
        }
        return isSize(option) ? Integer.MAX_VALUE : MAX_BYTE;
    }

    private static boolean isSize(final SocketOption<?> option) {
        return option == StandardSocketOptions.SO_SNDBUF || option == StandardSocketOptions.SO_RCVBUF;
    }

    static <T> T fromNumber(final SocketOption<T> option, final int number, final int family)
        throws IOException {

        if (option == StandardSocketOptions.IP_MULTICAST_IF) {
            return option.type().cast(InterfaceNumber.interfaceOf(number, family));
        }
        if (option.type() == Boolean.class) {
            return option.type().cast(number != 0);
        }
        return option.type().cast(number);
    }

    /** Whether this is what the kernel calls the name of a socket that has none. */
    static boolean isUnbound(final SocketAddress address) {
        return address instanceof InetSocketAddress it && it.getPort() == 0;
    }
}
