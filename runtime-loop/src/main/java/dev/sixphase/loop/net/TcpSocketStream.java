package dev.sixphase.loop.net;

import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.StreamSocket;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/** What TCP has beyond a stream of bytes. */
final class TcpSocketStream extends SocketStream implements TcpStream {
    /** What was asked for before there was a socket; null if nothing was. */
    private Map<SocketOption<Boolean>, Boolean> askedEarly;
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

    private void setOption(final SocketOption<Boolean> option, final boolean enabled) throws IOException {
        checkOpen();
        if (socket() != null) {
            socket().setOption(option, enabled);
            return;
        }
        if (askedEarly == null) {
            askedEarly = new LinkedHashMap<>();
        }
        askedEarly.put(option, enabled);
    }

    @Override
    void configure(final StreamSocket newSocket) throws IOException {
        if (askedEarly != null) {
            for (final Map.Entry<SocketOption<Boolean>, Boolean> asked : askedEarly.entrySet()) {
                newSocket.setOption(asked.getKey(), asked.getValue());
            }
        }
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
