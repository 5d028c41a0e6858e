package dev.sixphase.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code strace -c} of a process that runs, until it is told to end. */
final class Strace {
    private final Process process;

    private Strace(final Process process) {
        this.process = process;
    }

    /** Counts what the process calls from here on; the counts go to the file at the end. */
    static Strace attach(final long pid, final Path counts) throws IOException {
        final Process process = new ProcessBuilder("strace", "-c", "-f", "-U", "name,calls", "-o",
            counts.toString(), "-p", Long.toString(pid)).start();
        // Not closed: it says more when it goes.
        final BufferedReader complaints =
            new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        final String line = complaints.readLine();
        if (line == null || !line.contains("attached")) {
            process.destroyForcibly();
            throw new IOException("strace cannot watch process " + pid + ": " + line);
        }
        return new Strace(process);
    }

    /** The lines of {@code -U name,calls}, in calls a message. */
    static Map<String, Double> perMessage(final List<String> lines, final double messages)
        throws IOException {

        final Map<String, Double> result = new TreeMap<>(Map.of(
            "calls", 0.0, "receive", 0.0, "send", 0.0, "wait", 0.0, "epoll_ctl", 0.0, "other", 0.0));
        Programs.numbers(String.join("\n", lines)).forEach((name, calls) -> {
            if (!name.equals("total")) {
                result.merge("calls", calls / messages, Double::sum);
                result.merge(kind(name), calls / messages, Double::sum);
            }
        });
        if (result.get("calls") == 0) {
            throw new IOException("strace has counted no call: " + lines);
        }
        return result;
    }

    private static String kind(final String call) {
        return switch (call) {
            case "read", "readv", "recvfrom", "recvmsg", "recvmmsg" -> "receive";
            case "write", "writev", "sendto", "sendmsg", "sendmmsg" -> "send";
            case "epoll_wait", "epoll_pwait", "epoll_pwait2", "poll", "io_uring_enter" -> "wait";
            case "epoll_ctl" -> call;
            default -> "other";
        };
    }

    void end() {
        process.destroy();
        try {
            process.waitFor();
        } catch (final InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
