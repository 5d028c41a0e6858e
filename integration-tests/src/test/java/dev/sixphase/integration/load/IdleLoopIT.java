package dev.sixphase.integration.load;

import dev.sixphase.api.EventLoop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class IdleLoopIT {
    private static final Path THREADS = Path.of("/proc/self/task");

    /** How often a thread ran, and for how long, and how often its loop went round. */
    private record Activity(long iterations, long cpuNanos, List<String> switches) { }

    // users 15
    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void aLoopThatWaitsForAConnectionAndAnHourDoesNothing(final String poller) throws Exception {
        try (LoopThread idle = LoopThread.start(poller)) {
            idle.listen(stream -> { });
            idle.call(() -> idle.loop().setTimeout(() -> { }, TimeUnit.HOURS.toMillis(1)));
            letTimePass();
            final Activity before = activityOf(idle);

            letTimePass();

            final Activity after = activityOf(idle);
            assertTrue(before.iterations() > 0);
            assertEquals(before, after);
        }
    }

    /** Not by a sleep but by another loop, which waits for its own timers meanwhile. */
    private static void letTimePass() {
        try (EventLoop busy = EventLoop.builder().build()) {
            busy.run(() -> busy.setTimeout(() -> { }, 300));
        }
    }

    private static Activity activityOf(final LoopThread idle) throws IOException {
        return new Activity(idle.loop().metrics().iterations(),
            ManagementFactory.getThreadMXBean().getThreadCpuTime(idle.thread().getId()),
            switchesOf(idle.thread().getName()));
    }

    /** How often the kernel has let the thread run, where it says so. */
    private static List<String> switchesOf(final String threadName) throws IOException {
        if (!Files.isDirectory(THREADS)) {
            return List.of();
        }
        try (Stream<Path> threads = Files.list(THREADS)) {
            for (final Path thread : threads.toList()) {
                if (Files.readString(thread.resolve("comm")).strip().equals(threadName)) {
                    return Files.readAllLines(thread.resolve("status")).stream()
                        .filter(line -> line.contains("ctxt_switches")).toList();
                }
            }
        }
        throw new AssertionError("no thread " + threadName + " in " + THREADS);
    }
}
