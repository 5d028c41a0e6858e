package dev.sixphase.loop.group;

import dev.sixphase.api.Distribution;
import dev.sixphase.api.EventLoopGroup;
import dev.sixphase.api.GroupServer;
import dev.sixphase.api.ListenOptions;
import dev.sixphase.api.ShutdownReport;
import dev.sixphase.api.spi.PollerProvider;
import dev.sixphase.conformance.OpenDescriptors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ParameterizedClass
@MethodSource("dev.sixphase.loop.group.Ways#all")
@Timeout(120)
class GroupUnderLoadTest {
    private static final int CLIENT_COUNT = 16;
    private static final int ECHOES_BEFORE = 500;

    @Parameter(0)
    private PollerProvider backend;
    @Parameter(1)
    private Distribution distribution;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger echoes = new AtomicInteger();
    private int descriptorsBefore;
    private EventLoopGroup group;
    private GroupServer<InetSocketAddress> server;

    @BeforeEach
    void open() throws IOException {
        descriptorsBefore = OpenDescriptors.count();
        group = EventLoopGroup.builder().loopCount(4).eachLoop(each -> each.poller(backend))
            .build();
        server = group.listenTcp(Client.ANY_PORT, ListenOptions.defaults(), distribution, (loop, stream) -> {
            stream.onData(stream::write);
            stream.onError(reset -> { });
        }).join();
    }

    @AfterEach
    void close() throws IOException {
        group.close();
        threads.shutdownNow();
        assertEquals(descriptorsBefore, OpenDescriptors.count(), "a descriptor is left open");
    }

    /** Echoes until the server ends it; says how often that worked. */
    private int echoOnOneConnection() throws IOException {
        int count = 0;
        try (Client client = new Client(server.localAddress())) {
            while (client.echo(1) == 1) {
                count++;
                echoes.incrementAndGet();
            }
        } catch (final IOException reset) {
            // Or never taken: as good as an end.
        }
        return count;
    }

    /** Connects again and again, until nobody listens. */
    private int connectUntilRefused() {
        int count = 0;
        while (true) {
            try (Client client = new Client(server.localAddress())) {
                if (client.echo(1) == 1) {
                    count++;
                    echoes.incrementAndGet();
                }
            } catch (final IOException refused) {
                return count;
            }
        }
    }

    private void awaitEchoes() {
        while (echoes.get() < ECHOES_BEFORE) {
            Thread.onSpinWait();
        }
    }

    @Test
    void cutOffInTheMiddleOfItAllEveryConnectionEndsAndNothingIsLeftOpen() throws Exception {
        final List<Future<Integer>> clients = new ArrayList<>();
        for (int number = 0; number < CLIENT_COUNT; number++) {
            clients.add(threads.submit(
                number % 4 == 0 ? this::connectUntilRefused : this::echoOnOneConnection));
        }
        awaitEchoes();

        final ShutdownReport report = group.shutdown(0).join();

        int sum = 0;
        for (final Future<Integer> client : clients) {
            sum += client.get();
        }
        assertTrue(sum >= ECHOES_BEFORE);
        assertTrue(report.failures().isEmpty(), report.toString());
    }

    @Test
    void givenTimeWhoIsConnectedIsServedToTheEnd() throws Exception {
        final List<Future<Integer>> clients = new ArrayList<>();
        for (int number = 0; number < CLIENT_COUNT; number++) {
            clients.add(threads.submit(() -> echoTimes(ECHOES_BEFORE)));
        }
        awaitEchoes();
        final ShutdownReport report = group.shutdown(3_600_000).join();

        for (final Future<Integer> client : clients) {
            final int count = client.get();
            // None, for who was still in the kernel's queue when the listener was closed.
            assertTrue(count == ECHOES_BEFORE || count == 0, count + " echoes");
        }
        assertTrue(report.isClean(), report.toString());
    }

    private int echoTimes(final int times) {
        int count = 0;
        try (Client client = new Client(server.localAddress())) {
            while (count < times && client.echo(1) == 1) {
                count++;
                echoes.incrementAndGet();
            }
        } catch (final IOException notTaken) {
            // Reset: as if it had been ended.
        }
        return count;
    }
}
