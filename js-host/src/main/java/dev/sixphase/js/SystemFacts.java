package dev.sixphase.js;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * What the system tells of this process: on Linux by {@code /proc/self}, elsewhere what the JVM knows.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>
 */
final class SystemFacts {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final long BYTES_PER_KIB = 1024;
    /** Where the fields {@code utime} and {@code stime} are, and what they count: USER_HZ is 100. */
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final long NANOS_PER_TICK = 10_000_000;

    private SystemFacts() {
    }

    /** {@return the memory that the process occupies; where nobody tells, the JVM's heap} */
    static long residentBytes() {
        final String[] words = status("VmRSS");
        return words.length > 0 ? Long.parseLong(words[0]) * BYTES_PER_KIB
            : Runtime.getRuntime().totalMemory();
    }

    /** {@return the CPU time that the process has spent in all, and outside of the kernel} */
    static ProxyArray cpuNanos() {
        try {
            final String stat = Files.readString(STAT, StandardCharsets.ISO_8859_1);
            // Behind the name of the process, which may hold anything but ends with the last parenthesis.
            final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            final long user = Long.parseLong(fields[USER_TICKS]) * NANOS_PER_TICK;
            final long system = Long.parseLong(fields[SYSTEM_TICKS]) * NANOS_PER_TICK;
            return ProxyArray.fromArray(user + system, user);
        } catch (final IOException notLinux) {
            final long total = ProcessHandle.current().info().totalCpuDuration()
                .map(Duration::toNanos).orElse(0L);
            return ProxyArray.fromArray(total, total);
        }
    }

    /** {@return the effective user and group, and all groups; -1 where the system has none} */
    static ProxyObject credentials() {
        final String[] users = status("Uid");
        final String[] groups = status("Gid");
        return ProxyObject.fromMap(Map.of("user", users.length > 1 ? Integer.parseInt(users[1]) : -1,
            "group", groups.length > 1 ? Integer.parseInt(groups[1]) : -1,
            "groups", ProxyArray.fromArray(Arrays.stream(status("Groups")).map(Integer::valueOf).toArray())));
    }

    /** {@return the words behind a name in the status of this process; none if it does not say} */
    private static String[] status(final String name) {
        try {
            // Read as Latin-1: a process may have a name that is no UTF-8.
            return Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).trim()).filter(text -> !text.isEmpty())
                .findFirst().map(text -> text.split("\\s+")).orElse(new String[0]);
        } catch (final IOException notLinux) {
            return new String[0];
        }
    }
}
