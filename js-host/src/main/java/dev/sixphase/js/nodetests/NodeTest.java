package dev.sixphase.js.nodetests;

import dev.sixphase.api.LoopClock;
import dev.sixphase.js.JsHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of Node's tests: a program that ends with exit code 0 if all is well. */
final class NodeTest {
    private static final Pattern FLAGS = Pattern.compile("^// Flags:(.*)$", Pattern.MULTILINE);
    private static final Pattern SKIPPED = Pattern.compile("^1\\.\\.0 # Skipped: (.*)$", Pattern.MULTILINE);
    private static final Pattern ERROR = Pattern.compile(
        "^(\\w*Error( \\[\\w+\\])?: .*|.* was to be called .*|\\w*Error \\{.*)$", Pattern.MULTILINE);

    private final Path file;
    private final String text;

    NodeTest(final Path file) throws IOException {
        this.file = file;
        text = java.nio.file.Files.readString(file);
    }

    Verdict run(final JsHost host, final Duration limit) {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final long startNanos = LoopClock.SYSTEM.nanoTime();
        final String ending = end(host, limit, printed);
        final Duration took = Duration.ofNanos(LoopClock.SYSTEM.nanoTime() - startNanos);
        final String output = printed.toString(StandardCharsets.UTF_8);
        final Matcher skipped = SKIPPED.matcher(output);
        if (!ending.isEmpty()) {
            return new Verdict(Verdict.Outcome.FAILED, ending + reason(output), output, took);
        }
        return skipped.find() ? new Verdict(Verdict.Outcome.SKIPPED, skipped.group(1), output, took)
            : new Verdict(Verdict.Outcome.PASSED, "", output, took);
    }

    /** {@return how it ended, or nothing if well} */
    private String end(final JsHost host, final Duration limit, final ByteArrayOutputStream printed) {
        try {
            final int exitCode = host.runWithin(limit, file, flags(), printed, printed);
            if (exitCode == JsHost.EXIT_TIMED_OUT) {
                return "not done within " + limit.toSeconds() + " s";
            }
            return exitCode == 0 ? "" : "exit code " + exitCode;
        } catch (final RuntimeException | StackOverflowError fault) {
            return "the host failed: " + fault;
        }
    }

    private List<String> flags() {
        final Matcher matcher = FLAGS.matcher(text);
        return matcher.results().flatMap(line -> Arrays.stream(line.group(1).trim().split("\\s+"))).toList();
    }

    private static String reason(final String output) {
        final Matcher error = ERROR.matcher(output);
        if (error.find()) {
            return ": " + error.group(1);
        }
        final String[] lines = output.strip().split("\n");
        return lines[0].isEmpty() ? "" : ": " + lines[lines.length - 1];
    }
}
