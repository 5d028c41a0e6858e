package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.conformance.EmulatorGap;
import dev.sixphase.poller.jni.process.TryPoller;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.OS;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Starts JVMs that try the poller; all that they leave is in one folder. */
final class OtherJvm {
    /** What the class path has to be given from JDK 24 on. */
    static final String ALLOWED = "--enable-native-access=ALL-UNNAMED";

    private static final int FIRST_JDK_THAT_WARNS = 24;

    private final Path home;

    OtherJvm(final Path home) {
        EmulatorGap.PROCESS.skipWhereNamed();
        this.home = home;
    }

    /** What a JVM said. */
    record Said(String out, String err) {
        static Said line(final String out) {
            return new Said(out + "\n", "");
        }
    }

    static boolean wantsLeave() {
        return Runtime.version().feature() >= FIRST_JDK_THAT_WARNS;
    }

    /** These flags, and the one that gives leave to use native code where that is wanted. */
    static List<String> withLeave(final String... flags) {
        final List<String> result = new ArrayList<>(List.of(flags));
        if (wantsLeave()) {
            result.add(ALLOWED);
        }
        return result;
    }

    Path cache() {
        return home.resolve("cache");
    }

    /** What is in a folder of the home. */
    List<Path> files(final String folder) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    Said onClassPath(final List<String> flags, final String... what) throws Exception {
        return run(onClassPathCommand(flags, what));
    }

    List<String> onClassPathCommand(final List<String> flags, final String... what) {
        final String classPath = String.join(File.pathSeparator, folderOf(EpollPollerProvider.class),
            folderOf(Poller.class), testFolder());
        return command(classPath, flags, TryPoller.class, what);
    }

    /** With JUnit and the contract too. */
    Said onTestClassPath(final List<String> flags, final String... what) throws Exception {
        final String classPath = Stream.of("java.class.path", "jdk.module.path").map(System::getProperty)
            .filter(path -> path != null && !path.isEmpty())
            .reduce(testFolder(), (path, more) -> path + File.pathSeparator + more);
        return run(command(classPath, flags, TryPoller.class, what));
    }

    Said onModulePath(final List<String> flags) throws Exception {
        final List<String> all = new ArrayList<>(flags);
        all.addAll(List.of("-p", folderOf(EpollPollerProvider.class) + File.pathSeparator
            + folderOf(Poller.class), "--add-modules", "dev.sixphase.poller.jni"));
        return run(command(testFolder(), all, TryPoller.class, "once"));
    }

    List<String> command(final String classPath, final List<String> flags, final Class<?> program,
        final String... arguments) {

        final List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-Dsixphase.native.cache=" + cache(),
            "-Dsixphase.test.native=" + System.getProperty("sixphase.test.native"),
            "-Dsixphase.emulator.gaps=" + System.getProperty("sixphase.emulator.gaps", "")));
        if (OS.current() != OS.WINDOWS) {
            // There the JDK's own code has something to say of itself: NetworkInterface.getAll.
            command.add("-Xcheck:jni");
        }
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs it to its end, which has to be a good one. */
    Said run(final List<String> command) throws Exception {
        final Path out = Files.createTempFile(home, "out", ".txt");
        final Path err = Files.createTempFile(home, "err", ".txt");
        final Process process = builder(command).redirectOutput(out.toFile()).redirectError(err.toFile())
            .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("hangs: " + command + Files.readString(out) + Files.readString(err));
        }
        final Said said = new Said(read(out), read(err));
        assertEquals(0, process.exitValue(), said::toString);
        return said;
    }

    static ProcessBuilder builder(final List<String> command) {
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }

    private static String read(final Path file) throws IOException {
        return Files.readString(file).replace("\r", "");
    }

    static String folderOf(final Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (final URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The folder of the tests, which is the module's own as far as Surefire tells. */
    static String testFolder() {
        return Path.of(folderOf(EpollPollerProvider.class)).resolveSibling("test-classes").toString();
    }
}
