package dev.sixphase.loop.group;

import dev.sixphase.api.ByteStream;
import dev.sixphase.api.Distribution;
import dev.sixphase.api.Errno;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.ShutdownReport;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpStream;
import dev.sixphase.loop.core.LoopLog;
import dev.sixphase.loop.net.LoopNet;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Loops on threads of their own, from the start of the first to the end of the last.
 *
 * <p><b>Threads.</b> Safe on any thread.
 */
public final class LoopGroup implements EventLoopGroup {
    private final GroupSettings settings;
    private final List<EventLoop> loops;
    private final List<GroupedLoop> members = new ArrayList<>();
    private final Map<EventLoop, GroupedLoop> memberOfLoop = new IdentityHashMap<>();
    private final AtomicInteger acceptorTurn = new AtomicInteger();
    private final Ending ending;
    private final CompletableFuture<ShutdownReport> termination = new CompletableFuture<>();
    private final CountDownLatch terminated = new CountDownLatch(1);
    private final AtomicLong shortestTimeoutMillis = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean shutdown;

    /**
     * Makes a group that does not run yet.
     *
     * @param loops new, not run by anybody; the group closes them
     * @param settings what the application says
     */
    public LoopGroup(final List<? extends EventLoop> loops, final GroupSettings settings) {
        this.settings = settings;
        this.loops = List.copyOf(loops);
        ending = new Ending(loops.size());
        for (final EventLoop loop : loops) {
            final GroupedLoop member = new GroupedLoop(this, loop);
            members.add(member);
            memberOfLoop.put(loop, member);
        }
    }

    /**
     * Starts the threads, and waits until each has its loop. If one cannot be started, all is closed and
     * what kept it from that is thrown.
     */
    public void start() {
        int started = 0;
        try {
            for (; started < members.size(); started++) {
                members.get(started).thread().start();
            }
        } finally {
            if (started < members.size()) {
                members.subList(started, members.size()).forEach(GroupedLoop::end);
                close();
            }
        }
        members.forEach(GroupedLoop::awaitEntered);
    }

    GroupSettings settings() {
        return settings;
    }

    List<GroupedLoop> members() {
        return members;
    }

    /** {@return whose loop the chooser says} */
    GroupedLoop choose() {
        final EventLoop chosen = settings.chooser().choose(loops);
        final GroupedLoop member = memberOfLoop.get(chosen);
        if (member == null) {
            throw new IllegalStateException("the chooser said " + chosen + ", which is no loop of this group:"
                + " it must say one of those that it is given");
        }
        return member;
    }

    /** {@return who accepts for the next server that hands over, each in its turn} */
    GroupedLoop nextAcceptor() {
        return members.get(Math.floorMod(acceptorTurn.getAndIncrement(), members.size()));
    }

    void requireRunning() {
        if (shutdown) {
            throw new RejectedExecutionException("the group of loops is shut down and takes nothing more");
        }
    }

    @Override
    public List<EventLoop> loops() {
        return loops;
    }

    @Override
    public EventLoop next() {
        return choose().loop();
    }

    @Override
    public void execute(final Runnable callback) {
        Objects.requireNonNull(callback, "callback");
        requireRunning();
        next().execute(callback);
    }

    @Override
    public boolean isLoopThread() {
        return members.stream().anyMatch(member -> member.thread() == Thread.currentThread());
    }

    @Override
    public CompletableFuture<GroupServer<InetSocketAddress>> listenTcp(final InetSocketAddress localAddress,
        final ListenOptions options, final Distribution distribution,
        final BiConsumer<? super EventLoop, ? super TcpStream> onConnection) {

        final TcpEndpoint endpoint = new TcpEndpoint(localAddress, options, onConnection);
        return unwrapped(switch (distribution) {
            case HAND_OVER -> new HandOver<>(this, endpoint).open();
            case REUSE_PORT -> new ReusePort(this, endpoint).open();
            case AUTOMATIC -> openInTheBestWay(endpoint);
        });
    }

    private CompletableFuture<GroupServer<InetSocketAddress>> openInTheBestWay(final TcpEndpoint endpoint) {
        if (members.size() == 1 || !LoopNet.spreadsOverSharedPort()) {
            return new HandOver<>(this, endpoint).open();
        }
        return new ReusePort(this, endpoint).open().exceptionallyCompose(failure -> isUnsupported(failure)
            ? new HandOver<>(this, endpoint).open() : CompletableFuture.failedFuture(failure));
    }

    private static boolean isUnsupported(final Throwable failure) {
        return unwrapped(failure) instanceof SystemCallException known && known.errno() == Errno.ENOTSUP;
    }

    /** The failure itself and not what stages wrap it in, also for who does not join. */
    private static <T> CompletableFuture<T> unwrapped(final CompletableFuture<T> stage) {
        final CompletableFuture<T> result = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(unwrapped(failure));
            }
        });
        return result;
    }

    private static Throwable unwrapped(final Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
            ? unwrapped(failure.getCause()) : failure;
    }

    @Override
    public CompletableFuture<GroupServer<UnixDomainSocketAddress>> listenUnix(
        final UnixDomainSocketAddress localAddress, final ListenOptions options,
        final BiConsumer<? super EventLoop, ? super ByteStream> onConnection) {

        return new HandOver<>(this, new UnixEndpoint(localAddress, options, onConnection)).open();
    }

    @Override
    public CompletableFuture<ShutdownReport> shutdown(final long timeoutMillis) {
        if (timeoutMillis < 0) {
            throw new IllegalArgumentException("timeoutMillis must be 0 or more: " + timeoutMillis);
        }
        // A longer time that begins later ends later: only a shorter one can make a difference.
        final boolean isShorter = shortestTimeoutMillis.getAndAccumulate(timeoutMillis, Math::min)
            > timeoutMillis;
        if (!shutdown || isShorter) {
            shutdown = true;
            members.forEach(member -> member.drain(timeoutMillis));
        }
        return termination();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public CompletableFuture<ShutdownReport> termination() {
        return termination.copy();
    }

    /** A loop has ended that was not told to, or by an exception. */
    void failed(final GroupedLoop member, final Throwable failure) {
        ending.failed(member.loop(), failure);
        try {
            settings.onFailure().accept(member.loop(), failure);
        } catch (final Throwable ofListener) {
            LoopLog.logger().log(System.Logger.Level.ERROR,
                "the listener of failures threw, told of " + failure, ofListener);
        } finally {
            if (!shutdown) {
                shutdown(0);
            }
        }
    }

    void ended(final List<String> cutOff) {
        if (ending.ended(cutOff)) {
            try {
                settings.atEnd().run();
            } finally {
                // Before the latch, so that who waits for the threads sees none that still runs a stage.
                termination.complete(ending.report());
                terminated.countDown();
            }
        }
    }

    @Override
    public boolean awaitTermination(final long timeoutMillis) throws InterruptedException {
        if (isLoopThread()) {
            throw new IllegalStateException("called on " + Thread.currentThread().getName()
                + ", a thread of the group, which would wait for its own end: use termination()");
        }
        if (!terminated.await(timeoutMillis, TimeUnit.MILLISECONDS)) {
            return false;
        }
        joinThreads();
        return true;
    }

    /** They have nothing left to do. */
    private void joinThreads() throws InterruptedException {
        for (final GroupedLoop member : members) {
            member.thread().join();
        }
    }

    @Override
    public void close() {
        shutdown(0);
        if (isLoopThread()) {
            return;
        }
        try {
            terminated.await();
            joinThreads();
        } catch (final InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "EventLoopGroup of " + loops.size() + ", first " + loops.get(0);
    }
}
