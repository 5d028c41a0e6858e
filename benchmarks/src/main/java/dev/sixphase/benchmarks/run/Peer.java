package dev.sixphase.benchmarks.run;

import java.util.List;

/**
 * A program to measure.
 *
 * @param name what tables call it
 * @param command starts it
 * @param isOurs whether it is Sixphase
 */
record Peer(String name, List<String> command, boolean isOurs) { }
