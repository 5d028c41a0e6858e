package dev.sixphase.integration.load;

import dev.sixphase.integration.JavaRun;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(300)
class ManyConnectionsIT {
    private static final System.Logger LOG = System.getLogger(ManyConnectionsIT.class.getName());
    private static final int CONNECTIONS = 10_000;
    private static final int MESSAGES_EACH = 10;
    /** For jars, pollers and pipes. */
    private static final int OTHER_DESCRIPTORS = 500;

    private final EchoServer echo = new EchoServer();

    // users 21
    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void oneLoopEchoesToTenThousandAtOnceAndGivesAllBack(final String poller, final TestReporter reporter)
        throws Exception {

        final int connections = affordableConnections();
        try (LoopThread server = LoopThread.start(poller)) {
            final InetSocketAddress address = server.listen(echo);
            runClients(poller, address, EchoClients.WARM_UP_CLIENTS);
            final EchoServer.Totals warm = awaitNoneOpen(server);
            final Usage before = server.call(Usage::now);

            final JavaRun clients = runClients(poller, address, connections);

            assertEquals(0, clients.exitCode(), clients::toString);
            final EchoServer.Totals totals = awaitNoneOpen(server);
            assertEquals(List.of(), totals.errors());
            assertEquals(connections, totals.mostOpen());
            final long expectedBytes = (long) (connections + EchoClients.WARM_UP_CLIENTS)
                * MESSAGES_EACH * EchoClients.MESSAGE_BYTES;
            assertEquals(expectedBytes, totals.readBytes() - warm.readBytes());
            assertEquals(expectedBytes, totals.writtenBytes() - warm.writtenBytes());
            final Usage after = server.call(Usage::now);
            reporter.publishEntry("server", "before: " + before + "; after: " + after);
            reporter.publishEntry("clients", clients.output().strip());
            assertTrue(after.isBackAt(before), () -> "before: " + before + "; after: " + after);
        }
    }

    private static int affordableConnections() throws Exception {
        final int limit = Usage.descriptorLimit();
        final int connections = Math.min(CONNECTIONS, limit - OTHER_DESCRIPTORS);
        if (connections < CONNECTIONS) {
            LOG.log(System.Logger.Level.WARNING, "only {0} connections instead of {1}: a process may have {2}"
                + " descriptors; raise the hard limit (ulimit -Hn)", connections, CONNECTIONS, limit);
        }
        return connections;
    }

    private static JavaRun runClients(final String poller, final InetSocketAddress address, final int count)
        throws Exception {

        return JavaRun.ofTestClass(EchoClients.class, poller, Integer.toString(address.getPort()),
            Integer.toString(count), Integer.toString(MESSAGES_EACH));
    }

    /** The clients have closed their side; the server may have some ends yet to read. */
    private EchoServer.Totals awaitNoneOpen(final LoopThread server) throws Exception {
        EchoServer.Totals totals = server.call(echo::totals);
        while (totals.open() > 0) {
            totals = server.call(echo::totals);
        }
        return totals;
    }
}
