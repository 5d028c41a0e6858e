package dev.sixphase.poller.jni;

import dev.sixphase.poller.jni.OtherJvm.Said;
import dev.sixphase.poller.jni.process.TryPoller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static dev.sixphase.poller.jni.OtherJvm.ALLOWED;
import static dev.sixphase.poller.jni.OtherJvm.withLeave;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What only a fresh JVM shows: what it prints, what it refuses. */
@Timeout(120)
class LoadingInOtherJvmsTest {
    private static final Said AVAILABLE = Said.line("available");

    @TempDir
    private Path home;
    private OtherJvm jvm;

    @BeforeEach
    void needsTheLibrary() {
        BuiltLibrary.require();
        jvm = new OtherJvm(home);
    }

    // users 4
    @Test
    @DisabledOnOs(OS.WINDOWS) // there the copy stays, because it is loaded
    void twoClassLoadersOfOneJvmHoldACopyEach() throws Exception {
        assertEquals(Said.line("available\navailable"), jvm.onClassPath(withLeave(), "twice", "once"));

        assertEquals(1, jvm.files("cache").size());
    }

    // users 4
    @Test
    void thePollerKeepsItsContractInEachOfTwoClassLoaders() throws Exception {
        final List<String> said =
            jvm.onTestClassPath(withLeave(), "twice", "contract").out().lines().toList();

        assertEquals(2, said.size(), said::toString);
        for (final String each : said) {
            assertTrue(each.matches("passed (\\d{2,}) of \\1"), each);
        }
    }

    // users 7
    @Test
    void loadingDoesNotDeadlockWithTheJdksOwn() throws Exception {
        for (int start = 0; start < 5; start++) {
            assertEquals(AVAILABLE, jvm.onClassPath(withLeave(), "race"));
        }
    }

    // users 5: the JVM prints a warning when it is handed such a file
    @Test
    void aJunkFileIsRefusedInSilence() throws Exception {
        final String name = NativePlatform.current().system().fileName();
        final Path junk = Files.writeString(home.resolve(name), "junk, and enough of it");

        assertRefused(junk, "it is no shared library");
    }

    // users 5: dlopen of such a file has crashed a JVM
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryForAnotherProcessorIsRefusedInSilence() throws Exception {
        final byte[] content = BuiltLibrary.content();
        final int machineAt = 18;
        final boolean isIntel = content[machineAt] == 0x3e;
        content[machineAt] = (byte) (isIntel ? 0xb7 : 0x3e);
        final Path file = Files.write(home.resolve("libsixphase.so"), content);

        assertRefused(file, "it is for " + (isIntel ? "aarch64" : "x86_64") + ", and this JVM is "
            + NativePlatform.current().processor());
    }

    private void assertRefused(final Path file, final String why) throws Exception {
        for (final String way : new String[] {"sixphase.native.path=" + file, "java.library.path=" + home}) {
            final Said said = jvm.onClassPath(withLeave("-D" + way), "once");

            assertEquals("", said.err());
            assertTrue(said.out().startsWith("unavailable: " + file + " cannot be loaded"), said::toString);
            assertTrue(said.out().contains(why), said::toString);
        }
    }

    // users 2
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void withoutDescriptorsLeftTheReasonIsTheLimit() throws Exception {
        final List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n 256; exec \"$@\"", "sh"));
        command.addAll(jvm.onClassPathCommand(withLeave(), "exhausted"));

        final List<String> lines = jvm.run(command).out().lines().toList();

        assertEquals("available", lines.get(0));
        assertTrue(lines.get(1).contains("EMFILE") && lines.get(1).contains("ulimit -n"), lines::toString);
        assertEquals("Available[]", lines.get(2));
    }

    // users 9
    @Test
    void itWorksOnTheModulePath() throws Exception {
        final List<String> flags = OtherJvm.wantsLeave()
            ? List.of("--enable-native-access=dev.sixphase.poller.jni") : List.of();

        assertEquals(AVAILABLE, jvm.onModulePath(flags));
    }

    // users 8
    @Test
    @EnabledForJreRange(minVersion = 24)
    void withoutAFlagItIsUnavailableInSilence() throws Exception {
        final Said onClassPath = jvm.onClassPath(List.of(), "once");
        final Said onModulePath = jvm.onModulePath(List.of());

        assertEquals("", onClassPath.err() + onModulePath.err());
        assertTrue(onClassPath.out().startsWith("unavailable: ") && onClassPath.out().contains(ALLOWED),
            onClassPath::toString);
        assertTrue(onModulePath.out().contains("--enable-native-access=dev.sixphase.poller.jni"),
            onModulePath::toString);
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void namedWithoutAFlagItWorksWithTheJvmsWarning() throws Exception {
        final List<String> flags = List.of("-Dsixphase.poller=" + TryPoller.poller() + ",nio");

        final Said said = jvm.onClassPath(flags, "once");

        assertEquals("available\n", said.out());
        assertTrue(said.err().contains("WARNING"), said::toString);
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void whereNativeAccessIsForbiddenTheReasonSaysSo() throws Exception {
        final List<String> flags = List.of("--illegal-native-access=deny",
            "-Dsixphase.poller=" + TryPoller.poller());

        final Said said = jvm.onClassPath(flags, "once");

        assertTrue(said.out().startsWith("unavailable: this JVM forbids native access"), said::toString);
        assertTrue(said.out().contains(ALLOWED), said::toString);
    }
}
