package dev.sixphase.conformance;

import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.api.spi.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.fail;

/**
 * Two connected stream sockets of a transport.
 *
 * @param near the end that connected
 * @param far the end that was accepted
 */
record StreamPair(StreamSocket near, StreamSocket far) implements Closeable {
    /** {@return two ends of a TCP connection over the loopback interface} */
    static StreamPair tcp(final Transport transport) throws IOException {
        return connect(transport, StandardProtocolFamily.INET,
            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    }

    /** {@return two ends of a connection to a listener that lives no longer than this call} */
    static StreamPair connect(final Transport transport, final ProtocolFamily family,
        final SocketAddress localAddress) throws IOException {

        try (ListenerSocket listener = transport.openListener(family)) {
            listener.bind(localAddress);
            listener.listen(1);
            return connect(transport, family, listener);
        }
    }

    static StreamPair connect(final Transport transport, final ProtocolFamily family,
        final ListenerSocket listener) throws IOException {

        final StreamSocket near = transport.openStream(family);
        final boolean stands = near.connect(listener.localAddress());
        final StreamSocket far = accept(listener);
        if (!stands) {
            Await.until("connect to " + listener.localAddress(), near::finishConnect);
        }
        return new StreamPair(near, far);
    }

    static StreamSocket accept(final ListenerSocket listener) throws IOException {
        final StreamSocket[] accepted = new StreamSocket[1];
        Await.until("accept from " + listener.localAddress(), () -> {
            accepted[0] = listener.accept();
            return accepted[0] != null;
        });
        return accepted[0];
    }

    /** Writes all of a few bytes, which a fresh connection has room for. */
    static void send(final StreamSocket socket, final int byteCount) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(byteCount);
        Await.until("write " + byteCount + " bytes", () -> {
            socket.write(bytes);
            return !bytes.hasRemaining();
        });
    }

    /** Reads until so many bytes came. */
    static void receive(final StreamSocket socket, final int byteCount) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(byteCount);
        Await.until("read " + byteCount + " bytes", () -> {
            assertNotEquals(-1, socket.read(bytes), "the stream ended early");
            return !bytes.hasRemaining();
        });
    }

    /** Writes until the connection takes no more. {@return how many bytes it took} */
    static long fill(final StreamSocket socket) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(64 * 1024);
        long taken = 0;
        int refusals = 0;
        // A kernel moves bytes on behind the scenes: a single refusal may be stale a moment later.
        while (refusals < 100) {
            bytes.clear();
            final int written = socket.write(bytes);
            taken += written;
            refusals = written == 0 ? refusals + 1 : 0;
            if (written == 0) {
                Thread.yield();
            }
            if (taken > 1L << 30) {
                fail("the connection took 1 GiB that nobody read");
            }
        }
        return taken;
    }

    @Override
    public void close() throws IOException {
        near.close();
        far.close();
    }
}
