package dev.sixphase.js;

import dev.sixphase.api.ByteStream;
import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.Handle;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.StreamServer;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Consumer;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyObject;

/** Streams and their servers for {@code lib/net.js}. */
final class NetBinding {
    /** JavaScript's streams decide themselves when to close. */
    private static final StreamOptions HALF_OPEN = StreamOptions.defaults().withAllowHalfOpen(true);

    private static final int LONGEST_IDLE_SECONDS = 32_767;

    private final EventLoop loop;
    private final Entry entry;

    NetBinding(final EventLoop loop, final Entry entry) {
        this.loop = loop;
        this.entry = entry;
    }

    Binding binding() {
        return new Binding("net")
            .action("closing", a -> loop.newTimer().close(calling(a[0])))
            .function("connectTcp", a -> connectTcp(new InetSocketAddress(a[0].asString(), a[1].asInt()),
                a[2].isNull() ? null : a[2].asString(), a[3].asInt()))
            .function("connectPath", a -> handle(loop.net().connectUnix(
                UnixDomainSocketAddress.of(a[0].asString()),
                ConnectOptions.defaults().withStream(HALF_OPEN))))
            .function("listenTcp", a -> listenTcp(a[0].asString(), a[1].asInt(), a[2].asInt(), a[3]))
            .function("listenPath", a -> listenPath(a[0].asString(), a[1].asInt(), a[2]));
    }

    private Binding connectTcp(final InetSocketAddress remote, final String localHost, final int localPort) {
        final ConnectOptions options = ConnectOptions.defaults().withStream(HALF_OPEN);
        if (localHost == null && localPort == 0) {
            return handle(loop.net().connectTcp(remote, options));
        }
        final InetSocketAddress local = localHost == null
            ? new InetSocketAddress(localPort) : new InetSocketAddress(localHost, localPort);
        return handle(loop.net().connectTcp(remote, options.withLocalAddress(local)));
    }

    /** A server, or an object with {@code code} that says why there is none. */
    private Object listenTcp(final String host, final int port, final int backlog, final Value onConnection) {
        try {
            final TcpServer server = loop.net().listenTcp(new InetSocketAddress(host, port), options(backlog),
                connections(onConnection));
            return server(server).function("address", a -> address(server.localAddress()));
        } catch (final IOException failure) {
            return Failure.describe(failure);
        }
    }

    private Object listenPath(final String path, final int backlog, final Value onConnection) {
        try {
            return server(loop.net().listenUnix(UnixDomainSocketAddress.of(path), options(backlog),
                connections(onConnection)))
                .function("address", a -> path);
        } catch (final IOException failure) {
            return Failure.describe(failure);
        }
    }

    private static ListenOptions options(final int backlog) {
        return ListenOptions.defaults().withBacklog(backlog).withStream(HALF_OPEN);
    }

    private Consumer<ByteStream> connections(final Value onConnection) {
        return stream -> entry.call(onConnection, handle(stream));
    }

    private Binding server(final StreamServer server) {
        return references(new Binding("server"), server)
            .action("onClose", a -> server.onClose(calling(a[0])))
            .action("onError", a -> server.onError(telling(a[0])))
            .action("close", a -> server.close());
    }

    private Binding handle(final ByteStream stream) {
        final Binding handle = references(new Binding("stream"), stream)
            .action("onConnect", a -> stream.onConnect(calling(a[0])))
            .action("onData", a -> {
                final Value callback = a[0];
                stream.onData(bytes -> entry.call(callback, Bytes.copyOf(bytes)));
            })
            .action("onEnd", a -> stream.onEnd(calling(a[0])))
            .action("onError", a -> stream.onError(telling(a[0])))
            .action("onClose", a -> stream.onClose(calling(a[0])))
            .action("pause", a -> stream.pause())
            .action("resume", a -> stream.resume())
            .function("write", a -> write(stream, Bytes.copyOf(a[0], a[1].asInt(), a[2].asInt()), a[3]))
            .action("end", a -> {
                // Behind all that is unsent, and told when that has left.
                stream.write(ByteBuffer.allocate(0), (failure, none) -> entry.call(a[0]));
                stream.end();
            })
            .action("close", a -> stream.destroy(null))
            .function("localAddress", a -> address(stream.localAddress()))
            .function("remoteAddress", a -> address(stream.remoteAddress()))
            .function("bytesRead", a -> stream.bytesRead())
            .function("bytesWritten", a -> stream.bytesWritten());
        if (stream instanceof TcpStream tcp) {
            handle.action("noDelay", a -> attempt(() -> tcp.noDelay(a[0].asBoolean())))
                .action("keepAlive", a -> attempt(() -> keepAlive(tcp, a[0].asBoolean(), a[1].asInt())))
                .action("reset", a -> tcp.reset());
        }
        return handle;
    }

    /** {@return {@code sent} at once, {@code queued} and told later, or {@code failed}: the error tells} */
    private String write(final ByteStream stream, final ByteBuffer bytes, final Value callback) {
        stream.tryWrite(bytes);
        if (stream.isClosing()) {
            return "failed";
        }
        if (!bytes.hasRemaining()) {
            return "sent";
        }
        stream.write(bytes, (failure, none) ->
            entry.call(callback, failure == null ? null : Failure.describe(failure)));
        return "queued";
    }

    /** Adds what every handle has. */
    static Binding references(final Binding binding, final Handle handle) {
        return binding
            .action("ref", a -> handle.ref())
            .action("unref", a -> handle.unref())
            .function("hasRef", a -> handle.hasRef());
    }

    private Runnable calling(final Value callback) {
        return () -> entry.call(callback);
    }

    private Consumer<Throwable> telling(final Value callback) {
        return failure -> entry.call(callback, Failure.describe(failure));
    }

    private static void keepAlive(final TcpStream stream, final boolean enabled, final int idleSeconds)
        throws IOException {

        if (enabled && idleSeconds > 0) {
            stream.keepAlive(Math.min(idleSeconds, LONGEST_IDLE_SECONDS));
        } else {
            stream.keepAlive(enabled);
        }
    }

    /** An option is a wish: Node does not tell either if the system refuses it. */
    private static void attempt(final OptionSetter setter) {
        try {
            setter.set();
        } catch (final IOException refused) {
            System.getLogger("dev.sixphase.js").log(System.Logger.Level.DEBUG, "socket option", refused);
        }
    }

    /** One socket option, to be set. */
    @FunctionalInterface
    private interface OptionSetter {
        void set() throws IOException;
    }

    private static Object address(final SocketAddress address) {
        if (address instanceof InetSocketAddress inet && inet.getAddress() != null) {
            final boolean isFour = inet.getAddress() instanceof java.net.Inet4Address;
            return ProxyObject.fromMap(Map.of("address", HostText.of(inet.getAddress()),
                "family", isFour ? "IPv4" : "IPv6", "port", inet.getPort()));
        }
        return null;
    }
}
