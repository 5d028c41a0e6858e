package dev.sixphase.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Where the native library cannot be used, nio is, and the reason says what to do. */
class NativeFaultsIT {
    private static final String PATH_PROPERTY = "sixphase.native.path";
    private static final String CACHE_PROPERTY = "sixphase.native.cache";

    @TempDir
    private Path folder;

    @BeforeEach
    void withTheLibrary() {
        Platform.assumeNativeLibrary();
    }

    @Test
    void theBestPollerIsToldInOneLine() throws Exception { // users 1
        final JavaRun run = run();

        assertEquals(0, run.exitCode(), run::toString);
        final String chosen = Platform.nativePoller() + " (priority 200): chosen";
        checkLogged(run, ": poller " + Platform.nativePoller() + " (best available); ", chosen);
        checkLogged(run, ": a group of 2 on poller " + Platform.nativePoller(), chosen);
    }

    @Test
    void aNamedLibraryThatIsNotThereIsToldByFileAndProperty() throws Exception { // users 1
        final Path missing = folder.resolve("libmissing.so");

        final JavaRun run = run("-D" + PATH_PROPERTY + "=" + missing);

        checkFellBack(run, missing.toString(), PATH_PROPERTY);
    }

    @Test
    void aJarWithoutTheLibraryIsTold() throws Exception { // users 1
        final List<Path> jars = new ArrayList<>(JavaRun.jars());
        jars.replaceAll(jar -> jar.toString().contains("poller-epoll-jni") ? stripped(jar) : jar);

        final JavaRun run = JavaRun.here(jars);

        checkFellBack(run, "jar");
    }

    @Test
    void aRequiredPollerThatDoesNotWorkFailsWithAllCandidates() throws Exception { // users 1
        final Path missing = folder.resolve("libmissing.so");

        final JavaRun run = run("-D" + PATH_PROPERTY + "=" + missing, Platform.requireNativePoller());

        assertFalse(run.exitCode() == 0, run::toString);
        assertTrue(run.errors().contains("NoBackendException"), run::toString);
        assertTrue(run.errors().contains("nio"), run::toString);
        assertTrue(run.errors().contains(missing.toString()), run::toString);
    }

    @Test
    void aFileOfAnotherSortIsRefusedBeforeTheJvmTriesIt() throws Exception { // users 5
        final Path junk = folder.resolve("libsixphase.so");
        Files.writeString(junk, "no library at all, but long enough to have had a header".repeat(20));

        final JavaRun run = run("-D" + PATH_PROPERTY + "=" + junk);

        checkFellBack(run, junk.toString());
        assertFalse(run.errors().contains("stack guard"), run::toString);
    }

    @Test
    void aCacheFolderWithoutExecIsTold() throws Exception { // users 3
        final Path mount = Files.createDirectory(folder.resolve("noexec"));
        assumeTrue(mountsWithoutExec(mount), "skipped: only root may mount a tmpfs without exec");
        try {
            final JavaRun run = run("-Djava.io.tmpdir=" + mount, "-D" + CACHE_PROPERTY + "=" + mount);

            checkFellBack(run, mount.toString(), "sixphase.native.");
        } finally {
            JavaRun.of(List.of("umount", mount.toString()));
        }
    }

    @Test
    void manyStartsLeaveOneFile() throws Exception { // users 3
        final Path cache = folder.resolve("cache");
        for (int start = 0; start < 3; start++) {
            final JavaRun run = run(Platform.requireNativePoller(), "-D" + CACHE_PROPERTY + "=" + cache);
            assertEquals(Platform.nativePoller(), run.poller(), run::toString);
        }

        try (var files = Files.walk(cache)) {
            final List<Path> left = files.filter(Files::isRegularFile).toList();
            assertEquals(1, left.size(), left::toString);
        }
    }

    private static boolean mountsWithoutExec(final Path mount) throws Exception {
        try {
            return JavaRun.of(List.of("mount", "-t", "tmpfs", "-o", "noexec", "tmpfs", mount.toString()))
                .exitCode() == 0;
        } catch (final IOException ignored) {
            return false; // there is no mount command here
        }
    }

    private static JavaRun run(final String... options) throws Exception {
        return JavaRun.here(JavaRun.jars(), options);
    }

    private static void checkFellBack(final JavaRun run, final String... reasons) {
        assertEquals(0, run.exitCode(), run::toString);
        assertEquals("nio", run.poller(), run::toString);
        assertTrue(run.output().contains(JavaRun.ALL_RAN), run::toString);
        for (final String reason : reasons) {
            assertTrue(run.output().contains(reason), () -> "no \"" + reason + "\" in " + run);
        }
        checkLogged(run, ": poller nio (best available); ", reasons);
        checkLogged(run, ": a group of 2 on poller nio (best available); ", reasons);
        assertFalse(run.errors().contains("\tat "), run::toString);
    }

    private static void checkLogged(final JavaRun run, final String start, final String... reasons) {
        final List<String> lines = run.errors().lines().filter(line -> line.contains(start)).toList();
        assertEquals(1, lines.size(), run::toString);
        for (final String reason : reasons) {
            assertTrue(lines.get(0).contains(reason), () -> "no \"" + reason + "\" in " + lines);
        }
    }

    private Path stripped(final Path jar) {
        final Path copy = folder.resolve(jar.getFileName());
        try (ZipInputStream from = new ZipInputStream(Files.newInputStream(jar));
            ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                if (!entry.getName().matches("META-INF/native/[^/]+/.+")) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    from.transferTo(to);
                }
            }
        } catch (final IOException failure) {
            throw new AssertionError(failure);
        }
        return copy;
    }
}
