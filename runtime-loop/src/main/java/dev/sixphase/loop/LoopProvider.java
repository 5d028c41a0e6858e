package dev.sixphase.loop;

import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.spi.EventLoopProvider;

/** Makes loops. Found by {@link java.util.ServiceLoader}. */
public final class LoopProvider implements EventLoopProvider {
    /** Does nothing. */
    public LoopProvider() { }

    @Override
    public EventLoop.Builder builder() {
        return new LoopBuilder();
    }

    @Override
    public EventLoopGroup.Builder groupBuilder() {
        return new GroupBuilder();
    }

    @Override
    public EventLoop current() {
        return SixphaseLoop.current();
    }
}
