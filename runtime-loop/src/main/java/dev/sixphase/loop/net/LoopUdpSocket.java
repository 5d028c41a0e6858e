package dev.sixphase.loop.net;

import dev.sixphase.api.Callback;
import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.UdpSocket;
import dev.sixphase.api.spi.DatagramSocket;
import dev.sixphase.api.spi.PollEvents;
import dev.sixphase.loop.core.IoListener;
import dev.sixphase.loop.core.IoWatch;
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
final class LoopUdpSocket extends UdpHandle implements UdpSocket, IoListener {
    private final IoWatch watch;
    private final DatagramQueue unsent;
    private final Runnable deliverMessage = this::deliverMessage;
    private MessageListener messageListener;
    private boolean paused;
    private InetSocketAddress localAddress;
    private InetSocketAddress sender;
    private InetSocketAddress peer;

    /**
     * Takes a socket over.
     *
     * @param localAddress the one it is bound to
     * @param peer the one it is connected to, or null
     */
    LoopUdpSocket(final LoopCore core, final DatagramSocket socket, final InetSocketAddress localAddress,
        final InetSocketAddress peer) {

        super(core, socket);
        this.localAddress = localAddress;
        this.peer = peer;
        unsent = new DatagramQueue(core, socket);
        unsent.peer(peer);
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
        for (int left = core().budgets().readsPerEvent(); goesOn && left > 0 && isReceiving(); left--) {
            goesOn = receiveOne(core().readBuffer().clear().order(ByteOrder.BIG_ENDIAN));
        }
    }

    private boolean isReceiving() {
        return messageListener != null && !paused && !isClosing();
    }

    /** {@return whether there was something, if only a failure} */
    private boolean receiveOne(final ByteBuffer buffer) {
        try {
            sender = (InetSocketAddress) socket().receive(buffer);
        } catch (final IOException failure) {
            tell(SocketFailure.of(failure, "receive", peer));
            return true;
        }
        if (sender == null) {
            return false;
        }
        buffer.flip();
        core().call(deliverMessage);
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
        watch.want((isReceiving() ? PollEvents.READABLE : 0)
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
    public boolean trySend(final ByteBuffer message, final InetSocketAddress targetAddress)
        throws IOException {

        checkOpen();
        return unsent.trySend(message, targetAddress);
    }

    @Override
    public long queuedBytes() {
        return unsent.waitingBytes();
    }

    @Override
    public int queuedCount() {
        return unsent.waitingCount();
    }

    @Override
    public void connect(final InetSocketAddress remoteAddress) throws IOException {
        checkOpen();
        Addresses.requireResolved(remoteAddress, "connect");
        if (peer != null) {
            throw new SystemCallException(Errno.EISCONN, "connect", Addresses.text(remoteAddress)
                + " (the peer is " + Addresses.text(peer) + ": disconnect first)", null);
        }
        try {
            socket().connect(remoteAddress);
        } catch (final IOException failure) {
            throw SocketFailure.of(failure, "connect", remoteAddress);
        }
        peerIs(remoteAddress);
    }

    @Override
    public void disconnect() throws IOException {
        checkOpen();
        if (peer == null) {
            throw new SystemCallException(Errno.ENOTCONN, "connect", "", null);
        }
        try {
            socket().disconnect();
        } catch (final IOException failure) {
            throw SocketFailure.of(failure, "connect", peer);
        }
        peerIs(null);
    }

    private void peerIs(final InetSocketAddress remoteAddress) throws IOException {
        peer = remoteAddress;
        unsent.peer(remoteAddress);
        // A socket bound to all of our addresses uses the one that leads to its peer.
        localAddress = (InetSocketAddress) socket().localAddress();
    }

    @Override
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return isClosing() ? null : peer;
    }

    @Override
    protected void release() {
        unsent.hold();
        watch.close();
        try {
            socket().close();
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
    public void pause() {
        checkOpen();
        paused = true;
        updateInterest();
    }

    @Override
    public void resume() {
        checkOpen();
        paused = false;
        updateInterest();
    }

    @Override
    public String toString() {
        return "UdpSocket " + Addresses.text(localAddress);
    }
}
