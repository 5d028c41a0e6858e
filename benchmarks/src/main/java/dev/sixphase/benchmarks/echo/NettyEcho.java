package dev.sixphase.benchmarks.echo;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.util.internal.PlatformDependent;
import java.net.InetSocketAddress;

/** On Netty 4.2, one event loop for all, or several. */
public final class NettyEcho {
    private NettyEcho() { }

    /**
     * Serves until its input ends.
     *
     * @param arguments the transport: {@code nio}, {@code epoll} or {@code io_uring}; and how many event
     *     loops, if not one
     */
    public static void main(final String[] arguments) {
        final int loops = arguments.length == 2 ? Integer.parseInt(arguments[1]) : 1;
        Console.sayPort(start(arguments[0], loops).getPort());
        Console.endWithInput(PlatformDependent::usedDirectMemory);
    }

    /**
     * Serves on threads of its own, for as long as this JVM runs.
     *
     * @param transport {@code nio}, {@code epoll} or {@code io_uring}
     * @param loops how many event loops
     * @return where it listens
     */
    public static InetSocketAddress start(final String transport, final int loops) {
        final EventLoopGroup group = new MultiThreadIoEventLoopGroup(loops, handlers(transport));
        final Channel listener = new ServerBootstrap()
            .group(group)
            .channel(channels(transport))
            .option(ChannelOption.SO_BACKLOG, 4096)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new ChannelInitializer<>() {
                @Override
                protected void initChannel(final Channel channel) {
                    channel.pipeline().addLast(new Echo());
                }
            })
            .bind(Console.anyPort()).syncUninterruptibly().channel();
        return (InetSocketAddress) listener.localAddress();
    }

    private static IoHandlerFactory handlers(final String transport) {
        return switch (transport) {
            case "nio" -> NioIoHandler.newFactory();
            case "epoll" -> EpollIoHandler.newFactory();
            case "io_uring" -> IoUringIoHandler.newFactory();
            default -> throw new IllegalArgumentException("nio, epoll or io_uring, not: " + transport);
        };
    }

    private static Class<? extends ServerChannel> channels(final String transport) {
        return switch (transport) {
            case "nio" -> NioServerSocketChannel.class;
            case "epoll" -> EpollServerSocketChannel.class;
            default -> IoUringServerSocketChannel.class;
        };
    }

    /** Writes what it reads, flushes when the reads end, and stops reading while the peer does not. */
    @ChannelHandler.Sharable
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(final ChannelHandlerContext context, final Object message) {
            context.write(message, context.voidPromise());
        }

        @Override
        public void channelReadComplete(final ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void channelWritabilityChanged(final ChannelHandlerContext context) {
            context.channel().config().setAutoRead(context.channel().isWritable());
        }

        @Override
        public void exceptionCaught(final ChannelHandlerContext context, final Throwable failure) {
            context.close();
        }
    }
}
