package dev.sixphase.conformance;

import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/**
 * Clauses about sources that end, break or never begin: each is reported with what it was registered for.
 */
abstract class HangUpClauses extends ReadinessClauses {
    @TempDir
    private Path directory;

    @Test
    void theEndOfAStreamIsReadableForGood() throws IOException {
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.READABLE);
        StreamPair.send(pair.far(), 1);
        pair.far().shutdownOutput();
        bench().awaitReady(token, PollEvents.READABLE);
        StreamPair.receive(pair.near(), 1);

        for (int round = 0; round < 3; round++) {
            bench().awaitReady(token, PollEvents.READABLE);
            assertEquals(-1, pair.near().read(ByteBuffer.allocate(1)));
        }
    }

    @Test
    void aHalfClosedStreamIsWrittenAsBefore() throws IOException {
        final StreamPair pair = bench().tcpPair();
        pair.far().shutdownOutput();
        final long token = bench().watch(pair.near().pollable(), Interest.READ_WRITE);

        bench().awaitReady(token, PollEvents.READABLE | PollEvents.WRITABLE);
        StreamPair.send(pair.near(), 9);

        StreamPair.receive(pair.far(), 9);
    }

    @Test
    void aHalfCloseDoesNotSpinAWriterThatIsFull() throws IOException {
        // users 13
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.WRITABLE);
        do {
            StreamPair.fill(pair.near());
        } while (bench().poll(5_000_000).size() > 0);

        pair.far().shutdownOutput();

        bench().awaitQuiet(token, PollEvents.READABLE | PollEvents.WRITABLE);
    }

    @Test
    void aResetIsReportedToAReader() throws IOException {
        EmulatorGap.RESET.skipWhereNamed();
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.READABLE);

        pair.far().closeWithReset();

        bench().awaitReady(token, PollEvents.READABLE);
        assertThrows(IOException.class, () -> pair.near().read(ByteBuffer.allocate(1)));
    }

    @Test
    void aResetIsReportedToAWriterThatIsFull() throws IOException {
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.WRITABLE);
        do {
            StreamPair.fill(pair.near());
        } while (bench().poll(5_000_000).size() > 0);

        pair.far().closeWithReset();

        bench().awaitReady(token, PollEvents.WRITABLE);
        assertThrows(IOException.class, () -> pair.near().write(ByteBuffer.allocate(1)));
    }

    @Test
    void aPeerThatIsGoneIsReportedWhateverWasAskedFor() throws IOException {
        // users 13
        for (final Family family : Family.ofStreams(directory)) {
            for (final Interest interest : Interest.values()) {
                try (StreamPair pair = family.pair(poller().transport())) {
                    final long token = bench().watch(pair.near().pollable(), interest);

                    pair.far().close();

                    bench().awaitReady(token, interest.mask());
                    bench().awaitReady(token, interest.mask());
                    poller().deregister(pair.near().pollable());
                    bench().awaitQuiet(token, interest.mask());
                }
            }
        }
    }

    @Test
    void aDeregisteredWreckIsSilent() throws IOException {
        final StreamPair pair = bench().tcpPair();
        final long token = bench().watch(pair.near().pollable(), Interest.READ_WRITE);
        pair.far().closeWithReset();
        bench().awaitReady(token, PollEvents.READABLE);

        poller().deregister(pair.near().pollable());

        bench().awaitQuiet(token, PollEvents.READABLE | PollEvents.WRITABLE);
    }

    @Test
    void aRefusedConnectionIsReported() throws IOException {
        final SocketAddress nobody;
        try (ListenerSocket listener = poller().transport().openListener(StandardProtocolFamily.INET)) {
            listener.bind(loopback());
            nobody = listener.localAddress();
        }
        try (StreamSocket socket = poller().transport().openStream(StandardProtocolFamily.INET)) {
            assertThrows(IOException.class, () -> {
                // Some systems refuse at once over the loopback interface, others report it later.
                if (!socket.connect(nobody)) {
                    final long token = bench().watch(socket.pollable(), Interest.WRITABLE);
                    bench().awaitReady(token, PollEvents.WRITABLE);
                    socket.finishConnect();
                }
            });
            poller().deregister(socket.pollable());
        }
        assertStillUsable();
    }

    @Test
    void aPipeWithoutAWriterIsReadable() throws IOException {
        final Pipe pipe = bench().pipe();
        final long token = bench().watch(channel(pipe.source()), Interest.READABLE);
        bench().awaitQuiet(token, PollEvents.READABLE);

        pipe.sink().close();

        bench().awaitReady(token, PollEvents.READABLE);
        assertEquals(-1, pipe.source().read(ByteBuffer.allocate(1)));
    }

    @Test
    void aPipeWithoutAReaderIsWritable() throws IOException {
        final Pipe pipe = bench().pipe();
        final ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        while (pipe.sink().write(bytes.clear()) > 0) {
            bytes.clear();
        }
        final long token = bench().watch(channel(pipe.sink()), Interest.WRITABLE);
        bench().awaitQuiet(token, PollEvents.WRITABLE);

        pipe.source().close();

        bench().awaitReady(token, PollEvents.WRITABLE);
        assertThrows(IOException.class, () -> pipe.sink().write(ByteBuffer.allocate(1)));
    }
}
