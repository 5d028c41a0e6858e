import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Builds the native libraries into the classes folder, and runs their tests. Maven starts it from this
 * source, on any system with a JDK:
 *
 * <pre>
 * java NativeBuild.java BASEDIR build host   for this machine, and for others that a compiler is here for
 * java NativeBuild.java BASEDIR build zig    for every platform, with a zig that zig.sh fetches
 * java NativeBuild.java BASEDIR test host|zig [PLATFORM...]
 *     the tests of what was built. Of another machine's only what it is made of is read, unless its platform
 *     is named: then its tests run in an emulator
 * </pre>
 *
 * <p>Of {@code host}, where a tool is missing it says so in one line and succeeds: the jar then holds the
 * reason, and the backend gives it when asked. A failure to compile fails the build, and so does whatever is
 * missing for {@code zig}, because that was asked for.
 */
final class NativeBuild {
    /** What the jar holds libraries for, with zig's names of them. */
    private static final Map<String, String> ZIG_TARGETS = Map.of(
        "linux-x86_64", "x86_64-linux-gnu.2.17",
        "linux-aarch64", "aarch64-linux-gnu.2.17",
        "windows-x86_64", "x86_64-windows-gnu",
        "macos-x86_64", "x86_64-macos.11.0",
        "macos-aarch64", "aarch64-macos.11.0");

    /** As CMakeLists.txt has them. */
    private static final List<String> SYSTEMS =
        List.of("linux", "windows", "macos", "freebsd", "openbsd", "dragonfly");

    /** The compilers of the toolchain files, which Debian has packages of. */
    private static final Map<String, String> CROSS_COMPILERS = Map.of(
        "linux-x86_64", "x86_64-linux-gnu-gcc",
        "linux-aarch64", "aarch64-linux-gnu-gcc",
        "windows-x86_64", "x86_64-w64-mingw32-gcc");

    private final Path sources;
    private final Path builds;
    private final Path resources;
    private final boolean isZig;
    private final String host = hostPlatform();

    private NativeBuild(final Path basedir, final boolean isZig) {
        sources = basedir.resolve("src/main/native");
        builds = basedir.resolve(isZig ? "target/native/zig" : "target/native");
        resources = basedir.resolve("target/classes/META-INF/native");
        this.isZig = isZig;
    }

    public static void main(final String[] arguments) throws InterruptedException {
        try {
            run(arguments);
        } catch (final IllegalStateException | IOException e) {
            System.err.println("sixphase: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(final String[] arguments) throws IOException, InterruptedException {
        final Path basedir = Path.of(arguments[0]).toAbsolutePath();
        final NativeBuild build = new NativeBuild(basedir, arguments[2].equals("zig"));
        switch (arguments[1]) {
            case "build" -> build.build();
            case "test" -> build.test(List.of(arguments).subList(3, arguments.length));
            default -> throw new IllegalArgumentException("build or test, not " + arguments[1]);
        }
    }

    private void build() throws IOException, InterruptedException {
        Files.createDirectories(builds);
        Files.createDirectories(resources);
        final List<String> report = new ArrayList<>();
        for (final String platform : packedPlatforms()) {
            final String reason = isZig ? buildByZig(platform) : buildByHost(platform);
            pack(platform, reason == null);
            report.add(platform + "=" + (reason == null ? "built" : "not built: " + reason));
            if (reason != null && (isZig || platform.equals(host))) {
                System.out.println("sixphase: the native library for " + platform + " is not built: " + reason
                    + ". The build goes on; without its library a backend says so.");
            }
        }
        writeIfChanged(resources.resolve("built.properties"), String.join("\n", report) + "\n");
    }

    /** In the order of the report. */
    private List<String> packedPlatforms() {
        return Stream.concat(Stream.of(host), ZIG_TARGETS.keySet().stream()).distinct().sorted().toList();
    }

    /** Null, or why there is no library. */
    private String buildByHost(final String platform) throws IOException, InterruptedException {
        final boolean isHost = platform.equals(host);
        final Path toolchain = sources.resolve("toolchain-" + platform + ".cmake");
        if (!isHost && !Files.exists(toolchain)) {
            return "it takes the profile cross, or such a machine";
        }
        final String reason = missing(platform, isHost ? hostCompiler() : CROSS_COMPILERS.get(platform));
        if (reason == null) {
            final List<String> options = new ArrayList<>();
            if (!isHost) {
                options.add("-DCMAKE_TOOLCHAIN_FILE=" + toolchain);
            }
            if (isWindows() && System.getenv("CMAKE_GENERATOR") == null) {
                // Not Visual Studio, which CMake would take; the sources are for GCC and Clang.
                options.add("-G" + (find("ninja") ? "Ninja" : "MinGW Makefiles"));
            }
            compile(platform, options);
        }
        return reason;
    }

    private String buildByZig(final String platform) throws IOException, InterruptedException {
        final String target = ZIG_TARGETS.get(platform);
        if (target == null) {
            return "zig has no libraries of this system";
        }
        final String zig = output(List.of("sh", sources.resolve("zig.sh").toString())).strip();
        compile(platform, List.of("-DCMAKE_TOOLCHAIN_FILE=" + sources.resolve("toolchain-zig.cmake"),
            "-DZIG=" + zig, "-DZIG_TARGET=" + target));
        return null;
    }

    /** Null, or what of the tools is missing. */
    private String missing(final String platform, final String compiler)
        throws IOException, InterruptedException {

        if (SYSTEMS.stream().noneMatch(system -> platform.startsWith(system + "-"))) {
            return "there is no poller in C for it";
        }
        if (!find("cmake")) {
            return "cmake was not found";
        }
        if (!find("ninja") && !find(isWindows() ? "mingw32-make" : "make")) {
            return "neither make nor ninja was found";
        }
        if (!find(compiler)) {
            return "the C compiler " + compiler + " was not found";
        }
        final Path probe = Files.writeString(builds.resolve("probe.c"),
            "#include <errno.h>\nint main(void) { return 0; }\n");
        final Path log = builds.resolve("probe.log");
        if (run(List.of(compiler, "-o", builds.resolve("probe").toString(), probe.toString()), log) != 0) {
            final List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return "the C compiler " + compiler + " does not work: " + lines.get(lines.size() - 1);
        }
        return null;
    }

    private void compile(final String platform, final List<String> options)
        throws IOException, InterruptedException {

        final String build = builds.resolve(platform).toString();
        final List<String> configure = new ArrayList<>(List.of("cmake", "-S", sources.toString(), "-B", build,
            "-DJAVA_HOME=" + System.getProperty("java.home")));
        configure.addAll(options);
        // For a program zig would compile Windows's C library, which takes minutes; MinGW's contract runs.
        final String target = isZig && platform.startsWith("windows") ? "sixphase" : "all";
        final Path log = builds.resolve(platform + ".log");
        if (run(configure, log) != 0
            || run(List.of("cmake", "--build", build, "--target", target), log) != 0) {
            System.err.println(Files.readString(log, StandardCharsets.ISO_8859_1));
            throw new IllegalStateException(
                "the native library for " + platform + " does not build: see above");
        }
    }

    /** Puts a library where the jar takes it from, or removes what another build left there. */
    private void pack(final String platform, final boolean isBuilt) throws IOException {
        final Path packed = resources.resolve(platform).resolve(fileName(platform));
        if (!isBuilt) {
            Files.deleteIfExists(packed);
            Files.deleteIfExists(packed.getParent());
            return;
        }
        Files.createDirectories(packed.getParent());
        final Path made = builds.resolve(platform).resolve(fileName(platform));
        // A file that stays the same keeps its time, and the jar need not be made again.
        if (!Files.exists(packed) || Files.mismatch(made, packed) >= 0) {
            Files.copy(made, packed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void test(final List<String> emulated) throws IOException, InterruptedException {
        final List<String> platforms = new ArrayList<>(packedPlatforms());
        platforms.removeIf(platform -> !Files.exists(resources.resolve(platform)));
        for (final String platform : platforms) {
            final List<String> command = new ArrayList<>(List.of("ctest", "--test-dir",
                builds.resolve(platform).toString(), "--output-on-failure"));
            if (!platform.equals(host) && !emulated.contains(platform)) {
                // It cannot run here; what it is made of can be read.
                command.addAll(List.of("-R", "library_"));
            }
            System.out.println("sixphase: " + platform + ": " + String.join(" ", command));
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("a native test for " + platform + " failed: see above");
            }
        }
    }

    private static String fileName(final String platform) {
        return platform.startsWith("windows") ? "sixphase.dll"
            : platform.startsWith("macos") ? "libsixphase.dylib" : "libsixphase.so";
    }

    private static String hostPlatform() {
        final String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        final String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macos" : system) + "-"
            + (processor.equals("amd64") ? "x86_64" : processor.equals("arm64") ? "aarch64" : processor);
    }

    private static boolean isWindows() {
        return hostPlatform().startsWith("windows");
    }

    private static String hostCompiler() {
        final String named = System.getenv("CC");
        return named != null ? named : isWindows() ? "gcc" : "cc";
    }

    private static boolean find(final String program) {
        if (Files.isExecutable(Path.of(program)) && Path.of(program).isAbsolute()) {
            return true;
        }
        final String file = isWindows() ? program + ".exe" : program;
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, file)));
    }

    /** Returns the exit code; the log then holds the command and what it printed. */
    private static int run(final List<String> command, final Path log)
        throws IOException, InterruptedException {

        Files.writeString(log, String.join(" ", command) + "\n");
        final ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process.environment().put("CC", hostCompiler());
        return process.start().waitFor();
    }

    private static String output(final List<String> command) throws IOException, InterruptedException {
        final Process process =
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: see above");
        }
        return output;
    }

    private static void writeIfChanged(final Path file, final String content) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(content)) {
            Files.writeString(file, content);
        }
    }
}
