package dev.sixphase.loop.work;

import dev.sixphase.api.DirectoryEntry;
import dev.sixphase.api.Errno;
import dev.sixphase.api.OpenDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OpenDirectoryTest {
    private final FilesForTest files = new FilesForTest();

    @TempDir
    private Path directory;

    private OpenDirectory open(final Path path) {
        return files.get(done -> files.fs().openDirectory(path, done));
    }

    private List<DirectoryEntry> read(final OpenDirectory opened, final int maxCount) {
        return files.get(done -> opened.read(maxCount, done));
    }

    private void close(final OpenDirectory opened) {
        files.<Void>get(opened::close);
    }

    @Test
    void anEmptyOneIsAtItsEndAtOnce() { // libuv fs_readdir_empty_dir
        final OpenDirectory opened = open(directory);
        assertEquals(List.of(), read(opened, 10));
        close(opened);
        assertFalse(opened.isOpen());
    }

    @Test
    void entriesComeWithTheirKindsAsManyAsAskedFor() throws IOException { // libuv fs_readdir_non_empty_dir
        Files.createFile(directory.resolve("file1"));
        Files.createFile(directory.resolve("file2"));
        Files.createDirectory(directory.resolve("test_subdir"));
        final OpenDirectory opened = open(directory);
        final List<DirectoryEntry> found = new ArrayList<>();

        List<DirectoryEntry> some = read(opened, 1);
        while (!some.isEmpty()) {
            assertEquals(1, some.size());
            found.addAll(some);
            some = read(opened, 1);
        }
        close(opened);

        found.sort(Comparator.comparing(DirectoryEntry::name));
        assertEquals(List.of(new DirectoryEntry(Path.of("file1"), true, false, false),
            new DirectoryEntry(Path.of("file2"), true, false, false),
            new DirectoryEntry(Path.of("test_subdir"), false, true, false)), found);
        final OpenDirectory again = open(directory);
        assertEquals(3, read(again, 100).size());
        assertEquals(List.of(), read(again, 100));
        close(again);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsALinkAndNotWhatItLeadsTo() throws IOException {
        Files.createSymbolicLink(directory.resolve("link"), directory);
        final OpenDirectory opened = open(directory);
        assertEquals(List.of(new DirectoryEntry(Path.of("link"), false, false, true)), read(opened, 2));
        close(opened);
    }

    @Test
    void aMissingOneCannotBeOpened() { // libuv fs_readdir_non_existing_dir
        final Path missing = directory.resolve("missing");
        files.<OpenDirectory>run(done -> files.fs().openDirectory(missing, done)).assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, opendir " + missing);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileIsNone() throws IOException { // libuv fs_readdir_file
        final Path file = Files.createFile(directory.resolve("file"));
        files.<OpenDirectory>run(done -> files.fs().openDirectory(file, done)).assertFailed(Errno.ENOTDIR,
            "ENOTDIR: not a directory, opendir " + file);
    }

    @Test
    void oneReadAtATimeAndNoneOnceClosed() {
        final OpenDirectory opened = open(directory);
        assertThrows(IllegalArgumentException.class, () -> opened.read(0, new Outcome<>()));
        opened.read(1, new Outcome<>());
        assertThrows(IllegalStateException.class, () -> opened.read(1, new Outcome<>()));
        assertThrows(IllegalStateException.class, () -> opened.close(new Outcome<>()));
        files.pool().workAndDeliver();
        final Outcome<Void> closed = new Outcome<>();
        assertTrue(opened.close(closed).cancel());
        files.pool().deliver();

        assertTrue(opened.isOpen());
        close(opened);
        assertThrows(IllegalStateException.class, () -> opened.read(1, new Outcome<>()));
    }
}
