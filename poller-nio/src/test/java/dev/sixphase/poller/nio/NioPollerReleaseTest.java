package dev.sixphase.poller.nio;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** When the selector lets go of closed streams, and thereby of their descriptors. */
@Timeout(10)
class NioPollerReleaseTest {
    private Selector selector;
    private NioPoller poller;

    @BeforeEach
    void open() throws IOException {
        selector = Selector.open();
        poller = new NioPoller(() -> selector, LoopClock.SYSTEM);
    }

    @AfterEach
    void close() throws IOException {
        poller.close();
    }

    private SocketChannel registeredStream(final long token) throws IOException {
        final SocketChannel stream = SocketChannel.open();
        stream.configureBlocking(false);
        poller.register(new Pollable.Channel(stream), Interest.READABLE, token);
        return stream;
    }

    private void deregisterAndClose(final SocketChannel stream) throws IOException {
        poller.deregister(new Pollable.Channel(stream));
        stream.close();
    }

    // users 21
    @Test
    void theLastStreamTakesThoseBeforeItAlong() throws IOException {
        final SocketChannel first = registeredStream(1);
        final SocketChannel last = registeredStream(2);

        deregisterAndClose(first);
        deregisterAndClose(last);

        assertEquals(0, selector.keys().size());
    }

    @Test
    void aStreamThatWasClosedWithoutAWordIsNotWaitedFor() throws IOException {
        final SocketChannel forgotten = registeredStream(1);
        final SocketChannel first = registeredStream(2);
        final SocketChannel last = registeredStream(3);
        forgotten.close();
        poller.poll(new PollEvents(3), 0);

        deregisterAndClose(first);
        deregisterAndClose(last);

        assertEquals(0, selector.keys().size());
    }
}
