package dev.sixphase.loop.net;

import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.OpenDescriptors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ParameterizedClass
@MethodSource("dev.sixphase.loop.net.NetLoop#backends")
@Timeout(60)
class TcpEchoTest {
    @Parameter
    private PollerProvider backend;
    private NetLoop loop;

    @BeforeEach
    void open() throws IOException {
        loop = new NetLoop(backend);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        assertEquals(List.of(), loop.reported());
    }

    private TcpServer echoServer() throws IOException {
        return loop.listen(stream -> stream.onData(stream::write));
    }

    @Test
    void whatIsSentComesBack() throws IOException { // seed 47
        final List<String> events = new ArrayList<>();
        final TcpServer server = echoServer();
        final TcpStream client = loop.connectTo(server);
        client.onConnect(() -> {
            events.add("connect");
            client.write(NetLoop.bytes("hello"));
        });
        client.onData(data -> {
            events.add(NetLoop.text(data));
            client.end();
        });
        client.onEnd(() -> events.add("end"));
        client.onClose(() -> {
            events.add("close");
            server.close();
        });

        loop.run();

        assertEquals(List.of("connect", "hello", "end", "close"), events);
    }

    @Test
    void moreThanTheSocketsHoldComesBackWholeAndInOrder() throws IOException {
        final int totalBytes = 8 * 1024 * 1024;
        final byte[] sent = new byte[totalBytes];
        for (int index = 0; index < totalBytes; index++) {
            sent[index] = (byte) (index * 31 + (index >> 8));
        }
        final CRC32 received = new CRC32();
        final TcpServer server = echoServer();
        final TcpStream client = loop.connectTo(server);
        client.onConnect(() -> client.write(ByteBuffer.wrap(sent)));
        client.onData(data -> {
            received.update(data);
            if (client.bytesRead() == totalBytes) {
                client.close();
                server.close();
            }
        });

        loop.run();

        final CRC32 expected = new CRC32();
        expected.update(sent);
        assertEquals(expected.getValue(), received.getValue());
        assertEquals(totalBytes, client.bytesRead());
        assertEquals(totalBytes, client.bytesWritten());
        assertEquals(0, client.queuedBytes());
    }

    // users 21
    @Test
    void aThousandConnectionsEchoAndGiveBackTheirDescriptors() throws IOException {
        echoOnce(10);
        final int descriptorsBefore = OpenDescriptors.count();

        echoOnce(1_000);

        assertTrue(OpenDescriptors.count() <= descriptorsBefore,
            "descriptors before: " + descriptorsBefore + ", after: " + OpenDescriptors.count());
    }

    private void echoOnce(final int connections) throws IOException {
        final int[] closed = {0};
        // All connect before the first is accepted; the kernel makes those wait that do not fit.
        final TcpServer server = loop.net().listenTcp(NetLoop.LOOPBACK,
            ListenOptions.defaults().withBacklog(connections), stream -> stream.onData(stream::write));
        for (int index = 0; index < connections; index++) {
            final String message = "message " + index;
            final TcpStream client = loop.connectTo(server);
            client.write(NetLoop.bytes(message));
            client.onData(data -> {
                assertEquals(message, NetLoop.text(data));
                client.end();
            });
            client.onClose(() -> {
                closed[0]++;
                if (closed[0] == connections) {
                    server.close();
                }
            });
        }

        loop.run();

        assertEquals(connections, closed[0]);
    }
}
