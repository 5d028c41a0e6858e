package dev.sixphase.poller.jni;

import dev.sixphase.api.spi.Poller;
import dev.sixphase.poller.jni.process.TryEpoll;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What only a fresh JVM shows: what it prints, what it refuses, what it leaves behind. */
@Timeout(120)
class LoadingInOtherJvmsTest {
    private static final String ALLOWED = "--enable-native-access=ALL-UNNAMED";

    @TempDir
    private Path home;

    /** What a JVM said. */
    private record Said(String out, String err) { }

    @BeforeEach
    void needsTheLibrary() {
        BuiltLibrary.require();
    }

    private static String folderOf(final Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (final URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> withFlag(final String... more) {
        final List<String> result = new ArrayList<>(List.of(more));
        if (Runtime.version().feature() >= 24) {
            result.add(ALLOWED);
        }
        return result;
    }

    /** The folder of the tests, which is the module's own as far as Surefire tells. */
    private static String testFolder() {
        return Path.of(folderOf(EpollPollerProvider.class)).resolveSibling("test-classes").toString();
    }

    private Said onClassPath(final List<String> flags, final String what) throws Exception {
        return run(javaCommand(classPathArguments(flags, what)));
    }

    private static List<String> classPathArguments(final List<String> flags, final String what) {
        final List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(List.of("-cp", String.join(File.pathSeparator, folderOf(EpollPollerProvider.class),
            folderOf(Poller.class), testFolder()), TryEpoll.class.getName(), what));
        return arguments;
    }

    private List<String> javaCommand(final List<String> arguments) {
        final List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-Xcheck:jni", "-Dsixphase.native.cache=" + home.resolve("cache")));
        command.addAll(arguments);
        return command;
    }

    private Said run(final List<String> command) throws Exception {
        final Path out = Files.createTempFile(home, "out", ".txt");
        final Path err = Files.createTempFile(home, "err", ".txt");
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        final Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("hangs: " + command + Files.readString(out) + Files.readString(err));
        }
        final Said said = new Said(Files.readString(out), Files.readString(err));
        assertEquals(0, process.exitValue(), said::toString);
        return said;
    }

    private List<Path> cachedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("cache"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    // users 3
    @Test
    void manyStartsAreSilentAndLeaveOneFile() throws Exception {
        for (int start = 0; start < 3; start++) {
            assertEquals(new Said("available\n", ""), onClassPath(withFlag(), "once"));
        }

        assertEquals(1, cachedFiles().size());
    }

    // users 4
    @Test
    void twoClassLoadersOfOneJvmHoldACopyEach() throws Exception {
        assertEquals(new Said("available\navailable\n", ""), onClassPath(withFlag(), "twice"));

        assertEquals(1, cachedFiles().size());
    }

    // users 7
    @Test
    void loadingDoesNotDeadlockWithTheJdksOwn() throws Exception {
        for (int start = 0; start < 5; start++) {
            assertEquals(new Said("available\n", ""), onClassPath(withFlag(), "race"));
        }
    }

    // users 5: the JVM prints a warning when it is handed such a file
    @Test
    void aJunkFileIsRefusedInSilence() throws Exception {
        final Path junk = Files.writeString(home.resolve("libsixphase.so"), "junk, and enough of it");

        final Said said = onClassPath(withFlag("-Dsixphase.native.path=" + junk), "once");

        assertEquals("", said.err());
        assertTrue(said.out().startsWith("unavailable: " + junk + " cannot be loaded"), said::toString);
    }

    // users 2
    @Test
    void withoutDescriptorsLeftTheReasonIsTheLimit() throws Exception {
        final List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n 256; exec \"$@\"", "sh"));
        command.addAll(javaCommand(classPathArguments(withFlag(), "exhausted")));

        final List<String> lines = run(command).out().lines().toList();

        assertEquals("available", lines.get(0));
        assertTrue(lines.get(1).contains("EMFILE") && lines.get(1).contains("ulimit -n"), lines::toString);
        assertEquals("Available[]", lines.get(2));
    }

    // users 3
    @Test
    void aCacheMountedNoexecIsNamed() throws Exception {
        final Path mount = Files.createDirectory(home.resolve("noexec"));
        assumeTrue(isDone("mount", "-t", "tmpfs", "-o", "noexec", "tmpfs", mount.toString()),
            "only root may mount");
        try {
            final Said said = onClassPath(withFlag("-Dsixphase.native.cache=" + mount), "once");

            assertEquals("", said.err());
            assertTrue(said.out().startsWith("unavailable: the library cannot be loaded"), said::toString);
            assertTrue(said.out().contains(mount.toString()), said::toString);
            assertTrue(said.out().contains("-Dsixphase.native.cache"), said::toString);
        } finally {
            assertTrue(isDone("umount", mount.toString()));
        }
    }

    private static boolean isDone(final String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (final IOException e) {
            return false;
        }
    }

    // users 9
    @Test
    void itWorksOnTheModulePath() throws Exception {
        final List<String> flags = new ArrayList<>();
        if (Runtime.version().feature() >= 24) {
            flags.add("--enable-native-access=dev.sixphase.poller.jni");
        }

        assertEquals(new Said("available\n", ""), onModulePath(flags));
    }

    private Said onModulePath(final List<String> flags) throws Exception {
        final List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(List.of("-p", folderOf(EpollPollerProvider.class) + File.pathSeparator
            + folderOf(Poller.class), "--add-modules", "dev.sixphase.poller.jni", "-cp", testFolder(),
            TryEpoll.class.getName(), "once"));
        return run(javaCommand(arguments));
    }

    // users 8
    @Test
    @EnabledForJreRange(minVersion = 24)
    void withoutAFlagItIsUnavailableInSilence() throws Exception {
        final Said onClassPath = onClassPath(List.of(), "once");
        final Said onModulePath = onModulePath(List.of());

        assertEquals("", onClassPath.err() + onModulePath.err());
        assertTrue(onClassPath.out().startsWith("unavailable: ") && onClassPath.out().contains(ALLOWED),
            onClassPath::toString);
        assertTrue(onModulePath.out().contains("--enable-native-access=dev.sixphase.poller.jni"),
            onModulePath::toString);
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void namedWithoutAFlagItWorksWithTheJvmsWarning() throws Exception {
        final Said said = onClassPath(List.of("-Dsixphase.poller=epoll,nio"), "once");

        assertEquals("available\n", said.out());
        assertTrue(said.err().contains("WARNING"), said::toString);
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void whereNativeAccessIsForbiddenTheReasonSaysSo() throws Exception {
        final List<String> flags = List.of("--illegal-native-access=deny", "-Dsixphase.poller=epoll");

        final Said said = onClassPath(flags, "once");

        assertTrue(said.out().startsWith("unavailable: this JVM forbids native access"), said::toString);
        assertTrue(said.out().contains(ALLOWED), said::toString);
    }
}
