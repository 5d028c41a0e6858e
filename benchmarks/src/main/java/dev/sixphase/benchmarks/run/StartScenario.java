package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A process from its start to a timer of no milliseconds and its end. The yardstick is an empty program on
 * the JVM.
 */
record StartScenario(List<Peer> peers, Programs programs) implements Scenario {
    private static final String PACKAGE = "dev.sixphase.benchmarks.start.";
    private static final String USE_ARCHIVE = "-XX:SharedArchiveFile=";

    /** It is over in no time, and each start is another one. */
    private static final int STARTS_IN_A_ROUND = 5;

    /** Ours with an archive of the classes that a start needs, in this folder, and without. */
    static StartScenario of(final Programs programs, final Path folder, final Consumer<String> missing) {
        final Programs ours = programs.withJars(List.of("runtime-", "poller-", "threadpool"));
        final List<String> onEpoll = List.of("-Dsixphase.poller=epoll");
        final List<String> archived = List.of("-Dsixphase.poller=epoll",
            USE_ARCHIVE + folder.resolve("start.jsa"), "-Xlog:disable", "-Xlog:all=error:stderr");
        final List<String> onNio = List.of("-Dsixphase.poller=nio");
        return new StartScenario(new Peers(programs, missing)
            .add("empty main", programs.withJars(List.of()).java(List.of(), PACKAGE + "EmptyStart"))
            .add("Sixphase epoll", ours.java(onEpoll, PACKAGE + "SixphaseStart"))
            .add("Sixphase archive", ours.java(archived, PACKAGE + "SixphaseStart"))
            .add("Sixphase nio", ours.java(onNio, PACKAGE + "SixphaseStart"))
            .add("Netty nio", programs.withJars(List.of("netty")).java(List.of(), PACKAGE + "NettyStart"))
            .add("ActiveJ", programs.withJars(List.of("activej", "slf4j"))
                .java(List.of(), PACKAGE + "ActivejStart"))
            .addNode("start.js")
            .addC("C epoll", "start_epoll")
            .addC("libuv", "start_libuv")
            .list(), programs);
    }

    @Override
    public String label() {
        return "start-up";
    }

    @Override
    public String title() {
        return "A process with a timer of 0 ms, from start to end";
    }

    @Override
    public List<Figure> figures() {
        return List.of(
            new Figure("wallNanos", "time", "ms", 1e6, true),
            new Figure("cpuNanos", "processor time", "ms", 1e6, true));
    }

    @Override
    public int rounds(final int asked) {
        return STARTS_IN_A_ROUND * asked;
    }

    @Override
    public Trial start(final Peer peer) throws IOException {
        for (final String word : peer.command()) {
            if (word.startsWith(USE_ARCHIVE)) {
                makeArchive(peer.command(), word);
            }
        }
        time(peer.command());
        return () -> time(peer.command());
    }

    /** In two steps, as {@code ./sixphase} does: what classes a start needs, and the archive of them. */
    private void makeArchive(final List<String> command, final String useArchive) throws IOException {
        final Path archive = Path.of(useArchive.substring(USE_ARCHIVE.length()));
        final Path list = archive.resolveSibling("start.classes");
        Files.deleteIfExists(archive);
        final int at = command.indexOf(useArchive);
        final List<String> listing = new ArrayList<>(command);
        listing.set(at, "-XX:DumpLoadedClassList=" + list);
        time(listing);
        final List<String> dumping = new ArrayList<>(command);
        dumping.addAll(at, List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list));
        time(dumping);
    }

    private Map<String, Double> time(final List<String> command) throws IOException {
        return programs.run(Programs.joined(programs.c("start_time"), command));
    }
}
