package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an idle connection keeps of the server's memory, and how long many that come at once wait for their
 * first answer. Each round has a fresh server: one that has had so many connections before has room left for
 * them.
 */
record IdleScenario(int connections, List<Peer> peers, Programs programs, Pace pace) implements Scenario {
    /** So that the server is warm, and what comes with its first connections is there before all counts. */
    private static final Load WARM_UP = new Load(64, 64, 1);

    @Override
    public String label() {
        return "idle-" + connections;
    }

    @Override
    public String title() {
        return connections + " connections at once, then idle";
    }

    @Override
    public List<Figure> figures() {
        return List.of(
            Figure.plain("liveBytes", "in use a connection", "B").drawn(),
            Figure.plain("residentBytes", "resident a connection", "B"),
            new Figure("p50Nanos", "first answer, p50", "ms", 1e6, false),
            new Figure("maxNanos", "first answer, longest", "ms", 1e6, true),
            Figure.plain("late", "longer than 1 s", ""));
    }

    @Override
    public Trial start(final Peer peer) {
        return () -> measure(peer);
    }

    private Map<String, Double> measure(final Peer peer) throws IOException {
        try (ServerProcess server =
                ServerProcess.start(peer, programs, Programs.pinned(0, peer.command()))) {
            WARM_UP.warmUp(programs, server, pace.withWarmUp(pace.measureMillis()));
            final double liveBefore = liveBytes(server);
            final double residentBefore = residentBytes(server.pid());
            try (ServerProcess clients = ServerProcess.start(programs,
                    Programs.pinned(1, programs.c("echo_idle", server.port(), connections)))) {
                final Map<String, Double> result =
                    new HashMap<>(Programs.numbers(clients.readUntil("holding")));
                result.put("liveBytes", (liveBytes(server) - liveBefore) / connections);
                result.put("residentBytes", (residentBytes(server.pid()) - residentBefore) / connections);
                return result;
            }
        }
    }

    private static double liveBytes(final ServerProcess server) throws IOException {
        server.say("memory");
        return Programs.number(Programs.numbers(server.readUntil("live ")), "live");
    }

    /** {@code proc_pid_status(5)}. */
    private static double residentBytes(final long process) throws IOException {
        for (final String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return 1024 * Double.parseDouble(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("/proc/" + process + "/status has no VmRSS");
    }
}
