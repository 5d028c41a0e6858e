package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * System calls of an echo server, all its threads together, for each message, as strace counts them. The
 * server is at rest when strace comes and when it goes; so all that is counted belongs to the messages.
 */
record SyscallScenario(Load load, List<Peer> peers, Programs programs, Pace pace) implements Scenario {
    @Override
    public String label() {
        return "syscalls-" + load.label();
    }

    @Override
    public String title() {
        return "System calls of an echo server, " + load.label();
    }

    @Override
    public List<Figure> figures() {
        return List.of(
            Figure.plain("calls", "calls a message", "").drawn(),
            Figure.plain("receive", "receive", ""),
            Figure.plain("send", "send", ""),
            Figure.plain("wait", "wait", ""),
            Figure.plain("epoll_ctl", "epoll_ctl", ""),
            Figure.plain("other", "other", ""));
    }

    /** A round counts, and does not time: few are enough. */
    @Override
    public int rounds(final int asked) {
        return Math.min(asked, 3);
    }

    @Override
    public Trial start(final Peer peer) throws IOException {
        if (!Programs.isOnPath("strace")) {
            throw new IOException("there is no strace on the PATH");
        }
        final EchoTrial echo =
            EchoTrial.start(peer, load, programs, pace, Programs.pinned(0, peer.command()));
        return new Trial() {
            @Override
            public Map<String, Double> measure() throws IOException {
                return count(echo.server());
            }

            @Override
            public void close() throws IOException {
                echo.close();
            }
        };
    }

    private Map<String, Double> count(final ServerProcess server) throws IOException {
        final List<String> command =
            load.command(programs, server, pace.settleMillis(), pace.measureMillis());
        try (ServerProcess generator = ServerProcess.start(programs,
                Programs.pinned(1, Programs.joined(command, List.of("hold"))))) {
            generator.readUntil("holding");
            final Path counts = Files.createTempFile("strace", ".txt");
            try {
                final Strace tracer = Strace.attach(server.pid(), counts);
                generator.say("");
                final String said = generator.readAll();
                tracer.end();
                return Strace.perMessage(Files.readAllLines(counts),
                    Programs.number(Programs.numbers(said), "messages"));
            } finally {
                Files.delete(counts);
            }
        }
    }
}
