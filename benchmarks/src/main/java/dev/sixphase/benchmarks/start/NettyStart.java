package dev.sixphase.benchmarks.start;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/** On Netty, with its event loop on NIO. */
public final class NettyStart {
    private NettyStart() { }

    /**
     * Waits for a timer.
     *
     * @param arguments none
     */
    public static void main(final String[] arguments) {
        final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        group.schedule(() -> {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        }, 0, TimeUnit.MILLISECONDS);
    }
}
