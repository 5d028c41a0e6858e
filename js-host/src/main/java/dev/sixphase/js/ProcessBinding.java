package dev.sixphase.js;

import dev.sixphase.api.LoopClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graalvm.polyglot.proxy.ProxyArray;

/** What {@code process} tells of the machine and of the command line. */
final class ProcessBinding {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path file;
    private final List<String> options;
    private final List<String> arguments;

    ProcessBinding(final Path file, final List<String> options, final List<String> arguments) {
        this.file = file;
        this.options = options;
        this.arguments = arguments;
    }

    Binding binding() {
        return new Binding("process")
            .value("file", file.toString())
            .value("execArgv", array(options))
            .value("argv", array(arguments))
            .value("execPath", ProcessHandle.current().info().command().orElse("java"))
            .value("pid", ProcessHandle.current().pid())
            .value("platform", platform())
            .value("arch", architecture())
            .function("environment", a -> environment())
            .function("user", a -> LibcNative.getuid())
            .function("effectiveUser", a -> LibcNative.geteuid())
            .function("group", a -> LibcNative.getgid())
            .function("effectiveGroup", a -> LibcNative.getegid())
            .function("cwd", a -> Path.of("").toAbsolutePath().toString())
            .value("startNanos", LoopClock.SYSTEM.nanoTime())
            .value("startMillis", startMillis())
            .function("nanoTime", a -> LoopClock.SYSTEM.nanoTime())
            .function("memory", a -> memory())
            .action("collectGarbage", a -> System.gc());
    }

    private static ProxyArray array(final List<String> texts) {
        return ProxyArray.fromArray(texts.toArray());
    }

    private static ProxyArray environment() {
        return ProxyArray.fromArray(System.getenv().entrySet().stream()
            .flatMap(variable -> List.of(variable.getKey(), variable.getValue()).stream()).toArray());
    }

    private static double startMillis() {
        final Instant now = Instant.now();
        return now.getEpochSecond() * MILLIS_PER_SECOND + now.getNano() / NANOS_PER_MILLI;
    }

    private static ProxyArray memory() {
        final Runtime runtime = Runtime.getRuntime();
        return ProxyArray.fromArray(runtime.totalMemory(), runtime.totalMemory() - runtime.freeMemory());
    }

    private static String platform() {
        final String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return "win32";
        }
        return name.contains("mac") ? "darwin" : name;
    }

    private static String architecture() {
        final String name = System.getProperty("os.arch");
        return Map.of("amd64", "x64", "x86_64", "x64", "aarch64", "arm64").getOrDefault(name, name);
    }
}
