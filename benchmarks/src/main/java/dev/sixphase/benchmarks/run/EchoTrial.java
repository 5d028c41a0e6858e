package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An echo server that runs, warm, and is driven in each round. */
final class EchoTrial implements Scenario.Trial {
    private final ServerProcess server;
    private final Load load;
    private final Programs programs;
    private final Pace pace;

    private EchoTrial(final ServerProcess server, final Load load, final Programs programs, final Pace pace) {
        this.server = server;
        this.load = load;
        this.programs = programs;
        this.pace = pace;
    }

    static EchoTrial start(final Peer peer, final Load load, final Programs programs, final Pace pace,
        final List<String> command) throws IOException {

        final ServerProcess server = ServerProcess.start(peer, programs, command);
        try {
            load.warmUp(programs, server, pace);
        } catch (final IOException e) {
            server.close();
            throw e;
        }
        return new EchoTrial(server, load, programs, pace);
    }

    ServerProcess server() {
        return server;
    }

    @Override
    public Map<String, Double> measure() throws IOException {
        return LoadResult.of(load.run(programs, server, pace));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
