package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A load on an echo server.
 *
 * @param connections how many there are
 * @param messageBytes the length of each message
 * @param inFlight how many messages each connection has under way
 */
record Load(int connections, int messageBytes, int inFlight) {
    /** As one would say it: {@code 64x64B}, {@code 64x64Bx16}, {@code 16x64KiB}. */
    String label() {
        final String size = messageBytes % 1024 == 0 ? messageBytes / 1024 + "KiB" : messageBytes + "B";
        return connections + "x" + size + (inFlight == 1 ? "" : "x" + inFlight);
    }

    /** What drives a server like this: first for a while that does not count, then for one that does. */
    List<String> command(final Programs programs, final ServerProcess server, final int settleMillis,
        final int measureMillis) {

        return programs.c("echo_load", server.port(), server.pid(), connections, messageBytes, inFlight,
            settleMillis, measureMillis);
    }

    /** Drives a server until its JVM has compiled what it runs. */
    void warmUp(final Programs programs, final ServerProcess server, final Pace pace) throws IOException {
        programs.run(Programs.pinned(1, command(programs, server, pace.warmUpMillis(), 1)));
    }

    /** What the generator says of a round. */
    Map<String, Double> run(final Programs programs, final ServerProcess server, final Pace pace)
        throws IOException {

        return programs.run(Programs.pinned(1,
            command(programs, server, pace.settleMillis(), pace.measureMillis())));
    }
}
