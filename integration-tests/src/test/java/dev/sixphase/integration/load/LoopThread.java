package dev.sixphase.integration.load;

import dev.sixphase.api.AsyncHandle;
import dev.sixphase.api.EventLoop;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.PollerProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A loop on a thread of its own, for a test that looks at it from outside. */
final class LoopThread implements AutoCloseable {
    private final EventLoop loop;
    private final Thread thread;
    private final AsyncHandle keptAlive;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private LoopThread(final String poller) {
        loop = EventLoop.builder().poller(poller).build();
        keptAlive = loop.newAsync(() -> { });
        thread = new Thread(this::run, "loop " + poller);
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts a loop, unless this machine has no such poller: then the test is skipped, and says why. */
    static LoopThread start(final String poller) {
        assumeAvailable(poller);
        return new LoopThread(poller);
    }

    static void assumeAvailable(final String poller) {
        final Availability availability = ServiceLoader.load(PollerProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.name().equals(poller))
            .findFirst().orElseGet(() -> fail("no provider of the poller " + poller))
            .availability();
        assumeTrue(availability instanceof Availability.Available,
            () -> "skipped: the poller " + poller + " is " + availability);
    }

    private void run() {
        try {
            loop.run(() -> { });
            ended.complete(null);
        } catch (final RuntimeException | Error failure) {
            ended.completeExceptionally(failure);
        }
    }

    EventLoop loop() {
        return loop;
    }

    Thread thread() {
        return thread;
    }

    /** Runs a task on the loop and waits for what it gives. */
    <T> T call(final Callable<T> task) throws Exception {
        final CompletableFuture<T> outcome = new CompletableFuture<>();
        ended.whenComplete((nothing, failure) -> outcome.completeExceptionally(
            failure == null ? new IllegalStateException("the loop has ended") : failure));
        loop.execute(() -> {
            try {
                outcome.complete(task.call());
            } catch (final Exception | Error failure) {
                outcome.completeExceptionally(failure);
            }
        });
        try {
            return outcome.get();
        } catch (final ExecutionException failure) {
            throw new AssertionError("on the loop's thread: " + failure.getCause(), failure.getCause());
        }
    }

    /** Listens on a free port of the loopback interface, and says where. */
    InetSocketAddress listen(final Consumer<? super TcpStream> onConnection) throws Exception {
        return call(() -> listen(loop, onConnection));
    }

    static InetSocketAddress listen(final EventLoop loop, final Consumer<? super TcpStream> onConnection)
        throws IOException {

        final InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return loop.net().listenTcp(new InetSocketAddress(loopback, 0), ListenOptions.defaults(),
            onConnection).localAddress();
    }

    /** Stops the loop, closes all that it has, and fails if the loop ended in any other way. */
    @Override
    public void close() {
        try {
            if (!ended.isDone()) {
                loop.execute(keptAlive::close);
                loop.stop();
            }
            ended.join();
        } finally {
            loop.close();
        }
    }
}
