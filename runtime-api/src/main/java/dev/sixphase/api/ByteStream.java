package dev.sixphase.api;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * A connection that carries bytes both ways: TCP or Unix-domain.
 *
 * <p><b>Threads.</b> The loop's thread only.
 *
 * <p><b>Listeners.</b> One of each sort; setting another replaces it. A stream starts to read when it gets
 * a data listener and stops while it is paused. The order is: connect, data..., end or error, close; close
 * always comes, last.
 *
 * <p><b>Errors</b> reach {@link #onError} and the stream is then destroyed. Without an error listener they
 * go to the loop's handler of uncaught exceptions.
 *
 * <p><b>Not guaranteed:</b> that one write of the peer is one data callback.
 */
public interface ByteStream extends Handle {
    /**
     * Says what runs once an outgoing connection stands. It never runs for accepted streams.
     *
     * @param listener runs once
     */
    void onConnect(Runnable listener);

    /**
     * Says who gets the bytes, and starts reading.
     *
     * @param listener gets the loop's own read buffer, from position to limit, which is valid during the
     *     call only: take what you need out of it. It may be written to a stream as it is
     */
    void onData(Consumer<? super ByteBuffer> listener);

    /**
     * Says what runs when the peer has ended its side. No data follows.
     *
     * @param listener runs once
     */
    void onEnd(Runnable listener);

    /**
     * Says what runs once the queue of unsent bytes is back at the low watermark, after {@link #write} said
     * false.
     *
     * @param listener runs each time
     */
    void onDrain(Runnable listener);

    /**
     * Says who hears why the stream failed.
     *
     * @param listener hears it once; close follows
     */
    void onError(Consumer<? super Throwable> listener);

    /**
     * Says what runs in the CLOSING phase, last of all.
     *
     * @param listener runs once
     */
    void onClose(Runnable listener);

    /**
     * Stops reading until {@link #resume()}, at once: also the rest of what is being read in this phase
     * waits.
     */
    void pause();

    /** Goes on reading. */
    void resume();

    /**
     * Sends bytes: at once as far as the system takes them; what is left is copied and queued. The buffer
     * is the caller's again when this returns, all its bytes consumed.
     *
     * @param bytes from position to limit
     * @return false if more than the high watermark is now queued: wait for {@link #onDrain}. The bytes are
     *     taken in any case
     * @throws IllegalStateException after {@link #end()}, or once the stream is closing; nothing was taken
     */
    boolean write(ByteBuffer bytes);

    /**
     * Sends bytes and hears when the system has taken the last of them. Callbacks run in the order of the
     * writes, never inside this call.
     *
     * @param bytes from position to limit
     * @param callback gets the failure, or null; {@code ECANCELED} if the stream was closed first
     * @return as {@link #write(ByteBuffer)}
     * @throws IllegalStateException as {@link #write(ByteBuffer)}
     */
    boolean write(ByteBuffer bytes, Callback<Void> callback);

    /**
     * Sends as much as the system takes now, and queues nothing.
     *
     * @param bytes from position to limit; the position moves past what was taken
     * @return how many bytes were taken: 0 if the system takes none, if others wait in the queue, while the
     *     stream connects, or if the connection has failed, of which {@link #onError} then hears
     * @throws IllegalStateException as {@link #write(ByteBuffer)}
     */
    int tryWrite(ByteBuffer bytes);

    /**
     * Ends our side once all queued bytes are sent; the peer then sees the end. Reading goes on. Repeats do
     * nothing.
     */
    void end();

    /**
     * Fails the stream: queued bytes are dropped, {@link #onError} runs if there is a failure to tell, then
     * close.
     *
     * @param failure what to tell, or null for nothing
     */
    void destroy(Throwable failure);

    /** {@return how many bytes wait to be sent} */
    long queuedBytes();

    /** {@return the bytes received so far} */
    long bytesRead();

    /** {@return the bytes that the system has taken so far} */
    long bytesWritten();

    /**
     * {@return how many bytes the system may hold that we have not received yet}
     *
     * @throws IOException if the kernel refuses
     * @throws IllegalStateException while not connected
     */
    int receiveBufferBytes() throws IOException;

    /**
     * Says how many bytes the system may hold that we have not received yet; it may round. Before the
     * connection stands, it is said to the system once it does.
     *
     * @param bytes how many; 1 or more
     * @throws IOException if the kernel refuses; nothing changes
     */
    void receiveBufferBytes(int bytes) throws IOException;

    /**
     * {@return how many bytes the system may hold that are not sent yet}
     *
     * @throws IOException if the kernel refuses
     * @throws IllegalStateException while not connected
     */
    int sendBufferBytes() throws IOException;

    /**
     * Says how many bytes the system may hold that are not sent yet, as for {@link #receiveBufferBytes(int)}.
     *
     * @param bytes how many; 1 or more
     * @throws IOException if the kernel refuses; nothing changes
     */
    void sendBufferBytes(int bytes) throws IOException;

    /** {@return our address, or null while not connected, and if we connected by a path and so have none} */
    SocketAddress localAddress();

    /** {@return the peer's address, or null while not connected} */
    SocketAddress remoteAddress();
}
