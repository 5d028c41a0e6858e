package dev.sixphase.loop.work;

import dev.sixphase.api.Errno;
import dev.sixphase.api.FileStatus;
import dev.sixphase.api.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is done to files by their paths: links, attributes, copies, temporary names. */
@DisabledOnOs(OS.WINDOWS)
class PathsTest {
    private final FilesForTest files = new FilesForTest();
    private final PoolFs fs = files.fs();

    @TempDir
    private Path directory;

    private Path path(final String name) {
        return directory.resolve(name);
    }

    private Path file(final String name, final String text) throws IOException {
        return Files.writeString(path(name), text);
    }

    @Test
    void aDirectoryIsMadeListedAskedAboutAndRemoved() throws IOException { // libuv fs_async_dir
        final Path made = path("made");
        files.<Void>get(done -> fs.makeDirectory(made, false, done));
        for (final String name : List.of("file2", "file1")) {
            files.<Void>get(done -> fs.writeFile(made.resolve(name), ByteBuffer.allocate(0), done));
        }

        assertEquals(List.of(Path.of("file1"), Path.of("file2")),
            files.<List<Path>>get(done -> fs.list(made, done)));
        for (final Path same : List.of(made, Path.of(made + "/"))) {
            assertTrue(files.<FileStatus>get(done -> fs.stat(same, done)).isDirectory());
            assertTrue(files.<FileStatus>get(done -> fs.statLink(same, done)).isDirectory());
        }
        files.<Void>run(done -> fs.remove(made, done)).assertFailed(Errno.ENOTEMPTY,
            "ENOTEMPTY: directory not empty, remove " + made);
        for (final String name : List.of("file1", "file2", "")) {
            files.<Void>get(done -> fs.remove(made.resolve(name), done));
        }
        assertFalse(Files.exists(made));
    }

    @Test
    void anEmptyDirectoryHasNoNames() { // libuv fs_scandir_empty_dir
        assertEquals(List.of(), files.<List<Path>>get(done -> fs.list(directory, done)));
    }

    @Test
    void aMissingDirectoryCannotBeListed() { // libuv fs_scandir_non_existent_dir
        files.<List<Path>>run(done -> fs.list(path("missing"), done)).assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, scandir " + path("missing"));
    }

    @Test
    void aLinkIsAnotherNameOfTheFile() throws IOException { // libuv fs_link
        final Path file = file("file", "content");
        files.<Void>get(done -> fs.makeLink(file, path("link"), done));
        Files.writeString(file, "changed");

        assertEquals("changed", files.<String>get(done -> fs.readFile(path("link"), UTF_8, done)));
        files.<Void>run(done -> fs.makeLink(file, path("link"), done)).assertFailed(Errno.EEXIST,
            "EEXIST: file exists, link " + file + " -> " + path("link"));
        files.<Void>get(done -> fs.remove(file, done));
        assertEquals("changed", Files.readString(path("link")));
    }

    @Test
    void aLinkToADirectoryLeadsThereAndTellsWhere() throws IOException { // libuv fs_symlink_dir
        final Path target = Files.createDirectory(path("dir"));
        Files.createFile(target.resolve("inside"));
        files.<Void>get(done -> fs.makeSymbolicLink(target, path("link"), done));

        assertTrue(files.<FileStatus>get(done -> fs.stat(path("link"), done)).isDirectory());
        final FileStatus link = files.get(done -> fs.statLink(path("link"), done));
        assertTrue(link.isSymbolicLink() && !link.isDirectory());
        assertEquals(target.toString().length(), link.sizeBytes());
        assertEquals(target, files.<Path>get(done -> fs.readLink(path("link"), done)));
        assertEquals(target.toRealPath(), files.<Path>get(done -> fs.realPath(path("link"), done)));
        assertEquals(List.of(Path.of("inside")),
            files.<List<Path>>get(done -> fs.list(path("link"), done)));
        files.<Void>get(done -> fs.remove(path("link"), done));
        assertTrue(Files.exists(target.resolve("inside")));
        files.<FileStatus>run(done -> fs.statLink(path("link"), done)).assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, lstat " + path("link"));
    }

    @Test
    void whatIsNoLinkLeadsNowhere() throws IOException {
        final Path file = file("file", "");
        files.<Path>run(done -> fs.readLink(file, done)).assertFailed(Errno.EINVAL,
            "EINVAL: invalid argument, readlink " + file);
    }

    @Test
    void aMissingFileHasNoRealPath() throws IOException { // libuv fs_realpath
        files.<Path>run(done -> fs.realPath(path("missing"), done)).assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, realpath " + path("missing"));
        final Path file = file("file", "");
        assertEquals(file.toRealPath(),
            files.<Path>get(done -> fs.realPath(directory.resolve(".").resolve("file"), done)));
    }

    @Test
    void permissionsAreWhatWasSaid() throws IOException { // libuv fs_chmod
        final Path file = file("file", "content");
        for (final String letters : new String[] {"-w-------", "r--------", "rw-r-----"}) {
            final Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(letters);
            files.<Void>get(done -> fs.setPermissions(file, permissions, done));
            assertEquals(permissions, Files.getPosixFilePermissions(file));
            assertEquals(permissions, files.<FileStatus>get(done -> fs.stat(file, done)).permissions());
        }
        files.<Void>run(done -> fs.setPermissions(path("missing"), Set.of(), done)).assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, chmod " + path("missing"));
    }

    @Test
    void aFileThatMayOnlyBeReadCanBeRemoved() throws IOException { // libuv fs_unlink_readonly
        final Path file = file("file", "content");
        files.<Void>get(done ->
            fs.setPermissions(file, Set.of(PosixFilePermission.OWNER_READ), done));
        files.<Void>get(done -> fs.remove(file, done));
        assertFalse(Files.exists(file));
    }

    @Test
    void timesAreSetEachAlone() throws IOException {
        final Path file = file("file", "content");
        final Instant old = Instant.parse("1982-09-10T11:22:33.250Z");
        files.<Void>get(done -> fs.setTimes(file, old, old, done));
        files.<Void>get(done -> fs.setTimes(file, null, Instant.EPOCH, done));

        final FileStatus status = files.get(done -> fs.stat(file, done));
        assertEquals(old, status.accessed());
        assertEquals(Instant.EPOCH, status.modified());
    }

    @Test
    void accessIsAskedForWithoutOpening() throws IOException {
        final Path file = file("file", "content");
        files.<Void>get(done -> fs.checkAccess(file, Set.of(), done));
        files.<Void>get(done -> fs.checkAccess(file, Set.of(AccessMode.READ, AccessMode.WRITE), done));
        files.<Void>run(done -> fs.checkAccess(file, Set.of(AccessMode.EXECUTE), done)).assertFailed(
            Errno.EACCES, "EACCES: permission denied, access " + file);
        files.<Void>run(done -> fs.checkAccess(path("missing"), Set.of(), done)).assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, access " + path("missing"));
    }

    @Test
    void aCopyHasContentAndPermissionsAndReplacesOnlyIfTold() throws IOException { // libuv fs_copyfile
        final Path from = file("from", "x".repeat(8192));
        final Path to = path("to");
        files.<Void>run(done -> fs.copy(path("missing"), to, true, done)).assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, copyfile " + path("missing") + " -> " + to);
        assertFalse(Files.exists(to));
        Files.setPosixFilePermissions(from, PosixFilePermissions.fromString("rwx------"));

        files.<Void>get(done -> fs.copy(from, to, false, done));
        assertEquals("x".repeat(8192), Files.readString(to));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(to)));
        Files.writeString(from, "y");
        files.<Void>run(done -> fs.copy(from, to, false, done)).assertFailed(Errno.EEXIST,
            "EEXIST: file exists, copyfile " + from + " -> " + to);
        files.<Void>get(done -> fs.copy(from, to, true, done));
        assertEquals("y", Files.readString(to));
        files.<Void>get(done -> fs.copy(from, from, true, done));
        assertEquals("y", Files.readString(from));
        final Path empty = file("empty", "");
        files.<Void>get(done -> fs.copy(empty, to, true, done));
        assertEquals(0, Files.size(to));
    }

    @Test
    void aDirectoryIsNotCopied() {
        files.<Void>run(done -> fs.copy(directory, path("to"), true, done)).assertFailed(Errno.EISDIR,
            "EISDIR: is a directory, copyfile " + directory + " -> " + path("to"));
        assertFalse(Files.exists(path("to")));
    }

    @Test
    void aFileIsShortenedAndMadeLonger() throws IOException {
        final Path file = file("file", "abc");
        files.<Void>get(done -> fs.truncate(file, 5, done));
        assertEquals("abc\0\0", Files.readString(file));
        files.<Void>get(done -> fs.truncate(file, 0, done));
        assertEquals(0, Files.size(file));
        files.<Void>run(done -> fs.truncate(path("missing"), 0, done)).assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, open " + path("missing"));
        assertThrows(IllegalArgumentException.class, () -> fs.truncate(file, -1, new Outcome<>()));
    }

    @Test
    void temporaryFilesHaveNamesOfTheirOwnAndAreOpen() throws IOException { // libuv fs_mkstemp
        final OpenFile first = files.get(done -> fs.makeTemporaryFile(directory, "test_file_", done));
        final OpenFile second = files.get(done -> fs.makeTemporaryFile(directory, "test_file_", done));

        assertNotEquals(first.path(), second.path());
        assertTrue(first.path().getFileName().toString().startsWith("test_file_"));
        assertEquals("rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(first.path())));
        files.<Void>get(done -> first.write(ByteBuffer.wrap(new byte[] {'h', 'i'}), 0, done));
        assertEquals("hi", Files.readString(first.path()));
        assertThrows(IllegalArgumentException.class,
            () -> fs.makeTemporaryFile(directory, "no/prefix", new Outcome<>()));
        files.<OpenFile>run(done -> fs.makeTemporaryFile(path("missing"), "a", done)).assertFailed(
            Errno.ENOENT, "ENOENT: no such file or directory, mkstemp " + path("missing").resolve("a"));
    }

    @Test
    void temporaryDirectoriesHaveNamesOfTheirOwn() throws IOException {
        final Path first = files.get(done -> fs.makeTemporaryDirectory(directory, "test_dir_", done));
        final Path second = files.get(done -> fs.makeTemporaryDirectory(directory, "test_dir_", done));

        assertNotEquals(first, second);
        assertTrue(Files.isDirectory(first));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(first)));
    }
}
