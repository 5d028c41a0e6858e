package dev.sixphase.loop.net;

import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.core.LoopCore;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A server whose streams are TCP's. */
final class LoopTcpServer extends SocketServer implements TcpServer {
    private final BufferPool pool;
    private final Consumer<? super TcpStream> onConnection;

    LoopTcpServer(final LoopCore core, final BufferPool pool, final ListenerSocket listener,
        final InetSocketAddress localAddress, final ListenOptions options,
        final Consumer<? super TcpStream> onConnection) {

        super(core, listener, localAddress, options);
        this.pool = pool;
        this.onConnection = onConnection;
    }

    @Override
    void accepted(final StreamSocket connection) {
        final TcpSocketStream stream = new TcpSocketStream(core(), pool, options().stream());
        stream.adopt(connection);
        core().scope().call(() -> onConnection.accept(stream));
    }

    @Override
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) super.localAddress();
    }

    @Override
    String kind() {
        return "TcpServer";
    }
}
