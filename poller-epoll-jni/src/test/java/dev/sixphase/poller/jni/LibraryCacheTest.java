package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

// users 3
@EnabledOnOs(OS.LINUX)
@Timeout(20)
class LibraryCacheTest {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final String SHA256 = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";

    @TempDir
    private Path home;
    private Path directory;
    private LibraryCache cache;

    @BeforeEach
    void makeCache() {
        directory = home.resolve("a/cache");
        cache = new LibraryCache(directory, "libx.so");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String mode(final Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void theContentNamesTheFolderWhichIsTheOwnersAlone() throws IOException {
        final Path file = cache.place(CONTENT);

        assertEquals(directory.resolve(SHA256).resolve("libx.so"), file);
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals("rwx------", mode(directory));
        assertEquals("rwx------", mode(file.getParent()));
        assertEquals(List.of(file), files());
    }

    @Test
    void whatIsThereIsNotWrittenAgain() throws IOException {
        final Path file = cache.place(CONTENT);
        final FileTime longAgo = FileTime.fromMillis(1_000_000_000);
        Files.setLastModifiedTime(file, longAgo);

        for (int start = 0; start < 20; start++) {
            assertEquals(file, cache.place(CONTENT));
        }

        assertEquals(longAgo, Files.getLastModifiedTime(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void versionsLiveSideBySide() throws IOException {
        cache.place(CONTENT);
        cache.place(new byte[] {4});

        assertEquals(2, files().size());
    }

    @Test
    void plantedBytesAreReplacedAndNeverHandedOut() throws IOException {
        final Path file = cache.place(CONTENT);
        Files.write(file, new byte[] {3, 2, 1});

        assertArrayEquals(CONTENT, Files.readAllBytes(cache.place(CONTENT)));
        assertEquals(List.of(file), files());
    }

    @Test
    void aPlantedLinkIsReplacedAndItsTargetUntouched() throws IOException {
        final Path file = cache.place(CONTENT);
        final Path target = Files.write(home.resolve("target"), CONTENT);
        Files.delete(file);
        Files.createSymbolicLink(file, target);

        assertFalse(Files.isSymbolicLink(cache.place(CONTENT)));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
    }

    // A JVM was killed while it wrote: its half has a name of its own, or was cut short by the disk.
    @Test
    void halfOfAFileDoesNotMatter() throws IOException {
        final Path file = cache.place(CONTENT);
        Files.write(file, new byte[] {1});
        Files.write(file.resolveSibling("libx.so.left-over"), new byte[] {1});

        assertArrayEquals(CONTENT, Files.readAllBytes(cache.place(CONTENT)));
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
    void aFolderThatIsALinkIsRefused() throws IOException {
        Files.createDirectories(directory);
        Files.createSymbolicLink(directory.resolve(SHA256), Files.createDirectory(home.resolve("elsewhere")));

        final IOException refusal = assertThrows(IOException.class, () -> cache.place(CONTENT));

        assertTrue(refusal.getMessage().contains("is not a folder"), refusal::getMessage);
    }

    @Test
    void aFolderOfSomebodyElseIsRefused() throws IOException {
        final Path folder = cache.place(CONTENT).getParent();
        try {
            Files.setAttribute(folder, "unix:uid", 12_345);
        } catch (final IOException e) {
            assumeTrue(false, "only root can give a folder away: " + e);
        }

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
    void aPrivateFileIsAnotherEachTime() throws IOException {
        final Path shared = cache.place(CONTENT);
        final Path first = cache.placePrivately(CONTENT);
        final Path second = cache.placePrivately(CONTENT);

        assertEquals(3, Stream.of(shared, first, second).distinct().count());
        assertArrayEquals(CONTENT, Files.readAllBytes(second));
    }

    @Test
    void manyWhoStartAtOnceShareOneFile() throws Exception {
        final ExecutorService threads = Executors.newFixedThreadPool(8);
        final List<Callable<Path>> starts = IntStream.range(0, 64)
            .<Callable<Path>>mapToObj(start -> () -> new LibraryCache(directory, "libx.so").place(CONTENT))
            .collect(Collectors.toList());
        for (final Future<Path> start : threads.invokeAll(starts)) {
            assertArrayEquals(CONTENT, Files.readAllBytes(start.get()));
        }
        threads.shutdown();

        assertEquals(1, files().size());
    }
}
