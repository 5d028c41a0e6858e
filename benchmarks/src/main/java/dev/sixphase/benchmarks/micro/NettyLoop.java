package dev.sixphase.benchmarks.micro;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Netty's event loop, on epoll and on a thread of its own. */
@State(Scope.Thread)
public class NettyLoop {
    private EventLoopGroup group;

    /** Starts it. */
    @Setup(Level.Trial)
    public void open() {
        group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void close() {
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    EventLoop loop() {
        return group.next();
    }

    /** Runs a program on the loop, and waits until it runs what it is given. */
    void run(final Consumer<Runnable> program) throws InterruptedException {
        final CountDownLatch done = new CountDownLatch(1);
        loop().execute(() -> program.accept(done::countDown));
        done.await();
    }

    /** Runs a burst to its end. */
    void runBurst() throws InterruptedException {
        run(whenDone -> new Burst(loop(), whenDone).start());
    }
}
