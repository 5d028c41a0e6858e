package dev.sixphase.js;

import dev.sixphase.api.LoopClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graalvm.polyglot.proxy.ProxyArray;

/** What {@code process} tells of the machine and of the command line. */
final class ProcessBinding {
    private final LoopClock clock;
    private final Path file;
    private final List<String> options;
    private final List<String> arguments;

    ProcessBinding(final LoopClock clock, final Path file, final List<String> options,
        final List<String> arguments) {

        this.clock = clock;
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
            .value("parentPid", ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L))
            .value("platform", platform())
            .value("arch", architecture())
            .function("environment", a -> environment())
            .function("cwd", a -> Path.of("").toAbsolutePath().toString())
            .value("startNanos", clock.nanoTime())
            .function("nanoTime", a -> clock.nanoTime())
            .function("memory", a -> memory())
            .function("residentBytes", a -> SystemFacts.residentBytes())
            .function("cpuNanos", a -> SystemFacts.cpuNanos())
            .function("credentials", a -> SystemFacts.credentials())
            .action("collectGarbage", a -> System.gc());
    }

    private static ProxyArray array(final List<String> texts) {
        return ProxyArray.fromArray(texts.toArray());
    }

    private static ProxyArray environment() {
        return ProxyArray.fromArray(System.getenv().entrySet().stream()
            .flatMap(variable -> List.of(variable.getKey(), variable.getValue()).stream()).toArray());
    }

    private static ProxyArray memory() {
        final Runtime runtime = Runtime.getRuntime();
        return ProxyArray.fromArray(runtime.totalMemory(), runtime.totalMemory() - runtime.freeMemory(),
            runtime.maxMemory());
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
