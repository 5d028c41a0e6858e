package dev.sixphase.api;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * A UDP socket.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * <p><b>Not guaranteed:</b> that a datagram arrives, or arrives once, or in order.
 *
 * <p><b>Errors.</b> What the kernel refuses is a {@link SystemCallException} with the name of the errno;
 * once the socket is closing, every call but those that ask for an address or a queue is an {@link
 * IllegalStateException}.
 */
public interface UdpSocket extends Handle, UdpSettings {
    /** Takes datagrams. */
    @FunctionalInterface
    interface MessageListener {
        /**
         * A datagram came in.
         *
         * @param message the loop's own read buffer, valid during the call only
         * @param senderAddress where it came from
         */
        void onMessage(ByteBuffer message, InetSocketAddress senderAddress);
    }

    /**
     * Says who gets the datagrams, and starts receiving.
     *
     * @param listener gets each
     */
    void onMessage(MessageListener listener);

    /**
     * Says who hears of failures, for instance {@code ECONNREFUSED} on a connected socket; the socket goes
     * on. Without a listener they go to the loop's handler of uncaught exceptions.
     *
     * @param listener hears each
     */
    void onError(Consumer<? super Throwable> listener);

    /**
     * Says what runs in the CLOSING phase once the socket is closed.
     *
     * @param listener runs once
     */
    void onClose(Runnable listener);

    /** Stops receiving until {@link #resume()}, at once: also what else is there in this phase waits. */
    void pause();

    /** Goes on receiving. */
    void resume();

    /**
     * Sends one datagram. What cannot be sent at once is copied and queued.
     *
     * @param message its bytes, from position to limit, all consumed
     * @param targetAddress where to, resolved; null to the connected peer
     * @param callback gets the failure, or null; never inside this call. A target on a connected socket is
     *     {@code EISCONN}, none on another {@code EDESTADDRREQ}. The poller {@code nio} can send no empty
     *     datagram to a connected peer: {@code ENOTSUP}
     * @throws IllegalStateException once the socket is closing; nothing was taken
     */
    void send(ByteBuffer message, InetSocketAddress targetAddress, Callback<Void> callback);

    /**
     * Sends one datagram now or not at all: nothing is queued and nobody is called back.
     *
     * @param message its bytes, from position to limit; consumed if it was sent
     * @param targetAddress where to, resolved; null to the connected peer
     * @return false if the system takes none now, or others wait in the queue
     * @throws IOException if the kernel refuses it; the socket goes on. A target on a connected socket is
     *     {@code EISCONN}, none on another {@code EDESTADDRREQ}
     */
    boolean trySend(ByteBuffer message, InetSocketAddress targetAddress) throws IOException;

    /** {@return how many bytes of datagrams are queued, as the system did not take them yet} */
    long queuedBytes();

    /** {@return how many datagrams are queued} */
    int queuedCount();

    /**
     * Fixes the peer: only its datagrams come in, only to it are datagrams sent, and its ICMP errors are
     * reported.
     *
     * @param remoteAddress resolved
     * @throws IOException if the kernel refuses, or {@code EISCONN} if there is a peer; all stays as it was
     */
    void connect(InetSocketAddress remoteAddress) throws IOException;

    /**
     * Forgets the peer; the local port stays.
     *
     * @throws IOException if the kernel refuses, or {@code ENOTCONN} if there is no peer; all stays as it was
     */
    void disconnect() throws IOException;

    /**
     * {@return our address, with the port that the system chose; while connected, the one that the peer sees}
     */
    InetSocketAddress localAddress();

    /** {@return the peer, or null if the socket is not connected} */
    InetSocketAddress remoteAddress();
}
