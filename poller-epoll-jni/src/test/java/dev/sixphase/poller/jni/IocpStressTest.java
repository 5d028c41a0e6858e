package dev.sixphase.poller.jni;

import dev.sixphase.api.LoopClock;
import dev.sixphase.api.spi.Interest;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.StreamSocket;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Many sockets, many messages, and all that a poll may meet on its way: interest that grows while it is
 * pending, deregistering under it, wakeups beside it.
 */
@EnabledOnOs(OS.WINDOWS)
@Timeout(600)
class IocpStressTest {
    private static final int CONNECTIONS = 150;
    private static final int MESSAGES = 100_000;
    private static final int WIDEN_EVERY = 16;
    private static final int REGISTER_AGAIN_EVERY = 50;
    private static final long WAKE_EVERY_NANOS = 1_000_000;
    private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final List<Connection> connections = new ArrayList<>();
    private final PollEvents events = new PollEvents(64);
    private CountingIocp calls;
    private IocpPoller poller;
    private int handlesBefore;
    private long nextToken;
    private int delivered;

    @BeforeEach
    void open() throws IOException {
        BuiltLibrary.require();
        // What the system opens for itself at first use is not ours to close.
        IocpPoller.open(new KernelIocp(), LoopClock.SYSTEM).close();
        handlesBefore = TestNative.handleCount();
        calls = new CountingIocp();
        poller = IocpPoller.open(calls, LoopClock.SYSTEM);
    }

    @AfterEach
    void close() throws IOException {
        if (poller != null) {
            poller.close();
        }
    }

    @Test
    void everyMessageArrivesOnceInOrderAndNothingIsLeft(final TestReporter reporter) throws Exception {
        connect();
        final AtomicBoolean isDone = new AtomicBoolean();
        final Thread waker = new Thread(() -> {
            while (!isDone.get()) {
                poller.wakeup();
                LockSupport.parkNanos(WAKE_EVERY_NANOS);
            }
        });
        waker.start();
        try {
            for (final Connection connection : connections) {
                connection.send();
            }
            exchange();
        } finally {
            isDone.set(true);
            waker.join();
        }

        assertEquals(MESSAGES, delivered);
        reporter.publishEntry("polls", Long.toString(calls.startedCount()));
        // All of them are still registered, and half of them have a poll pending.
        poller.close();
        for (final Connection connection : connections) {
            connection.close();
        }
        assertEquals(0, calls.pollCount(), "polls whose entry never came");
        assertEquals(0, calls.blockCount(), "blocks that are not freed");
        assertEquals(0, calls.handleCount(), "ports and handles of AFD");
        final int handlesAfter = TestNative.handleCount();
        assertTrue(handlesAfter < handlesBefore + CONNECTIONS / 2,
            () -> handlesBefore + " handles before, " + handlesAfter + " after");
    }

    private void connect() throws IOException {
        try (ListenerSocket listener = poller.transport().openListener(StandardProtocolFamily.INET)) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listener.listen(CONNECTIONS);
            for (int index = 0; index < CONNECTIONS; index++) {
                connections.add(new Connection(listener, quota(index)));
            }
        }
    }

    /** How often this connection goes there and back; each time is two messages. */
    private static int quota(final int index) {
        final int all = MESSAGES / 2;
        return all / CONNECTIONS + (index < all % CONNECTIONS ? 1 : 0);
    }

    private void exchange() throws IOException {
        long lastNanos = LoopClock.SYSTEM.nanoTime();
        while (delivered < MESSAGES) {
            final int before = delivered;
            poller.poll(events, STALL_NANOS);
            for (int index = 0; index < events.size(); index++) {
                final int number = (int) (events.token(index) >> Integer.SIZE);
                connections.get(number).onReady(events.token(index), events.readiness(index));
            }
            final long nowNanos = LoopClock.SYSTEM.nanoTime();
            lastNanos = delivered > before ? nowNanos : lastNanos;
            assertTrue(nowNanos - lastNanos < STALL_NANOS, () -> "a stall after " + delivered + " messages");
        }
    }

    /** Two registered ends: the near one sends numbers, the far one sends back what it gets. */
    private final class Connection implements Closeable {
        private final StreamSocket near;
        private final StreamSocket far;
        private final ByteBuffer bytes = ByteBuffer.allocateDirect(Long.BYTES);
        private final int number;
        private final int quota;
        private final long farToken;
        private long nearToken;
        private int answered;

        Connection(final ListenerSocket listener, final int quota) throws IOException {
            this.quota = quota;
            number = connections.size();
            near = poller.transport().openStream(StandardProtocolFamily.INET);
            nearToken = newToken();
            farToken = newToken();
            final boolean stands = near.connect(listener.localAddress());
            poller.register(near.pollable(), Interest.WRITABLE, nearToken);
            poller.register(listener.pollable(), Interest.READABLE, -1);
            StreamSocket accepted = null;
            boolean isConnected = stands;
            while (accepted == null || !isConnected) {
                poller.poll(events, Poller.FOREVER_NANOS);
                accepted = accepted == null ? listener.accept() : accepted;
                isConnected = isConnected || near.finishConnect();
            }
            far = accepted;
            poller.deregister(listener.pollable());
            poller.modify(near.pollable(), Interest.READABLE, nearToken);
            poller.register(far.pollable(), Interest.READABLE, farToken);
        }

        /** A token that tells the connection, and no other registration. */
        private long newToken() {
            nextToken++;
            return (long) number << Integer.SIZE | nextToken;
        }

        void send() throws IOException {
            bytes.clear().putLong(0, answered);
            assertEquals(Long.BYTES, near.write(bytes));
        }

        void onReady(final long token, final int readiness) throws IOException {
            if (token == farToken) {
                echo();
            } else if (token == nearToken) {
                assertEquals(readiness & ~Interest.READ_WRITE.mask(), 0, "an error or a hang-up");
                if ((readiness & PollEvents.READABLE) != 0) {
                    receive();
                }
                if ((readiness & PollEvents.WRITABLE) != 0) {
                    poller.modify(near.pollable(), Interest.READABLE, nearToken);
                }
            }
        }

        private void echo() throws IOException {
            bytes.clear();
            if (far.read(bytes) > 0) {
                assertFalse(bytes.hasRemaining(), "a message in pieces");
                delivered++;
                bytes.flip();
                assertEquals(Long.BYTES, far.write(bytes));
            }
        }

        private void receive() throws IOException {
            bytes.clear();
            if (near.read(bytes) == 0) {
                return;
            }
            assertEquals(answered, bytes.getLong(0));
            answered++;
            delivered++;
            if (answered < quota) {
                send();
            }
            if (answered % REGISTER_AGAIN_EVERY == 0) {
                poller.deregister(near.pollable());
                nearToken = newToken();
                poller.register(near.pollable(), Interest.READABLE, nearToken);
            } else if (answered % WIDEN_EVERY == 0) {
                poller.modify(near.pollable(), Interest.READ_WRITE, nearToken);
            }
        }

        @Override
        public void close() throws IOException {
            near.close();
            far.close();
        }
    }
}
