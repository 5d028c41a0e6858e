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
 */
public interface UdpSocket extends Handle {
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

    /**
     * Sends one datagram. What cannot be sent at once is copied and queued.
     *
     * @param message its bytes, from position to limit, all consumed
     * @param targetAddress where to, resolved; null to the connected peer
     * @param callback gets the failure, or null; never inside this call
     * @throws IllegalStateException once the socket is closing; nothing was taken
     */
    void send(ByteBuffer message, InetSocketAddress targetAddress, Callback<Void> callback);

    /**
     * Fixes the peer.
     *
     * @param remoteAddress resolved
     * @throws IOException if the kernel refuses; the socket stays as it was
     */
    void connect(InetSocketAddress remoteAddress) throws IOException;

    /** {@return our address, with the port that the system chose} */
    InetSocketAddress localAddress();
}
