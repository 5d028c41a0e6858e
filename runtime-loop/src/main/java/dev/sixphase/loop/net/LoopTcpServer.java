package dev.sixphase.loop.net;

import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.spi.ListenerSocket;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.core.LoopCore;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A server whose connections are TCP's. */
final class LoopTcpServer extends SocketServer implements TcpServer {
    LoopTcpServer(final LoopCore core, final ListenerSocket listener, final InetSocketAddress localAddress,
        final ListenOptions options, final Consumer<? super StreamSocket> onSocket) {

        super(core, listener, localAddress, options, onSocket);
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
