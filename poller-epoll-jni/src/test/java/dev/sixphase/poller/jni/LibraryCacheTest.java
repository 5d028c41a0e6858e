package dev.sixphase.poller.jni;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

// users 3
@Timeout(60)
class LibraryCacheTest {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final String CHECKSUMS = "55bc801d000d0007";

    @TempDir
    private Path home;
    private Path directory;
    private LibraryCache cache;

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    @BeforeEach
    void makeCache() throws IOException {
        directory = home.resolve("a/cache");
        cache = newCache();
    }

    private LibraryCache newCache() throws IOException {
        return new LibraryCache(directory, "libx.so", guard(), () -> now);
    }

    private FolderGuard guard() throws IOException {
        return FolderGuard.of(directory, LibraryCacheTest::property);
    }

    private static String property(final String name) {
        return name.equals("SystemRoot") ? System.getenv(name) : System.getProperty(name);
    }

    private static Path made(final Path file, final Instant when) throws IOException {
        return Files.setLastModifiedTime(Files.write(file, new byte[] {1}), FileTime.from(when));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theContentNamesTheFolderWhichIsTheUsersAlone() throws IOException {
        final Path file = cache.place(CONTENT);

        assertEquals(directory.resolve(CHECKSUMS).resolve("libx.so"), file);
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        guard().requireSafe(directory);
        guard().requireOwn(file.getParent());
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
        link(file, target);

        assertFalse(Files.isSymbolicLink(cache.place(CONTENT)));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
    }

    private static void link(final Path link, final Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (final IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this user may not make links here: " + e);
        }
        assumeTrue(Files.isSymbolicLink(link), "this system does not make links, and does not say so");
    }

    // A JVM was killed while it wrote: its half has a name of its own, or was cut short by the disk.
    @Test
    void halfOfAFileDoesNotMatter() throws IOException {
        final Path file = cache.place(CONTENT);
        Files.write(file, new byte[] {1});
        Files.write(file.resolveSibling("libx.so." + UUID.randomUUID()), new byte[] {1});

        assertArrayEquals(CONTENT, Files.readAllBytes(cache.place(CONTENT)));
    }

    @Test
    void litterIsDeletedWhenItIsADayOld() throws IOException {
        final Path file = cache.place(CONTENT);
        final Path dead = made(file.resolveSibling("libx.so." + UUID.randomUUID()),
            now.minus(LibraryCache.LITTER_AGE).minusSeconds(1));
        final Path perhapsAlive = made(file.resolveSibling("libx.so." + UUID.randomUUID()),
            now.minus(LibraryCache.LITTER_AGE));

        cache.place(CONTENT);

        assertEquals(Set.of(file, perhapsAlive), Set.copyOf(files()));
        now = now.plusSeconds(1);
        cache.placePrivately(CONTENT);
        assertFalse(Files.exists(perhapsAlive));
        assertFalse(Files.exists(dead));
    }

    @Test
    void whatIsNoLitterStaysHoweverOldItIs() throws IOException {
        final Path file = cache.place(CONTENT);
        final String uuid = UUID.randomUUID().toString();
        final Set<Path> others = Set.of(made(file, Instant.EPOCH),
            made(file.resolveSibling("libx.so." + uuid + ".old"), Instant.EPOCH),
            made(file.resolveSibling("liby.so." + uuid), Instant.EPOCH),
            made(file.resolveSibling("libxxso." + uuid), Instant.EPOCH),
            made(file.resolveSibling("libx.so." + uuid.replace('-', '0')), Instant.EPOCH),
            made(file.resolveSibling("libx.so." + uuid.substring(1) + "g"), Instant.EPOCH),
            made(file.resolveSibling("libx.so.notes"), Instant.EPOCH));

        cache.place(CONTENT);

        assertEquals(others, Set.copyOf(files()));
    }

    // As with Windows, where a file that is loaded stays.
    @Test
    void litterThatCannotBeDeletedIsNoFailure() throws IOException {
        final Path file = cache.place(CONTENT);
        final Path loaded = Files.createDirectory(file.resolveSibling("libx.so." + UUID.randomUUID()));
        Files.createFile(loaded.resolve("undeletable"));
        Files.setLastModifiedTime(loaded, FileTime.from(Instant.EPOCH));
        final Path dead = made(file.resolveSibling("libx.so." + UUID.randomUUID()), Instant.EPOCH);

        assertEquals(file, cache.place(CONTENT));

        assertTrue(Files.exists(loaded));
        assertFalse(Files.exists(dead));
    }

    @Test
    void aFileInTheWayThatCannotBeReplacedIsTold() throws IOException {
        final Path file = cache.place(CONTENT);
        Files.delete(file);
        Files.createDirectory(file);
        Files.createFile(file.resolve("undeletable"));

        assertThrows(IOException.class, () -> cache.place(CONTENT));

        assertEquals(List.of(file.resolve("undeletable")), files());
    }

    @Test
    void aFolderThatIsALinkIsRefused() throws IOException {
        Files.createDirectories(directory);
        link(directory.resolve(CHECKSUMS), Files.createDirectory(home.resolve("elsewhere")));

        final IOException refusal = assertThrows(IOException.class, () -> cache.place(CONTENT));

        assertTrue(refusal.getMessage().contains("is not a folder"), refusal::getMessage);
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
            .<Callable<Path>>mapToObj(start -> () -> newCache().place(CONTENT))
            .collect(Collectors.toList());
        for (final Future<Path> start : threads.invokeAll(starts)) {
            assertArrayEquals(CONTENT, Files.readAllBytes(start.get()));
        }
        threads.shutdown();

        assertEquals(1, files().size());
    }
}
