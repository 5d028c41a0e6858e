package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.conformance.OpenDescriptors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Many sockets that send each other many bytes, in portions small and large, and stop reading or change their
 * interest now and then: no byte is lost or out of order, and nothing is left.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class UringStressTest {
    private static final int CONNECTIONS = 100;
    private static final int BYTES_EACH = 400_000;
    private static final int LARGEST_PORTION = 10_000;

    private final Random random = new Random(7);
    private final PollEvents events = new PollEvents(64);
    private final List<End> ends = new ArrayList<>();
    private UringPoller poller;

    @BeforeEach
    void needsARing() {
        UringHere.require();
    }

    @Test
    void everyByteArrivesOnceInOrderAndNothingIsLeft(final TestReporter reporter) throws IOException {
        final int descriptorsBefore = OpenDescriptors.count();
        poller = UringPoller.open(new KernelUring(), new KernelEpoll(), LoopClock.SYSTEM);
        connect();
        for (final End end : ends) {
            end.register();
        }
        int polls = 0;
        while (ends.stream().anyMatch(End::isUnfinished)) {
            poller.poll(events, 1_000_000);
            polls++;
            for (int index = 0; index < events.size(); index++) {
                ends.get((int) events.token(index)).serve(events.readiness(index));
            }
            ends.get(random.nextInt(ends.size())).changeItsMind();
        }
        reporter.publishEntry("polls", Integer.toString(polls));

        poller.poll(events, 0);
        assertEquals(0, poller.ring().buffers().unreadCount());
        assertEquals(0, poller.ring().chunks().takenCount());
        for (final End end : ends) {
            end.socket.close();
        }
        poller.close();
        assertEquals(descriptorsBefore, OpenDescriptors.count());
    }

    private void connect() throws IOException {
        try (ListenerSocket listener = poller.transport().openListener(StandardProtocolFamily.INET)) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listener.listen(CONNECTIONS);
            poller.register(listener.pollable(), Interest.READABLE, -1);
            for (int count = 0; count < CONNECTIONS; count++) {
                final StreamSocket near = poller.transport().openStream(StandardProtocolFamily.INET);
                near.connect(listener.localAddress());
                StreamSocket far = listener.accept();
                while (far == null) {
                    poller.poll(events, Poller.FOREVER_NANOS);
                    far = listener.accept();
                }
                assertTrue(near.finishConnect());
                ends.add(new End(near, ends.size()));
                ends.add(new End(far, ends.size()));
            }
        }
    }

    /** The byte at each place of a stream is known from the place. */
    private static byte expected(final int place) {
        return (byte) (place * 31 >> 3);
    }

    private final class End {
        private final StreamSocket socket;
        private final int number;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_PORTION);
        private int sent;
        private int received;
        private boolean isReading = true;
        private boolean isRegistered;

        End(final StreamSocket socket, final int number) {
            this.socket = socket;
            this.number = number;
        }

        boolean isUnfinished() {
            return sent < BYTES_EACH || received < BYTES_EACH;
        }

        void register() throws IOException {
            final boolean isWriting = sent < BYTES_EACH;
            if (!isReading && !isWriting) {
                poller.deregister(socket.pollable());
                isRegistered = false;
                return;
            }
            final Interest interest = isReading ? isWriting ? Interest.READ_WRITE : Interest.READABLE
                : Interest.WRITABLE;
            if (isRegistered) {
                poller.modify(socket.pollable(), interest, number);
            } else {
                poller.register(socket.pollable(), interest, number);
                isRegistered = true;
            }
        }

        void changeItsMind() throws IOException {
            isReading = !isReading || random.nextInt(4) > 0;
            register();
        }

        void serve(final int readiness) throws IOException {
            if ((readiness & PollEvents.READABLE) != 0 && isReading) {
                read();
            }
            if ((readiness & PollEvents.WRITABLE) != 0 && sent < BYTES_EACH) {
                write();
                if (sent == BYTES_EACH) {
                    register();
                }
            }
        }

        private void read() throws IOException {
            buffer.clear().limit(1 + random.nextInt(LARGEST_PORTION));
            assertTrue(socket.read(buffer) >= 0, "nobody has ended anything");
            buffer.flip();
            while (buffer.hasRemaining()) {
                assertEquals(expected(received), buffer.get());
                received++;
            }
        }

        private void write() throws IOException {
            final int most = random.nextInt(8) == 0 ? LARGEST_PORTION : 200;
            final int length = Math.min(BYTES_EACH - sent, 1 + random.nextInt(most));
            buffer.clear();
            for (int place = sent; place < sent + length; place++) {
                buffer.put(expected(place));
            }
            sent += socket.write(buffer.flip());
        }
    }
}
