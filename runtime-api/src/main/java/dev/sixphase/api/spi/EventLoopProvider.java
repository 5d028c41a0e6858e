package dev.sixphase.api.spi;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;

/**
 * The loop behind {@link EventLoop#builder()}. The module {@code dev.sixphase.loop} provides it; it is no
 * extension point for users.
 */
public interface EventLoopProvider {
    /** {@return a fresh builder} */
    EventLoop.Builder builder();

    /** {@return a fresh builder of a group} */
    EventLoopGroup.Builder groupBuilder();

    /** {@return the loop that runs on the calling thread, or null} */
    EventLoop current();
}
