package dev.sixphase.benchmarks.run;

import java.util.List;
import java.util.function.Consumer;

/** The echo servers. Each says {@code listening on PORT}, and ends with its input. */
final class Servers {
    private static final String ECHO = "dev.sixphase.benchmarks.echo.";

    private Servers() { }

    /** All that this machine can run, on one thread each; the yardstick is a loop in C. */
    static List<Peer> all(final Programs programs, final Consumer<String> missing) {
        final Peers peers = new Peers(programs, missing).addC("C epoll", "echo_epoll");
        addAllButC(peers);
        return peers.list();
    }

    /** The same, and the yardstick beside a second thread, where its calls are no others but take longer. */
    static List<Peer> toBeTimed(final Programs programs, final Consumer<String> missing) {
        final Peers peers = new Peers(programs, missing)
            .addC("C epoll", "echo_epoll")
            .addCOfTwoThreads("C epoll", "echo_epoll");
        addAllButC(peers);
        return peers.list();
    }

    /**
     * Those that say how much memory is in use, when their input has a line. The loop in C keeps nothing of
     * an idle connection, so there is nothing that a ratio could be of.
     */
    static List<Peer> thatTellTheirMemory(final Programs programs, final Consumer<String> missing) {
        final Peers peers = new Peers(programs, missing);
        addAllButC(peers);
        return peers.list();
    }

    /** Those that can have several event loops. */
    static List<Peer> onLoops(final int loops, final Programs programs, final Consumer<String> missing) {
        final String count = Integer.toString(loops);
        return new Peers(programs, missing)
            .addC("C epoll", "echo_epoll", 0, loops)
            .addOurs("epoll", ECHO + "SixphaseGroupEcho", count)
            .addOurs("nio", ECHO + "SixphaseGroupEcho", count)
            .addJava("Netty epoll", ECHO + "NettyEcho", "epoll", count)
            .addJava("Netty nio", ECHO + "NettyEcho", "nio", count)
            .list();
    }

    private static void addAllButC(final Peers peers) {
        peers.addC("libuv", "echo_libuv")
            .addOurs("epoll", ECHO + "SixphaseEcho")
            .addOurs("nio", ECHO + "SixphaseEcho")
            .addOurs("io_uring", ECHO + "SixphaseEcho")
            .addJava("JDK Selector", ECHO + "SelectorEcho");
        for (final String transport : List.of("epoll", "nio", "io_uring")) {
            peers.addJava("Netty " + transport, ECHO + "NettyEcho", transport);
        }
        peers.addJava("ActiveJ", ECHO + "ActivejEcho").addNode("echo.js");
    }
}
