package dev.sixphase.loop.net;

import dev.sixphase.api.Callback;
import dev.sixphase.api.UdpSocket;
import dev.sixphase.api.spi.DatagramSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.loop.core.IoListener;
import dev.sixphase.loop.core.IoWatch;
import dev.sixphase.loop.core.ListenedHandle;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A UDP socket of the transport. It is active until it is closed, as in Node.
 *
 * <p>A failure belongs to one datagram, not to the socket: whatever a call reports, the socket goes on.
 */
final class LoopUdpSocket extends ListenedHandle implements UdpSocket, IoListener {
    private final DatagramSocket socket;
    private final InetSocketAddress localAddress;
    private final IoWatch watch;
    private final DatagramQueue unsent;
    private final Runnable deliverMessage = this::deliverMessage;
    private MessageListener messageListener;
    private InetSocketAddress sender;
    private InetSocketAddress peer;

    LoopUdpSocket(final LoopCore core, final DatagramSocket socket, final InetSocketAddress localAddress) {
        super(core);
        this.socket = socket;
        this.localAddress = localAddress;
        unsent = new DatagramQueue(core, socket);
        watch = core.watch(socket.pollable(), this);
        setActive(true);
    }

    @Override
    public void onReady(final int readinessMask) {
        if ((readinessMask & PollEvents.READABLE) != 0) {
            receive();
        }
        if ((readinessMask & PollEvents.WRITABLE) != 0 && !isClosing()) {
            unsent.flush();
            updateInterest();
        }
    }

    private void receive() {
        boolean goesOn = true;
        for (int left = core().budgets().readsPerEvent(); goesOn && left > 0 && !isClosing(); left--) {
            goesOn = receiveOne(core().readBuffer().clear().order(ByteOrder.BIG_ENDIAN));
        }
    }

    /** {@return whether there was something, if only a failure} */
    private boolean receiveOne(final ByteBuffer buffer) {
        try {
            sender = (InetSocketAddress) socket.receive(buffer);
        } catch (final IOException failure) {
            tell(SocketFailure.of(failure, "receive", peer));
            return true;
        }
        if (sender == null) {
            return false;
        }
        buffer.flip();
        core().scope().call(deliverMessage);
        return true;
    }

    private void deliverMessage() {
        messageListener.onMessage(core().readBuffer(), sender);
    }

    @Override
    public void onWatchFailed(final IOException failure) {
        close();
        tell(SocketFailure.of(failure, "poll", localAddress));
    }

    private void updateInterest() {
        watch.want((messageListener == null ? 0 : PollEvents.READABLE)
            | (unsent.isEmpty() ? 0 : PollEvents.WRITABLE));
    }

    @Override
    public void send(final ByteBuffer message, final InetSocketAddress targetAddress,
        final Callback<Void> callback) {

        checkOpen();
        unsent.send(message, targetAddress, Objects.requireNonNull(callback, "callback"));
        updateInterest();
    }

    @Override
    public void connect(final InetSocketAddress remoteAddress) throws IOException {
        checkOpen();
        try {
            socket.connect(remoteAddress);
        } catch (final IOException failure) {
            throw SocketFailure.of(failure, "connect", remoteAddress);
        }
        peer = remoteAddress;
        unsent.peer(remoteAddress);
    }

    @Override
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    @Override
    protected void release() {
        watch.close();
        try {
            socket.close();
        } catch (final IOException ignored) {
            // It is closed all the same.
        }
    }

    @Override
    protected void closed() {
        unsent.close();
        tellClosed();
    }

    @Override
    public void onMessage(final MessageListener listener) {
        checkOpen();
        messageListener = Objects.requireNonNull(listener, "listener");
        updateInterest();
    }

    @Override
    public String toString() {
        return "UdpSocket " + Addresses.text(localAddress);
    }
}
