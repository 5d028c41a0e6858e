package dev.sixphase.api;

import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Several event loops in one process, each on a thread of its own, for a program that needs more than one
 * core: each loop is what it is alone, and each connection, timer and callback stays with one.
 *
 * <pre>{@code
 * try (EventLoopGroup group = EventLoopGroup.builder().build()) {
 *     group.listenTcp(address, ListenOptions.defaults(), (loop, stream) ->
 *         stream.onData(stream::write)).join();
 *     ...
 *     group.shutdown(10_000).join();
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> Safe on any thread. Callbacks run on the thread of their loop, those of different loops
 * at the same time: what they share must be safe on any thread. {@link EventLoop#current()} is the loop that
 * a callback is on, and {@link EventLoop#group()} its group. Futures are completed on a loop's thread; no
 * loop may wait for one.
 *
 * <p><b>A loop that ends before its time</b> ends the group: an exception that nothing {@linkplain
 * Lifecycle#onUncaughtException handles}, {@link EventLoop#stop()} and {@link Lifecycle#exit} do for a group
 * what they do for the program of a single loop. {@link Builder#onFailure} tells of it, the report names it,
 * and the other loops are cut off, unless that listener has asked for a shutdown with a longer timeout.
 */
public interface EventLoopGroup extends Executor, AutoCloseable {
    /**
     * {@return a builder of groups of the loop that is on the class path or module path}
     *
     * @throws IllegalStateException if there is none: add the module {@code dev.sixphase.loop}
     */
    static Builder builder() {
        return LoopImplementation.require().groupBuilder();
    }

    /** {@return the loops, always in the same order} */
    List<EventLoop> loops();

    /**
     * {@return the loop that the chooser says}
     *
     * @throws IllegalStateException if it says something that is no loop of this group
     */
    EventLoop next();

    /**
     * Runs a callback on the thread of the {@linkplain #next() next} loop, in a POLL phase to come.
     *
     * @param callback runs once
     * @throws java.util.concurrent.RejectedExecutionException if the group is shut down; the callback will
     *     not run
     */
    @Override
    void execute(Runnable callback);

    /** {@return whether the caller is on the thread of one of the loops} */
    boolean isLoopThread();

    /**
     * Listens for TCP connections, {@linkplain Distribution#AUTOMATIC in the best way} that there is.
     *
     * @param localAddress where; port 0 for any free one, the same for all loops
     * @param options how; {@code reusePort} lets other processes share the port, too
     * @param onConnection gets each connection and its loop, on that loop's thread
     * @return the server; or, completed exceptionally, what {@link Net#listenTcp} throws, with nothing left
     *     open, or {@link java.util.concurrent.RejectedExecutionException} if the group is shut down
     */
    default CompletableFuture<GroupServer<InetSocketAddress>> listenTcp(final InetSocketAddress localAddress,
        final ListenOptions options, final BiConsumer<? super EventLoop, ? super TcpStream> onConnection) {

        return listenTcp(localAddress, options, Distribution.AUTOMATIC, onConnection);
    }

    /**
     * Listens for TCP connections.
     *
     * @param localAddress where; port 0 for any free one, the same for all loops
     * @param options how; {@code reusePort} lets other processes share the port, too. Without it a port that
     *     another process has is {@code EADDRINUSE}, also where the group's own listeners share theirs
     * @param distribution how connections come to the loops
     * @param onConnection gets each connection and its loop, on that loop's thread
     * @return the server; or, completed exceptionally, what {@link Net#listenTcp} throws, with nothing left
     *     open, or {@link java.util.concurrent.RejectedExecutionException} if the group is shut down
     */
    CompletableFuture<GroupServer<InetSocketAddress>> listenTcp(InetSocketAddress localAddress,
        ListenOptions options, Distribution distribution,
        BiConsumer<? super EventLoop, ? super TcpStream> onConnection);

    /**
     * Listens on a Unix-domain socket, whose connections are {@linkplain Distribution#HAND_OVER handed over}.
     * The file is removed when the server is closed.
     *
     * @param localAddress its path
     * @param options how; {@code reusePort} has no meaning here
     * @param onConnection gets each connection and its loop, on that loop's thread
     * @return the server; or, completed exceptionally, what {@link Net#listenUnix} throws, with nothing left
     *     open, or {@link java.util.concurrent.RejectedExecutionException} if the group is shut down
     */
    CompletableFuture<GroupServer<UnixDomainSocketAddress>> listenUnix(UnixDomainSocketAddress localAddress,
        ListenOptions options, BiConsumer<? super EventLoop, ? super ByteStream> onConnection);

    /**
     * Ends the group in order. At once nothing more is taken from outside: {@link #execute} and listening are
     * refused, all servers of the loops are closed, and connections on their way to a loop are closed. Then
     * {@link Builder#onShutdown} runs on each loop, which ends by itself when nothing keeps it alive any
     * more, as a program does. What is left at the deadline is destroyed.
     *
     * <p>A second call may bring the deadline forward and never puts it off. A callback that does not
     * return is not interrupted, so its loop ends when it does.
     *
     * @param timeoutMillis how long connections may take to come to their end; 0 to cut them off at once
     * @return completes when all loops are closed, on the thread of the last one
     */
    CompletableFuture<ShutdownReport> shutdown(long timeoutMillis);

    /** {@return whether the end of this group has begun} */
    boolean isShutdown();

    /** {@return what {@link #shutdown} returns, for who does not want to bring that about} */
    CompletableFuture<ShutdownReport> termination();

    /**
     * Waits until all loops are closed and their threads have ended.
     *
     * @param timeoutMillis the longest wait; 0 asks without waiting
     * @return whether they have
     * @throws InterruptedException if the calling thread is interrupted; the group is not affected
     * @throws IllegalStateException on the thread of one of the loops, which would wait for itself
     */
    boolean awaitTermination(long timeoutMillis) throws InterruptedException;

    /**
     * Cuts off whatever is under way, as {@code shutdown(0)}, and waits until the threads have ended; on the
     * thread of one of the loops it does not wait. An interrupt ends the wait and stays set. A second call
     * only waits.
     */
    @Override
    void close();

    /**
     * Makes a group.
     *
     * <p><b>Threads.</b> Not thread-safe.
     */
    interface Builder {
        /**
         * Says how many loops the group has. Without this call it has one for each available processor.
         *
         * @param count 1 or more
         * @return this builder
         */
        Builder loopCount(int count);

        /**
         * Says what the loops are like. They share one worker pool, of the name and size that the first is
         * told, which the group closes; a loop that is given a pool uses that.
         *
         * @param settings gets the builder of each loop in turn, in the calling thread; it must not build
         * @return this builder
         */
        Builder eachLoop(Consumer<? super EventLoop.Builder> settings);

        /**
         * Names the threads: {@code name-0} and so on. Without this call the name is {@code sixphase-loop}.
         *
         * @param name how the names begin
         * @return this builder
         */
        Builder threadName(String name);

        /**
         * Says who makes the threads. Without this call they are platform threads and no daemons, so that a
         * group keeps its process alive until it is shut down.
         *
         * @param factory makes one for each loop, platform threads for all pollers but {@code nio}; {@link
         *     #threadName} then has no effect
         * @return this builder
         */
        Builder threadFactory(ThreadFactory factory);

        /**
         * Says who chooses loops. Without this call it is {@link LoopChooser#roundRobin()}.
         *
         * @param chooser says which loop is next
         * @return this builder
         */
        Builder chooser(LoopChooser chooser);

        /**
         * Says what each loop does first, such as setting its handler of uncaught exceptions.
         *
         * @param listener runs once on each loop's thread, as its first callback
         * @return this builder
         */
        Builder onStart(Consumer<? super EventLoop> listener);

        /**
         * Says what each loop does when the group is shut down, such as ending connections that are idle.
         *
         * @param listener runs once on each loop's thread, after its servers were closed
         * @return this builder
         */
        Builder onShutdown(Consumer<? super EventLoop> listener);

        /**
         * Says who hears of a loop that ends before its time. Without this call it is logged.
         *
         * @param listener hears once of each, on its thread, while the others still run
         * @return this builder
         */
        Builder onFailure(BiConsumer<? super EventLoop, ? super Throwable> listener);

        /**
         * {@return a new group, whose loops run}
         *
         * @throws NoBackendException if no poller can be chosen; the message lists every candidate with its
         *     reason, and nothing is left open
         * @throws IllegalArgumentException as {@link EventLoop.Builder#build()}
         */
        EventLoopGroup build();
    }
}
