package dev.sixphase.benchmarks.run;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MicrosTest {
    @TempDir
    private Path folder;

    private final List<String> missing = new ArrayList<>();

    private Programs programs() {
        return new Programs(folder, Path.of("src/main/scripts"), System.getProperty("java.class.path"),
            folder.resolve("complaints.txt").toFile());
    }

    @Test
    void eachBenchmarkBelongsToAFigureAndIsRunByIt() {
        final Set<String> ofJmh = BenchmarkList.defaultList().getAll(
            OutputFormatFactory.createFormatInstance(new PrintStream(OutputStream.nullOutputStream()),
                VerboseMode.SILENT), List.of()).stream()
            .map(BenchmarkListEntry::getUsername)
            .collect(Collectors.toCollection(TreeSet::new));

        final Set<String> ofScenarios = Micros.all(programs(), Pace.QUICK, missing::add).stream()
            .flatMap(scenario -> scenario.peers().stream())
            .filter(peer -> peer.command().contains(JmhRound.class.getName()))
            .map(peer -> peer.command().get(peer.command().indexOf(JmhRound.class.getName()) + 2))
            .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(ofJmh, ofScenarios);
    }

    @Test
    void twinsThatWereNotBuiltAreSaid() throws IOException {
        Files.createFile(folder.resolve("micro_poll")).toFile().setExecutable(true);

        final Map<String, List<String>> peers = Micros.all(programs(), Pace.QUICK, missing::add).stream()
            .collect(Collectors.toMap(Scenario::label,
                scenario -> scenario.peers().stream().map(Peer::name).toList()));

        assertEquals(List.of("C epoll", "Sixphase epoll", "Sixphase nio", "JDK selector"),
            peers.get("poll-64"));
        assertTrue(missing.stream().anyMatch(line -> line.startsWith("libuv: there is no micro_timers")),
            missing.toString());
    }

    @ParameterizedTest
    @CsvSource({"sixphase, Sixphase", "sixphaseEpoll, Sixphase epoll", "jdkFileChannel, JDK file channel",
        "activej, ActiveJ"})
    void aMethodIsNamedLikeItsPeer(final String method, final String peer) {
        assertEquals(peer, Micros.name(method));
    }

    @Test
    void aMethodOfNobodyIsRefused() {
        assertThrows(IllegalStateException.class, () -> Micros.name("nobodyEpoll"));
    }

    @Test
    void numbersAreReadFromLinesAndOthersMeanNothing() {
        assertEquals(Map.of("timer_start", 87.5, "bytes", 1.2e-7),
            Programs.numbers("# a word\ntimer_start 87.5\nbytes 1.2E-7\ntimer stopped\n"));
    }

    @Test
    void aClassPathCanBeNarrowedToSomeJars() {
        final Programs all = new Programs(folder, folder, String.join(File.pathSeparator,
            "target/benchmarks.jar", "m2/netty-common.jar", "m2/guava.jar", "netty/slf4j.jar"), null);

        assertEquals(String.join(File.pathSeparator, "target/benchmarks.jar", "m2/netty-common.jar"),
            all.withJars(List.of("netty")).classPath());
    }

    @Test
    void aProgramThatFailsOrSaysNothingIsAnErrorThatNamesIt() {
        final Programs programs = programs();
        final File complaints = programs.complaints();

        final IOException failed = assertThrows(IOException.class,
            () -> programs.run(List.of("sh", "-c", "echo figure 1; exit 3")));
        assertTrue(failed.getMessage().contains("sh ended with status 3")
            && failed.getMessage().contains(complaints.toString()), failed.getMessage());
        assertThrows(IOException.class, () -> programs.run(List.of("true")));
        assertThrows(IOException.class, () -> programs.run(List.of(folder.resolve("nobody").toString())));
    }

    @Test
    void aProgramThatSpeaksOfAnotherFigureIsNoResult() {
        final Peer peer = new Peer("libuv", List.of("echo", "timer_start 5"), false);
        final MicroScenario scenario = new MicroScenario("timer_run", "", List.of(peer), programs());

        final IOException refusal = assertThrows(IOException.class, () -> scenario.start(peer).measure());

        assertTrue(refusal.getMessage().contains("timer_run"), refusal.getMessage());
    }
}
