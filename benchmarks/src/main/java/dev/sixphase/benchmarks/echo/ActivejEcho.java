package dev.sixphase.benchmarks.echo;

import io.activej.eventloop.Eventloop;
import io.activej.net.SimpleServer;
import io.activej.net.socket.tcp.ITcpSocket;
import java.io.IOException;

/** On ActiveJ's event loop, the JVM's nearest relative of ours. */
public final class ActivejEcho {
    private ActivejEcho() { }

    /**
     * Serves until its input ends.
     *
     * @param arguments none
     * @throws IOException if it cannot listen
     */
    public static void main(final String[] arguments) throws IOException {
        final Eventloop loop = Eventloop.builder().withCurrentThread().build();
        final SimpleServer server = SimpleServer.builder(loop, ActivejEcho::echo)
            .withListenAddress(Console.anyPort())
            .build();
        server.listen();
        Console.sayPort(server.getBoundAddresses().get(0).getPort());
        Console.endWithInput();
        loop.run();
    }

    private static void echo(final ITcpSocket socket) {
        socket.read()
            .whenResult(bytes -> {
                if (bytes == null) {
                    socket.close();
                } else {
                    socket.write(bytes).whenResult(() -> echo(socket)).whenException(socket::closeEx);
                }
            })
            .whenException(socket::closeEx);
    }
}
