package consumer;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Has one message echoed over TCP, and prints the backend that did it, which {@code -Dsixphase.poller}
 * requires; and whether the program is a module.
 */
public final class Main {
    private Main() { }

    public static void main(final String[] arguments) throws IOException {
        try (EventLoop loop = EventLoop.builder().build()) {
            echo(loop);
            loop.run(() -> { });
            final String path = Main.class.getModule().isNamed() ? "module path" : "class path";
            System.out.println("on the " + path + ", by " + loop.backend().name());
        }
    }

    private static void echo(final EventLoop loop) throws IOException {
        final InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        final TcpServer server = loop.net().listenTcp(anyPort, ListenOptions.defaults(), stream ->
            stream.onData(stream::write));
        final TcpStream client = loop.net().connectTcp(server.localAddress(), ConnectOptions.defaults());
        client.onData(bytes -> {
            System.out.println("echoed: " + StandardCharsets.US_ASCII.decode(bytes));
            client.close();
            server.close();
        });
        client.write(ByteBuffer.wrap("six phases".getBytes(StandardCharsets.US_ASCII)));
    }
}
