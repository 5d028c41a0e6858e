package dev.sixphase.integration.load;

import dev.sixphase.examples.Main;
import dev.sixphase.integration.JavaRun;
import dev.sixphase.integration.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the kernel is asked for in the steady state, as {@code scripts/echo-syscalls.sh} counts it. */
@Timeout(120)
class SystemCallsIT {
    private static final int MESSAGES = 5_000;
    /** For what the JVM does of its own accord: it compiles, and loads a class late. */
    private static final int SLACK = 250;
    private static final Pattern ROW = Pattern.compile("(?m)^(\\w+) +(\\d+) ");

    @ParameterizedTest
    @CsvSource({"nio, 1", "nio, 50", "epoll, 1", "epoll, 50"})
    void aMessageCostsOneReadAndOneWriteAndABatchOneWait(final String poller, final int connections,
        final TestReporter reporter) throws Exception {

        LoopThread.assumeAvailable(poller);
        assumeStrace();
        final List<String> command = new ArrayList<>(List.of(
            Project.ROOT.resolve("scripts").resolve("echo-syscalls.sh").toString(), "-p", poller,
            "-c", Integer.toString(connections), "-m", Integer.toString(MESSAGES)));
        command.addAll(JavaRun.commandOf(Main.class));

        final JavaRun run = JavaRun.of(command);

        assertEquals(0, run.exitCode(), run::toString);
        reporter.publishEntry("calls", run.output());
        final Map<String, Integer> times = ROW.matcher(run.output()).results()
            .collect(Collectors.toMap(row -> row.group(1), SystemCallsIT::number));
        assertEquals(MESSAGES, times.get("message"), run::toString);
        assertTrue(times.get("read") <= MESSAGES + SLACK, run::toString);
        assertTrue(times.get("write") <= MESSAGES + SLACK, run::toString);
        assertTrue(times.get("epoll_wait") <= times.get("batch") + SLACK, run::toString);
        assertTrue(times.get("epoll_ctl") + times.get("futex") + times.get("other") <= SLACK, run::toString);
    }

    private static int number(final MatchResult row) {
        return Integer.parseInt(row.group(2));
    }

    private static void assumeStrace() throws Exception {
        try {
            final JavaRun run = JavaRun.of(List.of("strace", "-o", "/dev/null", "true"));
            assumeTrue(run.exitCode() == 0, () -> "skipped: strace does not work here: " + run.errors());
        } catch (final IOException failure) {
            assumeTrue(false, "skipped: strace is not installed: " + failure.getMessage());
        }
    }
}
