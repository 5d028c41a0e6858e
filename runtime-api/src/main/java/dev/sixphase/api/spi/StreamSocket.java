package dev.sixphase.api.spi;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * One end of a byte stream: TCP or Unix-domain.
 *
 * <p><b>Threads.</b> The loop's thread only.
 */
public non-sealed interface StreamSocket extends TransportSocket {
    /**
     * Starts to connect.
     *
     * @param remoteAddress of the socket's family
     * @return true if the connection stands; false if it is under way: wait for WRITABLE, then {@link
     *     #finishConnect}
     * @throws IOException if it failed at once; the socket can only be closed
     */
    boolean connect(SocketAddress remoteAddress) throws IOException;

    /**
     * Asks for the outcome of a {@link #connect} that was under way.
     *
     * @return true if the connection stands; false if it still is under way
     * @throws IOException if it failed; the socket can only be closed
     */
    boolean finishConnect() throws IOException;

    /**
     * Reads what is there, by one system call.
     *
     * @param target where to put it, from position to limit; must have room. Direct buffers are not copied
     * @return how many bytes, 0 if it would block, -1 at the end of the stream
     * @throws IOException if the connection failed, for instance {@code ECONNRESET}
     */
    int read(ByteBuffer target) throws IOException;

    /**
     * {@return whether the last {@link #read} is known to have left nothing: no byte, and no end of the
     * stream} The loop reads again, in the same phase, after a read that filled its buffer; it need not where
     * that would find nothing. Who cannot know says false. A failure may have come nevertheless, of which a
     * poll tells, as of what comes later.
     */
    default boolean isDrained() {
        return false;
    }

    /**
     * Writes what fits, by one system call.
     *
     * @param source the bytes from position to limit; the position moves. Direct buffers are not copied
     * @return how many bytes; 0 if it would block
     * @throws IOException if the connection failed, for instance {@code EPIPE}
     */
    int write(ByteBuffer source) throws IOException;

    /**
     * Writes what fits of several buffers in order, by one system call where the platform has one.
     *
     * @param sources the buffers; positions move
     * @param offset the first buffer to write
     * @param length how many buffers to write
     * @return how many bytes; 0 if it would block
     * @throws IOException if the connection failed
     */
    long write(ByteBuffer[] sources, int offset, int length) throws IOException;

    /**
     * Tells the peer that no more bytes come; reading goes on.
     *
     * @throws IOException if the kernel refuses, for instance {@code ENOTCONN}
     */
    void shutdownOutput() throws IOException;

    /**
     * Closes so that a TCP peer sees a reset at once, dropping unsent bytes. A second call does nothing.
     *
     * @throws IOException if the kernel reports a failure; the socket is closed all the same
     */
    void closeWithReset() throws IOException;

    /**
     * {@return the peer's address, or null if the socket was never connected} Once it was, the address is
     * known until the close, also after the peer has reset the connection.
     *
     * @throws IOException if the kernel refuses
     */
    SocketAddress remoteAddress() throws IOException;
}
