package dev.sixphase.loop.net;

import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.api.spi.TransportOption;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.StandardSocketOptions;

/** What TCP has beyond a stream of bytes. */
final class TcpSocketStream extends SocketStream implements TcpStream {
    private static final int MOST_IDLE_SECONDS = 32_767;

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
    public void keepAlive(final int idleSeconds) throws IOException {
        if (idleSeconds < 1 || idleSeconds > MOST_IDLE_SECONDS) {
            throw new IllegalArgumentException(
                "idleSeconds must be 1 to " + MOST_IDLE_SECONDS + ": " + idleSeconds);
        }
        setOption(TransportOption.TCP_KEEPIDLE, idleSeconds);
        keepAlive(true);
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
