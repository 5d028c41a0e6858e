package dev.sixphase.integration.load;

import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.TcpStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Connects many clients to an echo server. Once the first message of each is back, so that the server has
 * all of them open, all send at once: each its next message when the last is back whole. A process of its
 * own, so that client and server have the descriptors of two.
 */
public final class EchoClients {
    static final int MESSAGE_BYTES = 512;
    private static final int CONNECTING_AT_ONCE = 256;
    static final int WARM_UP_CLIENTS = 100;
    /** So that no single address runs out of ports, whatever earlier runs have left in TIME_WAIT. */
    private static final int SOURCE_ADDRESSES = 4;

    private final EventLoop loop;
    private final InetSocketAddress server;
    private final int clientCount;
    private final int rounds;
    private final List<Client> served = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE_BYTES);
    private int started;
    private int servedCount;
    private int mostOpen;
    private int open;
    private long sentBytes;
    private long receivedBytes;

    private EchoClients(final EventLoop loop, final int port, final int clientCount, final int rounds)
        throws IOException {

        this.loop = loop;
        this.server = new InetSocketAddress(loopback(1), port);
        this.clientCount = clientCount;
        this.rounds = rounds;
    }

    private static InetAddress loopback(final int number) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number});
    }

    /**
     * Prints what happened, and ends with 1 if anything was wrong.
     *
     * @param arguments the poller, the server's port, how many clients, how many messages each
     * @throws IOException if this process cannot be looked at
     */
    @SuppressWarnings("checkstyle:regexpsinglelinejava") // a program's output is its result
    public static void main(final String[] arguments) throws IOException {
        final int port = Integer.parseInt(arguments[1]);
        final int clientCount = Integer.parseInt(arguments[2]);
        final int rounds = Integer.parseInt(arguments[3]);
        try (EventLoop loop = EventLoop.builder().poller(arguments[0]).build()) {
            final EchoClients warmUp = new EchoClients(loop, port, WARM_UP_CLIENTS, rounds);
            loop.run(warmUp::connectMore);
            final Usage before = Usage.now();
            final EchoClients clients = new EchoClients(loop, port, clientCount, rounds);
            loop.run(clients::connectMore);
            final Usage after = Usage.now();

            System.out.println(clients.mostOpen + " open at once; bytes sent " + clients.sentBytes
                + ", received " + clients.receivedBytes + "; before: " + before + "; after: " + after);
            clients.errors.addAll(warmUp.errors);
            if (!after.isBackAt(before)) {
                clients.errors.add("the usage is not back where it was");
            }
            clients.errors.stream().limit(10).forEach(System.out::println);
            System.exit(clients.errors.isEmpty() ? 0 : 1);
        }
    }

    private void connectMore() {
        while (started < clientCount && started - servedCount < CONNECTING_AT_ONCE) {
            new Client(started);
            started++;
        }
    }

    private void hasFirstEcho(final Client client) {
        served.add(client);
        servedCount++;
        open++;
        mostOpen = Math.max(mostOpen, open);
        if (servedCount == clientCount) {
            served.forEach(Client::sendNext);
        } else {
            connectMore();
        }
    }

    /** One connection, which knows the sums of what it sent and of what came back. */
    private final class Client {
        private final int number;
        private final TcpStream stream;
        private final CRC32 sent = new CRC32();
        private final CRC32 received = new CRC32();
        private int round;

        Client(final int number) {
            this.number = number;
            try {
                stream = loop.net().connectTcp(server, ConnectOptions.defaults()
                    .withLocalAddress(new InetSocketAddress(loopback(1 + number % SOURCE_ADDRESSES), 0)));
            } catch (final IOException failure) {
                throw new AssertionError(failure);
            }
            stream.onConnect(this::sendNext);
            stream.onData(this::receive);
            stream.onError(failure -> errors.add("client " + number + ": " + failure));
            stream.onClose(this::closed);
        }

        void sendNext() {
            message.clear();
            while (message.hasRemaining()) {
                message.putInt(number).putInt(round * MESSAGE_BYTES + message.position());
            }
            round++;
            sent.update(message.flip());
            stream.write(message.flip());
        }

        private void receive(final ByteBuffer bytes) {
            received.update(bytes);
            if (stream.bytesRead() == (long) round * MESSAGE_BYTES) {
                if (round == 1) {
                    hasFirstEcho(this);
                } else if (round < rounds) {
                    sendNext();
                } else {
                    stream.end();
                }
            }
        }

        private void closed() {
            open--;
            if (open == 0) {
                served.clear();
            }
            sentBytes += stream.bytesWritten();
            receivedBytes += stream.bytesRead();
            final long expectedBytes = (long) rounds * MESSAGE_BYTES;
            if (stream.bytesRead() != expectedBytes || received.getValue() != sent.getValue()) {
                errors.add("client " + number + " got back " + stream.bytesRead() + " bytes of "
                    + expectedBytes + ", sum " + received.getValue() + " instead of " + sent.getValue());
            }
        }
    }
}
