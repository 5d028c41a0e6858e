package dev.sixphase.benchmarks.run;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects who can be measured on this machine, the yardstick first; and says who cannot, and why. */
final class Peers {
    private final Programs programs;
    private final Consumer<String> missing;
    private final List<Peer> list = new ArrayList<>();

    /** Where programs are; what is missing goes to the consumer. */
    Peers(final Programs programs, final Consumer<String> missing) {
        this.programs = programs;
        this.missing = missing;
    }

    List<Peer> list() {
        return List.copyOf(list);
    }

    Peers add(final String name, final List<String> command) {
        list.add(new Peer(name, command, name.startsWith("Sixphase")));
        return this;
    }

    /** A program in C that needs nothing but a compiler, or libuv, by its name. */
    Peers addC(final String name, final String program, final Object... arguments) {
        if (Files.isExecutable(programs.natives().resolve(program))) {
            return add(name, programs.c(program, arguments));
        }
        missing.accept(name + ": there is no " + program + " in " + programs.natives() + "; it needs "
            + (name.startsWith("libuv") ? "libuv's headers (Debian: libuv1-dev)" : "CMake and a C compiler"));
        return this;
    }

    /** The same program, and beside it a thread that sleeps: a JVM has many, and the kernel treats it so. */
    Peers addCOfTwoThreads(final String name, final String program) {
        return addC(name + ", 2 threads", program + "_2");
    }

    Peers addNode(final String script) {
        if (Programs.isOnPath("node")) {
            return add("Node", List.of("node", "--expose-gc", programs.scripts().resolve(script).toString()));
        }
        missing.accept("Node: there is no node on the PATH");
        return this;
    }

    Peers addJava(final String name, final String main, final String... arguments) {
        return add(name, programs.java(List.of(), main, arguments));
    }

    /** Sixphase on this poller. */
    Peers addOurs(final String poller, final String main, final String... arguments) {
        return add("Sixphase " + poller,
            programs.java(List.of("-Dsixphase.poller=" + poller), main, arguments));
    }
}
