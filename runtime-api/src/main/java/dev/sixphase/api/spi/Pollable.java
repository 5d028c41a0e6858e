package dev.sixphase.api.spi;

import java.nio.channels.SelectableChannel;
import java.util.Objects;

/**
 * Something a poller can watch. Two values are the same source when they wrap the same channel or the same
 * number.
 *
 * <p><b>Threads.</b> Immutable; safe on any thread.
 */
public sealed interface Pollable {
    /**
     * A JDK channel. It must be in non-blocking mode while it is registered.
     *
     * @param channel the channel to watch
     */
    record Channel(SelectableChannel channel) implements Pollable {
        /**
         * Refuses null.
         *
         * @param channel the channel to watch
         */
        public Channel {
            Objects.requireNonNull(channel, "channel");
        }
    }

    /**
     * The operating system's own handle: a file descriptor, or on Windows a socket.
     *
     * @param handle the number; not negative
     */
    record Descriptor(long handle) implements Pollable {
        /**
         * Refuses a number that no open descriptor has.
         *
         * @param handle the number; not negative
         * @throws IllegalArgumentException if it is negative
         */
        public Descriptor {
            if (handle < 0) {
                throw new IllegalArgumentException("a descriptor is not negative: " + handle);
            }
        }
    }
}
