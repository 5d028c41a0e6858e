package dev.sixphase.poller.jni;

import dev.sixphase.api.Errno;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

@EnabledOnOs(OS.WINDOWS)
@Timeout(60)
class IocpPollerKernelTest {
    private final PollEvents events = new PollEvents(8);
    private CountingIocp calls;
    private IocpPoller poller;

    @BeforeEach
    void open() throws IOException {
        BuiltLibrary.require();
        calls = new CountingIocp();
        poller = IocpPoller.open(calls, LoopClock.SYSTEM);
    }

    @AfterEach
    void closeAndCount() throws IOException {
        if (poller != null) {
            poller.close();
            assertEquals(0, calls.pollCount(), "polls whose entry never came");
            assertEquals(0, calls.blockCount(), "blocks that are not freed");
            assertEquals(0, calls.handleCount(), "handles that are not closed");
        }
    }

    private static Pollable.Channel nonBlocking(final SelectableChannel channel) throws IOException {
        channel.configureBlocking(false);
        return new Pollable.Channel(channel);
    }

    private static DatagramChannel datagramChannel() throws IOException {
        return DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static void sendTo(final DatagramChannel target) throws IOException {
        try (DatagramChannel sender = datagramChannel()) {
            sender.send(ByteBuffer.allocate(1), target.getLocalAddress());
        }
    }

    private String awaitEvents() throws IOException {
        poller.poll(events, Poller.FOREVER_NANOS);
        return events.toString();
    }

    // seed 22
    @Test
    void watchesTheJdksChannels() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open();
            SocketChannel client = SocketChannel.open()) {

            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            poller.register(nonBlocking(server), Interest.READABLE, Long.MIN_VALUE);
            client.connect(server.getLocalAddress());
            assertEquals("PollEvents[" + Long.MIN_VALUE + ":r]", awaitEvents());
            server.accept().close();
            poller.deregister(new Pollable.Channel(server));

            poller.register(nonBlocking(client), Interest.READABLE, -1);
            assertEquals("PollEvents[-1:r]", awaitEvents());
        }
    }

    // users 14
    @Test
    void aNumberThatIsUsedAgainIsANewSource() throws IOException {
        final DatagramChannel first = datagramChannel();
        final int number = ChannelNative.descriptor(first);
        poller.register(nonBlocking(first), Interest.READABLE, 1);
        first.close();

        final List<DatagramChannel> opened = new ArrayList<>();
        DatagramChannel second;
        do {
            second = datagramChannel();
            opened.add(second);
        } while (ChannelNative.descriptor(second) != number && opened.size() < 200);
        assertEquals(number, ChannelNative.descriptor(second), "the number did not come back");
        poller.register(nonBlocking(second), Interest.READABLE, 2);
        sendTo(second);

        assertEquals("PollEvents[2:r]", awaitEvents());
        // The channel of the first says nothing about the second, though the number is the same.
        poller.deregister(new Pollable.Channel(first));
        assertEquals("PollEvents[2:r]", awaitEvents());
        for (final DatagramChannel channel : opened) {
            channel.close();
        }
    }

    @Test
    void whatAThreadThatEndedRegisteredIsStillWatched() throws Exception {
        try (DatagramChannel channel = datagramChannel()) {
            final Pollable source = nonBlocking(channel);
            final Exception[] failure = new Exception[1];
            final Thread setUp = new Thread(() -> {
                try {
                    poller.register(source, Interest.READABLE, 3);
                } catch (final IOException e) {
                    failure[0] = e;
                }
            });
            setUp.start();
            setUp.join();
            assertEquals(null, failure[0]);
            sendTo(channel);

            // Readable; Wine has been seen to add the hint of a hang-up where the thread of a poll has ended.
            final String events = awaitEvents();
            assertTrue(events.startsWith("PollEvents[3:r"), events);
        }
    }

    @Test
    void twoPollersWatchOneSocket() throws IOException {
        try (DatagramChannel channel = datagramChannel();
            IocpPoller other = IocpPoller.open(new KernelIocp(), LoopClock.SYSTEM)) {

            poller.register(nonBlocking(channel), Interest.READABLE, 1);
            other.register(nonBlocking(channel), Interest.READABLE, 2);
            sendTo(channel);

            assertEquals("PollEvents[1:r]", awaitEvents());
            other.poll(events, Poller.FOREVER_NANOS);
            assertEquals("PollEvents[2:r]", events.toString());
        }
    }

    @Test
    void sourcesThatAreClosedUnderTheirPollsAreForgotten() throws IOException {
        for (int round = 0; round < 100; round++) {
            final DatagramChannel channel = datagramChannel();
            poller.register(nonBlocking(channel), Interest.READABLE, round);
            channel.close();
            poller.poll(events, 0);
            assertTrue(events.isEmpty(), events::toString);
        }
        assertTrue(calls.blockCount() < 100, () -> calls.blockCount() + " blocks for one source at a time");
    }

    // users 21
    @Test
    void openingAndClosingLeavesNoHandle() throws IOException {
        try (DatagramChannel channel = datagramChannel()) {
            final Pollable source = nonBlocking(channel);
            final int before = TestNative.handleCount();
            for (int round = 0; round < 200; round++) {
                try (IocpPoller one = IocpPoller.open(new KernelIocp(), LoopClock.SYSTEM)) {
                    one.register(source, Interest.READABLE, round);
                }
            }
            final int after = TestNative.handleCount();
            // The JVM has some that come and go.
            assertTrue(after < before + 100, () -> before + " handles before, " + after + " after");
        }
    }

    @Test
    void socketsWithPathsAreTheJdksWhereItHasThem() throws IOException {
        try (StreamSocket socket = poller.transport().openStream(StandardProtocolFamily.UNIX)) {
            assertInstanceOf(Pollable.Channel.class, socket.pollable());
        } catch (final SystemCallException e) {
            assertEquals(Errno.EAFNOSUPPORT, e.errno());
        }
    }
}
