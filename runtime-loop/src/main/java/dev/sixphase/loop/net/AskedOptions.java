package dev.sixphase.loop.net;

import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.net.SocketOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options that were asked of a stream while there was no socket yet. */
final class AskedOptions {
    /** Null if there are none, as for almost every stream. */
    private Map<SocketOption<?>, Object> values;

    <T> void add(final SocketOption<T> option, final T value) {
        if (values == null) {
            values = new LinkedHashMap<>();
        }
        values.put(option, value);
    }

    void applyTo(final StreamSocket socket) throws IOException {
        if (values != null) {
            for (final SocketOption<?> option : values.keySet()) {
                apply(socket, option);
            }
        }
    }

    private <T> void apply(final StreamSocket socket, final SocketOption<T> option) throws IOException {
        socket.setOption(option, option.type().cast(values.get(option)));
    }
}
