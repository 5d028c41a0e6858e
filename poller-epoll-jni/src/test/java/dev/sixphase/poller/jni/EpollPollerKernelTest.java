package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.UnsupportedPollableException;
import dev.sixphase.conformance.OpenDescriptors;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@EnabledOnOs(OS.LINUX)
@Timeout(20)
class EpollPollerKernelTest {
    private final PollEvents events = new PollEvents(8);
    private EpollPoller poller;

    @BeforeEach
    void open() throws IOException {
        BuiltLibrary.require();
        poller = EpollPoller.open(new KernelEpoll(), LoopClock.SYSTEM);
    }

    @AfterEach
    void close() throws IOException {
        if (poller != null) {
            poller.close();
        }
    }

    private static Pollable.Channel nonBlocking(final SelectableChannel channel) throws IOException {
        channel.configureBlocking(false);
        return new Pollable.Channel(channel);
    }

    @Test
    void watchesTheJdksChannels() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open();
            SocketChannel client = SocketChannel.open();
            DatagramChannel datagram = DatagramChannel.open()) {

            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            poller.register(nonBlocking(server), Interest.READABLE, Long.MIN_VALUE);
            poller.register(nonBlocking(datagram), Interest.WRITABLE, -1);
            client.connect(server.getLocalAddress());

            poller.poll(events, -1);
            final PollEvents both = events.size() == 2 ? events : again();

            assertEquals(2, both.size());
            assertTrue(events.toString().contains(Long.MIN_VALUE + ":r"), events::toString);
            assertTrue(events.toString().contains("-1:w"), events::toString);
        }
    }

    /** The connection may take a moment longer than the datagram socket, which is always writable. */
    private PollEvents again() throws IOException {
        while (events.size() < 2) {
            poller.poll(events, -1);
        }
        return events;
    }

    // users 14
    @Test
    void aDescriptorThatIsUsedAgainIsANewSource() throws IOException {
        final Pipe first = Pipe.open();
        poller.register(nonBlocking(first.source()), Interest.READABLE, 1);
        final int number = ChannelNative.descriptor(first.source());
        first.source().close();
        first.sink().close();

        final Pipe second = pipeAt(number);
        poller.register(nonBlocking(second.source()), Interest.READABLE, 2);
        second.sink().write(ByteBuffer.allocate(1));
        poller.poll(events, -1);

        assertEquals("PollEvents[2:r]", events.toString());
        // The handle of the first says nothing about the second, though the number is the same.
        poller.deregister(new Pollable.Channel(first.source()));
        poller.poll(events, -1);
        assertEquals("PollEvents[2:r]", events.toString());
        second.source().close();
        second.sink().close();
    }

    private static Pipe pipeAt(final int number) throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            final Pipe pipe = Pipe.open();
            if (ChannelNative.descriptor(pipe.source()) == number) {
                return pipe;
            }
        }
        throw new AssertionError("descriptor " + number + " did not come back");
    }

    @Test
    void anyTokenComesBackUnchanged() throws IOException {
        final Pipe pipe = Pipe.open();
        final Pollable source = nonBlocking(pipe.sink());
        poller.register(source, Interest.WRITABLE, 0);
        final long[] tokens = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0x8000_0000L, 1L << 32};
        for (final long token : tokens) {
            poller.modify(source, Interest.WRITABLE, token);
            poller.poll(events, -1);
            assertEquals(token, events.token(0));
        }
        pipe.sink().close();
        pipe.source().close();
    }

    // users 13
    @Test
    void theReaderOfAPipeHearsThatTheWriterIsGone() throws IOException {
        final Pipe pipe = Pipe.open();
        poller.register(nonBlocking(pipe.source()), Interest.READABLE, 1);
        pipe.sink().close();

        poller.poll(events, -1);

        assertEquals(PollEvents.READABLE, events.readiness(0) & PollEvents.READABLE);
        poller.deregister(new Pollable.Channel(pipe.source()));
        poller.poll(events, 0);
        assertTrue(events.isEmpty(), "a deregistered source is silent, hung up or not");
        pipe.source().close();
    }

    // users 16
    @Test
    void aRegularFileIsUnsupportedAndThePollerGoesOn(@TempDir final Path directory) throws IOException {
        final Path file = Files.createFile(directory.resolve("file"));
        final Pipe pipe = Pipe.open();
        try (FileInputStream stream = new FileInputStream(file.toFile())) {
            assertTrue(stream.getFD().valid());
            final long number = descriptorOf(file);

            assertThrows(UnsupportedPollableException.class,
                () -> poller.register(new Pollable.Descriptor(number), Interest.READABLE, 1));
        }
        poller.register(nonBlocking(pipe.sink()), Interest.WRITABLE, 2);
        poller.poll(events, -1);
        assertEquals("PollEvents[2:w]", events.toString());
        pipe.sink().close();
        pipe.source().close();
    }

    private static long descriptorOf(final Path file) throws IOException {
        try (var numbers = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (final Path number : numbers) {
                if (Files.exists(number) && Files.isSameFile(number, file)) {
                    return Long.parseLong(number.getFileName().toString());
                }
            }
        }
        throw new AssertionError("not open: " + file);
    }

    @Test
    void aClosedChannelIsRefusedAndDeregisteringItDoesNothing() throws IOException {
        final Pipe pipe = Pipe.open();
        final Pollable source = nonBlocking(pipe.source());
        pipe.source().close();
        pipe.sink().close();

        assertThrows(ClosedChannelException.class, () -> poller.register(source, Interest.READABLE, 1));
        assertThrows(ClosedChannelException.class, () -> poller.modify(source, Interest.READABLE, 1));
        poller.deregister(source);
    }

    @Test
    void aBlockingChannelIsRefused() throws IOException {
        final Pipe pipe = Pipe.open();

        assertThrows(IllegalBlockingModeException.class,
            () -> poller.register(new Pollable.Channel(pipe.source()), Interest.READABLE, 1));

        pipe.source().close();
        pipe.sink().close();
    }

    @Test
    void aChannelOfAnotherProviderIsUnsupported() throws IOException {
        try (ForeignChannel foreign = new ForeignChannel()) {
            final Exception failure = assertThrows(UnsupportedPollableException.class,
                () -> poller.register(new Pollable.Channel(foreign), Interest.READABLE, 1));
            assertTrue(failure.getMessage().contains(ForeignChannel.class.getName()), failure::getMessage);
            poller.deregister(new Pollable.Channel(foreign));
        }
    }

    @Test
    void aWakeupFromAnotherThreadEndsAPollThatWouldNeverEnd() throws Exception {
        final Thread waker = new Thread(poller::wakeup);
        waker.start();
        poller.poll(events, -1);
        waker.join();

        assertTrue(events.isEmpty());
        assertTrue(poller.hasBeenWoken());
    }

    @Test
    void theInterruptFlagNeitherEndsAPollNorIsLost() throws IOException {
        Thread.currentThread().interrupt();
        final long startNanos = LoopClock.SYSTEM.nanoTime();

        poller.poll(events, 3_000_000);

        final long elapsedNanos = LoopClock.SYSTEM.nanoTime() - startNanos;
        assertTrue(elapsedNanos >= 3_000_000, "a wait is never shorter than asked for");
        assertTrue(Thread.interrupted());
    }

    // users 21
    @Test
    void openingAndClosingLeavesNoDescriptor() throws IOException {
        final int before = OpenDescriptors.count();
        for (int round = 0; round < 1000; round++) {
            EpollPoller.open(new KernelEpoll(), LoopClock.SYSTEM).close();
        }
        final int after = OpenDescriptors.count();
        assertTrue(after <= before, () -> before + " descriptors before, " + after + " after");
    }

    /** A channel that is not the JDK's own, though it has a method of that name. */
    private static final class ForeignChannel extends SelectableChannel {
        @Override
        public SelectorProvider provider() {
            return SelectorProvider.provider();
        }

        @SuppressWarnings({"checkstyle:abbreviationaswordinname", "unused"}) // the JDK's name for it
        public int getFDVal() {
            return 0;
        }

        @Override
        public int validOps() {
            return SelectionKey.OP_READ;
        }

        @Override
        public boolean isRegistered() {
            return false;
        }

        @Override
        public SelectionKey keyFor(final Selector selector) {
            return null;
        }

        @Override
        public SelectionKey register(final Selector selector, final int ops, final Object attachment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SelectableChannel configureBlocking(final boolean block) {
            return this;
        }

        @Override
        public boolean isBlocking() {
            return false;
        }

        @Override
        public Object blockingLock() {
            return this;
        }

        @Override
        protected void implCloseChannel() { }
    }

    @Test
    void anotherEpollIsASourceToo() throws IOException { // libuv poll_nested_epoll
        final int inner = EpollNative.create();
        final int event = EpollNative.createEventDescriptor();
        try {
            poller.register(new Pollable.Descriptor(inner), Interest.READABLE, 7);
            poller.poll(events, 0);
            assertEquals(0, events.size());

            assertEquals(0, EpollNative.control(inner, 1, event, 1, 5));
            EpollNative.signal(event);
            poller.poll(events, -1);

            assertEquals(7, events.token(0));
            poller.deregister(new Pollable.Descriptor(inner));
        } finally {
            EpollNative.close(event);
            EpollNative.close(inner);
        }
    }
}
