import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A client of an echo server: {@code java EchoLoad.java PORT CONNECTIONS WARM_UP MESSAGES}. In each round
 * every connection sends a message, then every one reads its echo. The messages have 64 bytes, those of the
 * warm-up 63, so that a trace of the server shows where the one ends and the other begins.
 */
public final class EchoLoad {
    private EchoLoad() { }

    public static void main(final String[] arguments) throws IOException {
        final InetSocketAddress server =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        final SocketChannel[] connections = new SocketChannel[Integer.parseInt(arguments[1])];
        for (int index = 0; index < connections.length; index++) {
            connections[index] = SocketChannel.open(server);
            connections[index].setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        echo(connections, Integer.parseInt(arguments[2]), ByteBuffer.allocateDirect(63));
        echo(connections, Integer.parseInt(arguments[3]), ByteBuffer.allocateDirect(64));
        for (final SocketChannel connection : connections) {
            connection.close();
        }
    }

    private static void echo(final SocketChannel[] connections, final int messages, final ByteBuffer message)
        throws IOException {

        for (int sent = 0; sent < messages; sent += connections.length) {
            for (final SocketChannel connection : connections) {
                message.clear();
                while (message.hasRemaining()) {
                    connection.write(message);
                }
            }
            for (final SocketChannel connection : connections) {
                message.clear();
                while (message.hasRemaining()) {
                    if (connection.read(message) < 0) {
                        throw new EOFException("the server closed a connection");
                    }
                }
            }
        }
    }
}
