package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

// users 3
@DisabledOnOs(OS.WINDOWS)
class PosixGuardTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path home;
    private Path directory;
    private LibraryCache cache;

    @BeforeEach
    void makeCache() throws IOException {
        directory = home.resolve("a/cache");
        final FolderGuard guard = new PosixGuard(PosixGuard.self());
        cache = new LibraryCache(directory, "libx.so", guard, () -> Instant.EPOCH);
    }

    private static String mode(final Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void foldersAndFilesAreTheUsersAlone() throws IOException {
        final Path file = cache.place(CONTENT);

        assertEquals("rwx------", mode(directory));
        assertEquals("rwx------", mode(file.getParent()));
        assertEquals("rw-------", mode(file));
    }

    /** As where there is no {@code /proc}: macOS. */
    @Test
    void whoseAFileIsTellsWhoTheUserIs() throws IOException {
        assertEquals(PosixGuard.self(), FolderGuard.attributeOfNewFiles("unix:uid"));
    }

    @Test
    void aFolderThatOthersMayUseIsRefused() throws IOException {
        final Path folder = cache.place(CONTENT).getParent();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        final IOException refusal = assertThrows(IOException.class, () -> cache.place(CONTENT));

        assertTrue(refusal.getMessage().contains(folder + " belongs to user "), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("mode 777"), refusal::getMessage);
    }

    @Test
    void aFolderOfSomebodyElseIsRefused() throws IOException {
        final Path folder = cache.place(CONTENT).getParent();
        giveAway(folder);

        final IOException refusal = assertThrows(IOException.class, () -> cache.place(CONTENT));

        assertTrue(refusal.getMessage().contains("belongs to user 12345"), refusal::getMessage);
    }

    @Test
    void aCacheThatOthersCanWriteToIsRefusedUnlessItIsSticky() throws IOException {
        Files.createDirectories(directory);
        Files.setAttribute(directory, "unix:mode", 0777);
        assertThrows(IOException.class, () -> cache.place(CONTENT));

        Files.setAttribute(directory, "unix:mode", 01777);
        assertArrayEquals(CONTENT, Files.readAllBytes(cache.place(CONTENT)));
    }

    @Test
    void aCacheOfSomebodyElseIsRefused() throws IOException {
        Files.createDirectories(directory);
        giveAway(directory);

        final IOException refusal = assertThrows(IOException.class, () -> cache.place(CONTENT));

        assertTrue(refusal.getMessage().contains("belongs to user 12345, and this is"), refusal::getMessage);
    }

    private static void giveAway(final Path path) {
        try {
            Files.setAttribute(path, "unix:uid", 12_345);
        } catch (final IOException e) {
            assumeTrue(false, "only root can give a folder away: " + e);
        }
    }
}
