package dev.sixphase.js;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.graalvm.polyglot.proxy.ProxyArray;

/** What {@code os} asks of the machine and the JDK answers; the rest it reads from {@code /proc}. */
final class OsBinding {
    private OsBinding() {
    }

    static Binding binding() {
        return new Binding("os")
            .value("endianness", ByteOrder.nativeOrder().toString())
            .value("name", System.getProperty("os.name"))
            .value("release", System.getProperty("os.version"))
            .value("machine", System.getProperty("os.arch"))
            .value("userHome", System.getProperty("user.home"))
            .value("userName", System.getProperty("user.name"))
            .function("processors", a -> Runtime.getRuntime().availableProcessors())
            .function("owner", a -> owner())
            .function("interfaces", a -> interfaces());
    }

    /** {@return user and group of this process, or none where files do not tell them} */
    private static ProxyArray owner() {
        final Path self = Path.of("/proc/self");
        try {
            return ProxyArray.fromArray(
                Files.getAttribute(self, "unix:uid"), Files.getAttribute(self, "unix:gid"));
        } catch (final IOException | UnsupportedOperationException unknown) {
            return ProxyArray.fromArray();
        }
    }

    /** {@return name, address, length of the prefix, hardware address and whether it is internal, in turn} */
    private static ProxyArray interfaces() {
        final List<Object> flat = new ArrayList<>();
        try {
            for (final NetworkInterface one : NetworkInterface.networkInterfaces()
                .sorted(Comparator.comparingInt(NetworkInterface::getIndex)).toList()) {
                if (one.isUp()) {
                    addAddresses(one, flat);
                }
            }
        } catch (final SocketException unknown) {
            throw new IllegalStateException("the network interfaces cannot be listed", unknown);
        }
        return ProxyArray.fromList(flat);
    }

    private static void addAddresses(final NetworkInterface of, final List<Object> flat)
        throws SocketException {

        final byte[] hardware = of.getHardwareAddress();
        final String mac =
            hardware == null ? "00:00:00:00:00:00" : HexFormat.ofDelimiter(":").formatHex(hardware);
        for (final InterfaceAddress bound : of.getInterfaceAddresses()) {
            final InetAddress address = bound.getAddress();
            flat.addAll(List.of(of.getName(), address.getHostAddress(), bound.getNetworkPrefixLength(), mac,
                of.isLoopback()));
        }
    }
}
