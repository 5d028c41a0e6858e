package dev.sixphase.benchmarks.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All that can be measured. */
final class Scenarios {
    private Scenarios() { }

    static List<Scenario> all(final Programs programs, final Pace pace, final Path results,
        final Consumer<String> missing) {

        final List<Scenario> all = new ArrayList<>();
        final List<Peer> timed = Servers.toBeTimed(programs, missing);
        for (final Load load : EchoScenario.LOADS) {
            all.add(new EchoScenario(load, timed, programs, pace));
        }
        final List<Peer> servers = Servers.all(programs, missing);
        for (final Load load : List.of(new Load(64, 64, 1), new Load(16, 64 * 1024, 1))) {
            all.add(new SyscallScenario(load, servers, programs, pace));
        }
        final List<Peer> thatTell = Servers.thatTellTheirMemory(programs, missing);
        for (final int connections : List.of(1000, 5000)) {
            all.add(new IdleScenario(connections, thatTell, programs, pace));
        }
        final int cores = Runtime.getRuntime().availableProcessors();
        for (int loops = 1; loops <= cores; loops *= 2) {
            all.add(new LoopsScenario(loops, Servers.onLoops(loops, programs, missing), programs, pace));
        }
        all.add(StartScenario.of(programs, results, missing));
        all.addAll(Micros.all(programs, pace, missing));
        return all;
    }
}
