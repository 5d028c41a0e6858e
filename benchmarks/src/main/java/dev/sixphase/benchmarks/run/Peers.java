package dev.sixphase.benchmarks.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The servers that this machine can run. */
final class Peers {
    private static final String ECHO = "dev.sixphase.benchmarks.echo.";

    private final Path natives;
    private final Path scripts;
    private final String classPath;

    /** The folder of the programs that CMake built, that of scripts for Node, and what JVMs are to load. */
    Peers(final Path natives, final Path scripts, final String classPath) {
        this.natives = natives;
        this.scripts = scripts;
        this.classPath = classPath;
    }

    /** All of them, the yardstick first; what is missing goes to the consumer. */
    List<Peer> available(final Consumer<String> missing) {
        final List<Peer> peers = new ArrayList<>();
        addNative(peers, "C epoll", "echo_epoll", "CMake and a C compiler", missing);
        addNative(peers, "libuv", "echo_libuv", "libuv's headers (Debian: libuv1-dev)", missing);
        peers.add(ours("epoll"));
        peers.add(ours("nio"));
        peers.add(ours("io_uring"));
        peers.add(new Peer("JDK Selector", java(Map.of(), ECHO + "SelectorEcho"), false));
        for (final String transport : List.of("epoll", "nio", "io_uring")) {
            peers.add(new Peer("Netty " + transport, java(Map.of(), ECHO + "NettyEcho", transport), false));
        }
        peers.add(new Peer("ActiveJ", java(Map.of(), ECHO + "ActivejEcho"), false));
        if (Programs.isOnPath("node")) {
            peers.add(new Peer("Node", List.of("node", scripts.resolve("echo.js").toString()), false));
        } else {
            missing.accept("Node: there is no node on the PATH");
        }
        return peers;
    }

    private void addNative(final List<Peer> peers, final String name, final String program,
        final String needs, final Consumer<String> missing) {

        final Path file = natives.resolve(program);
        if (Files.isExecutable(file)) {
            peers.add(new Peer(name, List.of(file.toString()), false));
        } else {
            missing.accept(name + ": there is no " + file + "; it needs " + needs);
        }
    }

    private Peer ours(final String poller) {
        return new Peer("Sixphase " + poller, java(Map.of("sixphase.poller", poller), ECHO + "SixphaseEcho"),
            true);
    }

    private List<String> java(final Map<String, String> properties, final String main, final String... more) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(more));
        return command;
    }
}
