package dev.sixphase.loop.net;

import dev.sixphase.api.Budgets;
import dev.sixphase.api.ConnectOptions;
import dev.sixphase.api.Errno;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.LoopClock;
import dev.sixphase.api.RunMode;
import dev.sixphase.api.StreamOptions;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.TcpServer;
import dev.sixphase.api.TcpStream;
import dev.sixphase.api.spi.Availability;
import dev.sixphase.api.spi.Poller;
import dev.sixphase.api.spi.PollerOptions;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.loop.core.CallbackScope;
import dev.sixphase.loop.core.LoopCore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

/** A loop with sockets, for one test; failures that nobody took are collected. */
final class NetLoop implements AutoCloseable {
    static final InetSocketAddress LOOPBACK = new InetSocketAddress(loopback(), 0);

    private final List<Throwable> reported = new ArrayList<>();
    private final LoopCore core;
    private final FakeDns dns = new FakeDns();
    private final LoopNet net;
    private int scopeCount;

    NetLoop(final PollerProvider backend) throws IOException {
        this(backend, Budgets.defaults());
    }

    NetLoop(final PollerProvider backend, final Budgets budgets) throws IOException {
        this(backend.open(PollerOptions.of(LoopClock.SYSTEM)), LoopClock.SYSTEM, budgets);
    }

    NetLoop(final Poller poller, final LoopClock clock, final Budgets budgets) {
        core = new LoopCore(poller, clock, budgets, List.of());
        core.useScope(new CallbackScope() {
            private int depth;

            @Override
            public void call(final Runnable callback) {
                scopeCount += depth == 0 ? 1 : 0;
                depth++;
                try {
                    callback.run();
                } finally {
                    depth--;
                }
            }

            @Override
            public void report(final Throwable failure) {
                reported.add(failure);
            }
        });
        net = new LoopNet(core, dns);
    }

    /** {@return a loop over a kernel that the test plays} */
    static NetLoop over(final FakeNetwork network) {
        return new NetLoop(network, network.clock(), new Budgets(16, 4, 4, 16, 8));
    }

    /** {@return every poller that works here; each test of real sockets runs on each} */
    static Stream<Named<PollerProvider>> backends() {
        return ServiceLoader.load(PollerProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.availability() instanceof Availability.Available)
            .map(provider -> Named.of(provider.name(), provider));
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    LoopCore core() {
        return core;
    }

    LoopNet net() {
        return net;
    }

    FakeDns dns() {
        return dns;
    }

    /** {@return the failures that no listener took} */
    List<Throwable> reported() {
        return reported;
    }

    /** {@return how many outermost scopes were entered: between any two, ticks and microtasks would run} */
    int scopeCount() {
        return scopeCount;
    }

    private boolean run(final RunMode mode) {
        core.enter();
        try {
            return core.run(mode);
        } finally {
            core.leave();
        }
    }

    /** Runs until nothing keeps the loop alive. */
    void run() {
        run(RunMode.DEFAULT);
    }

    /** Runs one iteration that does not wait. */
    void turn() {
        run(RunMode.NOWAIT);
    }

    void runUntil(final BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (!run(RunMode.ONCE) && !condition.getAsBoolean()) {
                throw new AssertionError("nothing is left to do, but the condition does not hold; open: "
                    + core.describeOpen() + "; reported: " + reported);
            }
        }
    }

    TcpServer listen(final Consumer<? super TcpStream> onConnection) throws IOException {
        return net.listenTcp(LOOPBACK, ListenOptions.defaults(), onConnection);
    }

    /** Skips the test where this backend's sockets cannot share a port, as on Windows. */
    void assumeThatPortsAreShared() throws IOException {
        try {
            net.listenTcp(LOOPBACK, ListenOptions.defaults().withReusePort(true), stream -> { }).close();
        } catch (final SystemCallException e) {
            assertEquals(Errno.ENOTSUP, e.errno());
            abort(e.getMessage());
        }
    }

    TcpStream connectTo(final TcpServer server) {
        return net.connectTcp(server.localAddress(), ConnectOptions.defaults());
    }

    /** {@return a stream whose connection stands} */
    TcpStream connected(final StreamOptions options) {
        final TcpStream stream = net.connectTcp(new InetSocketAddress(LOOPBACK.getAddress(), 99),
            ConnectOptions.defaults().withStream(options));
        turn();
        return stream;
    }

    static ByteBuffer bytes(final String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    static String text(final ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(bytes).toString();
    }

    @Override
    public void close() throws IOException {
        if (!core.isClosed()) {
            core.close();
        }
    }
}
