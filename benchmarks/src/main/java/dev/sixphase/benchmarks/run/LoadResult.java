package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the load generator says of a round.
 *
 * @param messages how many went there and back
 * @param nanos how long it measured
 * @param cpuNanos the processor time of the server, all threads together
 * @param userShare which part of it was in user space, from 0 to 1, as sampled by the kernel;
 *     no number if it never looked
 * @param p50Nanos the median round trip
 * @param p99Nanos 99 of 100 were no longer
 * @param p999Nanos 999 of 1,000 were no longer
 */
record LoadResult(double messages, double nanos, double cpuNanos, double userShare, double p50Nanos,
    double p99Nanos, double p999Nanos) {

    static LoadResult parse(final String line) throws IOException {
        final double messages = number(line, "messages");
        final double user = number(line, "userTicks");
        final double ticks = user + number(line, "systemTicks");
        if (messages == 0) {
            throw new IOException("the server answered nothing: " + line);
        }
        return new LoadResult(messages, number(line, "nanos"), number(line, "cpuNanos"), user / ticks,
            number(line, "p50Nanos"), number(line, "p99Nanos"), number(line, "p999Nanos"));
    }

    private static double number(final String line, final String name) throws IOException {
        final Matcher found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(line);
        if (!found.find()) {
            throw new IOException("the load generator did not say " + name + ": " + line);
        }
        return Double.parseDouble(found.group(1));
    }

    double cpuNanosPerMessage() {
        return cpuNanos / messages;
    }

    double userNanosPerMessage() {
        return cpuNanosPerMessage() * userShare;
    }

    double messagesPerSecond() {
        return messages / nanos * 1e9;
    }
}
