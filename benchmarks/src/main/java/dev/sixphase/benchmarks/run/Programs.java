package dev.sixphase.benchmarks.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Programs of the system, and the cores that they run on. */
final class Programs {
    private Programs() { }

    static boolean isOnPath(final String name) {
        return Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(System.getenv("PATH"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** The command on one core, where that can be had; else as it is. */
    static List<String> pinned(final int core, final List<String> command) {
        if (!isOnPath("taskset") || Runtime.getRuntime().availableProcessors() < 2) {
            return command;
        }
        final List<String> result = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        result.addAll(command);
        return result;
    }
}
