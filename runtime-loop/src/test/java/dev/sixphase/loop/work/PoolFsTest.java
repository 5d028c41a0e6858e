package dev.sixphase.loop.work;

import dev.sixphase.api.Errno;
import dev.sixphase.api.FileStatus;
import dev.sixphase.api.spi.WorkerPool.Kind;
import dev.sixphase.api.spi.WorkerPoolRejectedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class PoolFsTest {
    private final StepPool pool = new StepPool();
    private final PoolFs fs = new PoolFs(new LoopForTest().core(), pool);

    @TempDir
    private Path directory;

    @Test
    void readsAWholeFile() throws IOException {
        final byte[] content = new byte[100_000];
        new Random(1).nextBytes(content);
        final Path path = Files.write(directory.resolve("random"), content);
        final Outcome<byte[]> read = new Outcome<>();

        fs.readFile(path, read);
        assertEquals(0, read.endCount(), "the callback ran inside the call");
        pool.workAndDeliver();

        assertArrayEquals(content, read.value());
        assertEquals(List.of(Kind.FAST_IO), pool.kinds());
    }

    @Test
    void readsTextAndReplacesWhatMeansNothing() throws IOException {
        final Path path = Files.write(directory.resolve("text"), new byte[] {'a', (byte) 0xff, 'b'});
        final Outcome<String> utf = new Outcome<>();
        final Outcome<String> latin = new Outcome<>();

        fs.readFile(path, UTF_8, utf);
        fs.readFile(path, StandardCharsets.ISO_8859_1, latin);
        pool.workAndDeliver();
        pool.workAndDeliver();

        assertEquals("a\ufffdb", utf.value());
        assertEquals("a\u00ffb", latin.value());
    }

    @Test
    void aMissingFileIsNamedInTheFailure() {
        final Path path = directory.resolve("missing");
        final Outcome<byte[]> read = new Outcome<>();

        fs.readFile(path, read);
        pool.workAndDeliver();

        read.assertFailed(Errno.ENOENT, "ENOENT: no such file or directory, open " + path);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDirectoryIsNoFile() {
        final Outcome<byte[]> read = new Outcome<>();
        final Outcome<Void> written = new Outcome<>();

        fs.readFile(directory, read);
        fs.writeFile(directory, text(""), written);
        pool.workAndDeliver();
        pool.workAndDeliver();

        read.assertFailed(Errno.EISDIR, "EISDIR: is a directory, read " + directory);
        written.assertFailed(Errno.EISDIR, "EISDIR: is a directory, open " + directory);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileIsNoDirectory() throws IOException { // libuv fs_scandir_file
        final Path file = Files.createFile(directory.resolve("file"));
        final Outcome<byte[]> read = new Outcome<>();
        final Outcome<List<Path>> listed = new Outcome<>();

        fs.readFile(file.resolve("below"), read);
        fs.list(file, listed);
        pool.workAndDeliver();
        pool.workAndDeliver();

        read.assertFailed(Errno.ENOTDIR, "ENOTDIR: not a directory, open " + file.resolve("below"));
        listed.assertFailed(Errno.ENOTDIR, "ENOTDIR: not a directory, scandir " + file);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatMayNotBeReadIsDenied() throws IOException {
        final Path secret = Files.createFile(directory.resolve("secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assumeFalse(Files.isReadable(secret), "this user may read everything");
        final Outcome<byte[]> read = new Outcome<>();

        fs.readFile(secret, read);
        pool.workAndDeliver();

        read.assertFailed(Errno.EACCES, "EACCES: permission denied, open " + secret);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToItselfIsALoop() throws IOException {
        final Path link = directory.resolve("link");
        Files.createSymbolicLink(link, link);
        final Outcome<byte[]> read = new Outcome<>();

        fs.readFile(link, read);
        pool.workAndDeliver();

        read.assertFailed(Errno.ELOOP, "ELOOP: too many levels of symbolic links, open " + link);
    }

    @Test
    void writesWhatTheBufferHeldWhenAsked() throws IOException {
        final Path path = Files.writeString(directory.resolve("file"), "longer than what is written now");
        final ByteBuffer bytes = text("[written]");
        bytes.position(1).limit(8);
        final Outcome<Void> written = new Outcome<>();

        fs.writeFile(path, bytes, written);
        assertEquals(1, bytes.position(), "the caller's buffer was moved");
        bytes.put(1, (byte) 'X');
        pool.workAndDeliver();

        assertNull(written.value());
        assertEquals("written", Files.readString(path));
    }

    @Test
    void appendsToAFileThatNeedNotExist() throws IOException {
        final Path path = directory.resolve("log");
        for (final String line : List.of("one ", "two ", "three")) {
            final Outcome<Void> written = new Outcome<>();
            fs.appendFile(path, text(line), written);
            pool.workAndDeliver();
            assertNull(written.value());
        }

        assertEquals("one two three", Files.readString(path));
    }

    @Test
    void writingInADirectoryThatIsMissingFails() {
        final Path path = directory.resolve("missing").resolve("file");
        final Outcome<Void> written = new Outcome<>();
        final Outcome<Void> appended = new Outcome<>();

        fs.writeFile(path, text("x"), written);
        fs.appendFile(path, text("x"), appended);
        pool.workAndDeliver();
        pool.workAndDeliver();

        written.assertFailed(Errno.ENOENT, "ENOENT: no such file or directory, open " + path);
        appended.assertFailed(Errno.ENOENT, "ENOENT: no such file or directory, open " + path);
    }

    @Test
    void tellsAboutFilesAndDirectories() throws IOException {
        final Path file = Files.writeString(directory.resolve("file"), "12345");
        final Instant modified = Instant.parse("2001-02-03T04:05:06Z");
        Files.setLastModifiedTime(file, FileTime.from(modified));

        final FileStatus ofFile = stat(file);
        final FileStatus ofDirectory = stat(directory);

        assertEquals(5, ofFile.sizeBytes());
        assertEquals(modified, ofFile.modified());
        assertTrue(ofFile.isRegularFile());
        assertFalse(ofFile.isDirectory());
        assertTrue(ofDirectory.isDirectory());
        assertFalse(ofDirectory.isRegularFile());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tellsAboutWhatALinkPointsTo() throws IOException {
        final Path file = Files.writeString(directory.resolve("file"), "12345");
        final Path link = Files.createSymbolicLink(directory.resolve("link"), file);

        assertFalse(stat(link).isSymbolicLink());
        assertEquals(5, stat(link).sizeBytes());
    }

    @Test
    void nothingIsKnownAboutAMissingFile() { // libuv fs_stat_missing_path
        final Path path = directory.resolve("missing");
        final Outcome<FileStatus> known = new Outcome<>();
        fs.stat(path, known);
        pool.workAndDeliver();

        known.assertFailed(Errno.ENOENT, "ENOENT: no such file or directory, stat " + path);
    }

    @Test
    void listsNamesInAlphabeticalOrder() throws IOException {
        for (final String name : List.of("c", "a", "d", "b")) {
            Files.createFile(directory.resolve(name));
        }
        final Outcome<List<Path>> listed = new Outcome<>();

        fs.list(directory, listed);
        pool.workAndDeliver();

        assertEquals(List.of(Path.of("a"), Path.of("b"), Path.of("c"), Path.of("d")), listed.value());
    }

    @Test
    void makesADirectoryOnce() {
        final Path made = directory.resolve("made");
        final Outcome<Void> first = new Outcome<>();
        final Outcome<Void> second = new Outcome<>();

        fs.makeDirectory(made, false, first);
        fs.makeDirectory(made, false, second);
        pool.workAndDeliver();
        pool.workAndDeliver();

        assertNull(first.value());
        assertTrue(Files.isDirectory(made));
        second.assertFailed(Errno.EEXIST, "EEXIST: file exists, mkdir " + made);
    }

    @Test
    void makesParentsOnlyIfAskedTo() {
        final Path deep = directory.resolve("a").resolve("b");
        final Outcome<Void> refused = new Outcome<>();
        final Outcome<Void> made = new Outcome<>();
        final Outcome<Void> again = new Outcome<>();

        fs.makeDirectory(deep, false, refused);
        fs.makeDirectory(deep, true, made);
        fs.makeDirectory(deep, true, again);
        for (int i = 0; i < 3; i++) {
            pool.workAndDeliver();
        }

        refused.assertFailed(Errno.ENOENT, "ENOENT: no such file or directory, mkdir " + deep);
        assertNull(made.value());
        assertNull(again.value());
        assertTrue(Files.isDirectory(deep));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isContentWithALinkToADirectoryAndNotWithAFile() throws IOException {
        final Path file = Files.createFile(directory.resolve("file"));
        final Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
        final Outcome<Void> onFile = new Outcome<>();
        final Outcome<Void> onLink = new Outcome<>();

        fs.makeDirectory(file, true, onFile);
        fs.makeDirectory(link, true, onLink);
        pool.workAndDeliver();
        pool.workAndDeliver();

        onFile.assertFailed(Errno.EEXIST, "EEXIST: file exists, mkdir " + file);
        assertNull(onLink.value());
    }

    @Test
    void removesFilesAndEmptyDirectories() throws IOException {
        final Path inner = Files.createDirectory(directory.resolve("inner"));
        final Path file = Files.createFile(inner.resolve("file"));
        final Outcome<Void> tooEarly = new Outcome<>();
        final Outcome<Void> ofFile = new Outcome<>();
        final Outcome<Void> ofDirectory = new Outcome<>();
        final Outcome<Void> tooLate = new Outcome<>();

        fs.remove(inner, tooEarly);
        fs.remove(file, ofFile);
        fs.remove(inner, ofDirectory);
        fs.remove(inner, tooLate);
        for (int i = 0; i < 4; i++) {
            pool.workAndDeliver();
        }

        tooEarly.assertFailed(Errno.ENOTEMPTY, "ENOTEMPTY: directory not empty, remove " + inner);
        assertNull(ofFile.value());
        assertNull(ofDirectory.value());
        assertFalse(Files.exists(inner));
        tooLate.assertFailed(Errno.ENOENT, "ENOENT: no such file or directory, remove " + inner);
    }

    @Test
    void renamesAndReplaces() throws IOException { // libuv fs_rename_to_existing_file
        final Path from = Files.writeString(directory.resolve("from"), "new");
        final Path to = Files.writeString(directory.resolve("to"), "old");
        final Outcome<Void> renamed = new Outcome<>();
        final Outcome<Void> again = new Outcome<>();

        fs.rename(from, to, renamed);
        fs.rename(from, to, again);
        pool.workAndDeliver();
        pool.workAndDeliver();

        assertNull(renamed.value());
        assertEquals("new", Files.readString(to));
        assertFalse(Files.exists(from));
        again.assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, rename " + from + " -> " + to);
    }

    @Test
    void wrongArgumentsAreRefusedAtOnce() {
        final Path path = directory.resolve("file");
        final Outcome<Object> none = new Outcome<>();

        assertThrows(NullPointerException.class, () -> fs.readFile(null, none));
        assertThrows(NullPointerException.class, () -> fs.readFile(path, null));
        assertThrows(NullPointerException.class, () -> fs.readFile(path, null, none));
        assertThrows(NullPointerException.class, () -> fs.writeFile(path, null, new Outcome<>()));
        assertThrows(NullPointerException.class, () -> fs.appendFile(path, text(""), null));
        assertThrows(NullPointerException.class, () -> fs.stat(null, none));
        assertThrows(NullPointerException.class, () -> fs.list(null, none));
        assertThrows(NullPointerException.class, () -> fs.makeDirectory(null, true, new Outcome<>()));
        assertThrows(NullPointerException.class, () -> fs.remove(null, new Outcome<>()));
        assertThrows(NullPointerException.class, () -> fs.rename(path, null, new Outcome<>()));
        assertThrows(NullPointerException.class, () -> fs.openStream(null, 1));
        assertEquals("chunkBytes must be at least 1: 0",
            assertThrows(IllegalArgumentException.class, () -> fs.openStream(path, 0)).getMessage());
        assertEquals(0, pool.waitingCount());
    }

    @Test
    void aFullPoolRefusesAtOnceAndTheCallbackNeverRuns() {
        final Outcome<FileStatus> none = new Outcome<>();
        pool.beFull(true);

        assertThrows(WorkerPoolRejectedException.class, () -> fs.stat(directory, none));

        pool.deliver();
        assertEquals(0, none.endCount());
    }

    private FileStatus stat(final Path path) {
        final Outcome<FileStatus> known = new Outcome<>();
        fs.stat(path, known);
        pool.workAndDeliver();
        return known.value();
    }

    private static ByteBuffer text(final String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
