package dev.sixphase.benchmarks.run;

import java.util.List;

/**
 * A load on an echo server.
 *
 * @param connections how many there are
 * @param messageBytes the length of each message
 * @param inFlight how many messages each connection has under way
 */
record EchoScenario(int connections, int messageBytes, int inFlight) {
    static final List<EchoScenario> ALL = List.of(
        new EchoScenario(1, 64, 1),
        new EchoScenario(64, 64, 1),
        new EchoScenario(1000, 64, 1),
        new EchoScenario(64, 64, 16),
        new EchoScenario(16, 64 * 1024, 1));

    /** As one would say it: {@code 64x64B}, {@code 64x64Bx16}, {@code 16x64KiB}. */
    String label() {
        final String size = messageBytes % 1024 == 0 ? messageBytes / 1024 + "KiB" : messageBytes + "B";
        return connections + "x" + size + (inFlight == 1 ? "" : "x" + inFlight);
    }
}
