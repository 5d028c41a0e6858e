package dev.sixphase.benchmarks.run;

import java.util.List;

/**
 * A server to measure.
 *
 * @param name what tables call it
 * @param command starts it; it says {@code listening on PORT} and ends with its input
 * @param isOurs whether it is Sixphase
 */
record Peer(String name, List<String> command, boolean isOurs) { }
