package dev.sixphase.integration.load;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * An echo server that says its port, serves until its standard input ends, and then says how often it
 * iterated and each failure to accept that it heard of. Started in a process that may have few descriptors.
 */
final class FewDescriptorsServer {
    private FewDescriptorsServer() { }

    public static void main(final String[] arguments) throws Exception {
        final PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        final List<String> failures = new ArrayList<>();
        try (EventLoop loop = EventLoop.builder().poller(arguments[0]).build()) {
            final InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            final TcpServer server = loop.net().listenTcp(any, ListenOptions.defaults(), stream -> {
                stream.onError(failure -> { });
                stream.onData(stream::write);
            });
            server.onError(failure -> failures.add(failure.getMessage()));
            final Thread ender = new Thread(() -> endWithInput(loop), "ender");
            ender.setDaemon(true);
            loop.run(() -> {
                output.println(server.localAddress().getPort());
                ender.start();
            });
            output.println(loop.metrics().iterations());
        }
        failures.forEach(output::println);
    }

    private static void endWithInput(final EventLoop loop) {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            loop.stop();
        }
    }
}
