package dev.sixphase.loop.group;

import dev.sixphase.api.StreamServer;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.net.LoopNet;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.function.Consumer;

/**
 * An address to listen on, and what is done with its connections.
 *
 * <p><b>Threads.</b> Immutable; each method on the thread of the loop that it is given.
 *
 * @param <A> the type of the address
 */
interface Endpoint<A extends SocketAddress> {
    /** {@return a listener of this loop, whose connections go to the consumer} */
    StreamServer listen(LoopNet net, Consumer<? super StreamSocket> onSocket) throws IOException;

    /** {@return where a listener of this endpoint listens} */
    A addressOf(StreamServer server);

    /** Hands a connection of this loop to the application. */
    void serve(GroupedLoop member, StreamSocket connection);
}
