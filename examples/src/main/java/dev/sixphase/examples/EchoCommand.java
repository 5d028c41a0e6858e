package dev.sixphase.examples;

import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * A TCP server that sends back what it gets. A message costs one read and one write: it goes out from the
 * very buffer it came in by, and nothing is allocated. A client that sends and does not read is not read from
 * either.
 */
@Command(name = "echo", description = "A TCP server that sends back what it gets, until it is interrupted.")
final class EchoCommand extends LoopCommand {
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "0",
        description = "Where to listen; 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1",
        description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    private InetAddress host;

    @Option(names = "--once", description = "Serve one connection and end with it.")
    private boolean servesOnce;

    private Console console;
    private TcpServer server;

    @Override
    void run(final Session session) throws IOException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec().commandLine(),
                "--port must be 0 to " + HIGHEST_PORT + ": " + port);
        }
        console = session.console();
        server = session.loop().net().listenTcp(new InetSocketAddress(host, port), ListenOptions.defaults(),
            this::serve);
        server.onError(failure -> console.warn("not accepted: " + Console.describe(failure)));
        final InetSocketAddress address = server.localAddress();
        console.say("listening on " + address.getAddress().getHostAddress() + ":" + address.getPort());
        session.loop().run(() -> { });
        console.say("stopped");
    }

    private void serve(final TcpStream stream) {
        if (servesOnce) {
            server.close();
        }
        stream.onError(failure -> console.warn(stream.remoteAddress() + ": " + Console.describe(failure)));
        stream.onDrain(stream::resume);
        stream.onData(bytes -> {
            if (!stream.write(bytes)) {
                stream.pause();
            }
        });
    }
}
