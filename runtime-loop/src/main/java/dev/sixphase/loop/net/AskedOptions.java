package dev.sixphase.loop.net;

import dev.sixphase.api.Errno;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.StreamSocket;
import java.io.IOException;
import java.net.SocketOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells sockets their options; those of a stream that has no socket yet are kept until it has. */
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
        tell(socket, option, option.type().cast(values.get(option)));
    }

    static <T> void tell(final StreamSocket socket, final SocketOption<T> option, final T value)
        throws IOException {

        try {
            socket.setOption(option, value);
        } catch (final UnsupportedOperationException failure) {
            throw new SystemCallException(Errno.ENOTSUP, "setsockopt",
                option.name() + " = " + value + " (this backend cannot set it)", failure);
        }
    }
}
