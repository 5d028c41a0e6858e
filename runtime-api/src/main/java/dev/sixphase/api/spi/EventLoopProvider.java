package dev.sixphase.api.spi;

import dev.sixphase.api.EventLoop;

/**
 * The loop behind {@link EventLoop#builder()}. The module {@code dev.sixphase.loop} provides it; it is no
 * extension point for users.
 */
public interface EventLoopProvider {
    /** {@return a fresh builder} */
    EventLoop.Builder builder();

    /** {@return the loop that runs on the calling thread, or null} */
    EventLoop current();
}
