package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.spi.DatagramSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.api.spi.Pollable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A datagram socket whose network is the test. */
final class FakeDatagramSocket implements DatagramSocket {
    static final SocketAddress SENDER = new InetSocketAddress(NetLoop.LOOPBACK.getAddress(), 53);

    private final Pollable pollable;
    private final Deque<Object> incoming = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private int roomDatagrams = Integer.MAX_VALUE;
    private IOException sendFailure;
    private SocketAddress boundTo;
    private boolean open = true;

    FakeDatagramSocket(final FakeNetwork network) {
        pollable = network.newSource(() -> (incoming.isEmpty() ? 0 : PollEvents.READABLE)
            | (roomDatagrams > 0 ? PollEvents.WRITABLE : 0));
    }

    void receive(final String message) {
        incoming.add(NetLoop.bytes(message));
    }

    void receiveFailure(final Errno errno) {
        incoming.add(FakeStreamSocket.failure(errno, "recvfrom"));
    }

    /** From now on takes so many datagrams and no more. */
    void room(final int datagrams) {
        roomDatagrams = datagrams;
    }

    void failNextSend(final Errno errno) {
        sendFailure = FakeStreamSocket.failure(errno, "sendto");
    }

    List<String> sent() {
        return sent;
    }

    int waitingCount() {
        return incoming.size();
    }

    @Override
    public void connect(final SocketAddress remoteAddress) { }

    @Override
    public void disconnect() { }

    @Override
    public void join(final InetAddress group, final NetworkInterface networkInterface,
        final InetAddress source) { }

    @Override
    public void leave(final InetAddress group, final NetworkInterface networkInterface,
        final InetAddress source) { }

    @Override
    public boolean send(final ByteBuffer source, final SocketAddress target) throws IOException {
        if (sendFailure != null) {
            final IOException failure = sendFailure;
            sendFailure = null;
            throw failure;
        }
        if (roomDatagrams == 0) {
            return false;
        }
        roomDatagrams--;
        sent.add(NetLoop.text(source));
        return true;
    }

    @Override
    public SocketAddress receive(final ByteBuffer target) throws IOException {
        final Object next = incoming.poll();
        if (next instanceof IOException failure) {
            throw failure;
        }
        if (next == null) {
            return null;
        }
        target.put((ByteBuffer) next);
        return SENDER;
    }

    @Override
    public Pollable pollable() {
        return pollable;
    }

    @Override
    public void bind(final SocketAddress localAddress) {
        boundTo = localAddress;
    }

    @Override
    public SocketAddress localAddress() {
        return boundTo;
    }

    @Override
    public <T> void setOption(final SocketOption<T> option, final T value) { }

    @Override
    public <T> T option(final SocketOption<T> option) {
        return null;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
