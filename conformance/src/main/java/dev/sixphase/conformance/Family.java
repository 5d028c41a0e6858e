package dev.sixphase.conformance;

import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.Transport;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A family of sockets that this machine has, and addresses in it that nobody uses. */
final class Family {
    private final ProtocolFamily family;
    private final Path directory;
    private int paths;

    private Family(final ProtocolFamily family, final Path directory) {
        this.family = family;
        this.directory = directory;
    }

    /** {@return what this machine has, by the JDK's word, lest a backend's failure pass for its absence} */
    static List<Family> ofStreams(final Path directory) {
        final List<Family> found = ofDatagrams();
        if (works(StandardProtocolFamily.UNIX, null)) {
            found.add(new Family(StandardProtocolFamily.UNIX, directory));
        }
        return found;
    }

    static List<Family> ofDatagrams() {
        final List<Family> found = new ArrayList<>();
        found.add(new Family(StandardProtocolFamily.INET, null));
        if (works(StandardProtocolFamily.INET6, new InetSocketAddress("::1", 0))) {
            found.add(new Family(StandardProtocolFamily.INET6, null));
        }
        return found;
    }

    private static boolean works(final ProtocolFamily family, final SocketAddress address) {
        try (ServerSocketChannel channel = ServerSocketChannel.open(family)) {
            channel.bind(address);
            if (channel.getLocalAddress() instanceof UnixDomainSocketAddress temporary) {
                Files.deleteIfExists(temporary.getPath());
            }
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    ProtocolFamily protocol() {
        return family;
    }

    boolean isInternet() {
        return family != StandardProtocolFamily.UNIX;
    }

    /** {@return an address to bind to: any port of the loopback interface, or a path that is new} */
    SocketAddress newAddress() throws IOException {
        if (isInternet()) {
            final String host = family == StandardProtocolFamily.INET ? "127.0.0.1" : "::1";
            return new InetSocketAddress(InetAddress.getByName(host), 0);
        }
        paths++;
        return UnixDomainSocketAddress.of(directory.resolve("s" + paths));
    }

    /** {@return a multicast group that nobody is known to use, of those that may have one source} */
    InetAddress group() throws IOException {
        return InetAddress.getByName(family == StandardProtocolFamily.INET ? "232.18.0.1" : "ff32::1800:1");
    }

    /** {@return an address of an interface that can do multicast, or null if there is none} */
    InetAddress multicastAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
            .filter(Family::doesMulticast)
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address == (family == StandardProtocolFamily.INET))
            .findFirst().orElse(null);
    }

    private static boolean doesMulticast(final NetworkInterface one) {
        try {
            return one.isUp() && one.supportsMulticast();
        } catch (IOException e) {
            return false;
        }
    }

    ListenerSocket listen(final Transport transport) throws IOException {
        return listen(transport, newAddress());
    }

    ListenerSocket listen(final Transport transport, final SocketAddress address) throws IOException {
        final ListenerSocket listener = transport.openListener(family);
        try {
            listener.bind(address);
            listener.listen(16);
            return listener;
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    /** {@return an address where somebody listened who does so no more} */
    SocketAddress abandonedAddress(final Transport transport) throws IOException {
        try (ListenerSocket listener = listen(transport)) {
            return listener.localAddress();
        }
    }

    StreamPair pair(final Transport transport) throws IOException {
        return StreamPair.connect(transport, family, newAddress());
    }

    @Override
    public String toString() {
        return family.name();
    }
}
