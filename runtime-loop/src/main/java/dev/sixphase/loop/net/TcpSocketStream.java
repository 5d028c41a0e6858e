package dev.sixphase.loop.net;

import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.StandardSocketOptions;

/** What TCP has beyond a stream of bytes. */
final class TcpSocketStream extends SocketStream implements TcpStream {
    private boolean resetAsked;

    TcpSocketStream(final LoopCore core, final BufferPool pool, final StreamOptions options) {
        super(core, pool, options);
    }

    @Override
    public void noDelay(final boolean enabled) throws IOException {
        setOption(StandardSocketOptions.TCP_NODELAY, enabled);
    }

    @Override
    public void keepAlive(final boolean enabled) throws IOException {
        setOption(StandardSocketOptions.SO_KEEPALIVE, enabled);
    }

    @Override
    public void reset() {
        core().checkUsable();
        resetAsked = true;
        close();
    }

    @Override
    void closeSocket(final StreamSocket open) throws IOException {
        if (resetAsked) {
            open.closeWithReset();
        } else {
            open.close();
        }
    }

    @Override
    String kind() {
        return "TcpStream";
    }
}
