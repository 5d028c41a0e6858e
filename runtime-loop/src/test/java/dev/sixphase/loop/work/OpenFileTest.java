package dev.sixphase.loop.work;

import dev.sixphase.api.Errno;
import dev.sixphase.api.FileStatus;
import dev.sixphase.api.OpenFile;
import dev.sixphase.api.Request;
import dev.sixphase.api.SystemCallException;
import dev.sixphase.api.spi.WorkerPool.Kind;
import dev.sixphase.conformance.EmulatorGap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static dev.sixphase.api.OpenFile.CURRENT_POSITION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OpenFileTest {
    private final FilesForTest files = new FilesForTest();
    private final List<OpenFile> opened = new ArrayList<>();

    @TempDir
    private Path directory;

    /** Windows removes no folder with a file in it that is open. */
    @AfterEach
    void closeWhatIsOpen() {
        opened.stream().filter(OpenFile::isOpen).forEach(this::close);
    }

    private Path path(final String name) {
        return directory.resolve(name);
    }

    private OpenFile open(final Path path, final OpenOption... options) {
        final OpenFile file = files.get(done -> files.fs().open(path, Set.of(options), done));
        opened.add(file);
        return file;
    }

    private static ByteBuffer bytes(final String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private void write(final OpenFile file, final String text, final long position) {
        files.<Void>get(done -> file.write(bytes(text), position, done));
    }

    private String read(final OpenFile file, final int maxBytes, final long position) {
        final ByteBuffer target = ByteBuffer.allocate(maxBytes);
        final int count = files.<Integer>get(done -> file.read(target, position, done));
        assertEquals(Math.max(count, 0), target.position());
        return count < 0 ? "end" : UTF_8.decode(target.flip()).toString();
    }

    private void close(final OpenFile file) {
        files.<Void>get(file::close);
    }

    @Test
    void isWrittenSyncedRenamedReadShortenedAndRemoved() throws IOException { // libuv fs_file_async
        final OpenFile made = open(path("made"), WRITE, CREATE_NEW);
        write(made, "test-buffer\n", CURRENT_POSITION);
        files.<Void>get(made::sync);
        files.<Void>get(made::syncData);
        close(made);
        files.<Void>get(done -> files.fs().rename(path("made"), path("renamed"), done));

        final OpenFile opened = open(path("renamed"), READ, WRITE);
        assertEquals("test-buffer\n", read(opened, 100, CURRENT_POSITION));
        files.<Void>get(done -> opened.truncate(7, done));
        close(opened);
        final OpenFile again = open(path("renamed"), READ);
        assertEquals("test-bu", read(again, 100, CURRENT_POSITION));
        close(again);
        files.<Void>get(done -> files.fs().remove(path("renamed"), done));

        assertFalse(Files.exists(path("renamed")));
        assertEquals(Set.of(Kind.FAST_IO), Set.copyOf(files.pool().kinds()));
    }

    @Test
    void readsUpToTheEndAndThenSaysSo() throws IOException { // libuv fs_read_file_eof
        final OpenFile file = open(Files.writeString(path("file"), "test-buffer\n"), READ);

        assertEquals("test-buffer\n", read(file, 32, CURRENT_POSITION));
        assertEquals("end", read(file, 32, CURRENT_POSITION));
        assertEquals("end", read(file, 32, 12));
        assertEquals("", read(file, 0, 0));
    }

    @Test
    void aPositionOfItsOwnLeavesTheCurrentOneAlone() { // libuv fs_file_pos_after_op_with_offset
        final OpenFile file = open(path("file"), READ, WRITE, CREATE);

        write(file, "test-buffer", 0);
        assertEquals("buffer", read(file, 100, 5));
        assertEquals("test", read(file, 4, CURRENT_POSITION));
        write(file, "T", 0);
        assertEquals("-buffer", read(file, 100, CURRENT_POSITION));
    }

    @Test
    void severalBuffersAreWrittenAndReadInTheirOrder() { // libuv fs_write_multiple_bufs
        final OpenFile file = open(path("file"), READ, WRITE, CREATE);
        final List<ByteBuffer> sources = List.of(bytes("test-buffer"), bytes(""), bytes("second"));
        files.<Void>get(done -> file.write(sources, 0, done));
        assertEquals(0, sources.get(0).position(), "the caller's buffer moved");

        for (final long position : new long[] {CURRENT_POSITION, 0}) {
            final List<ByteBuffer> targets = List.of(ByteBuffer.allocate(11), ByteBuffer.allocate(6),
                ByteBuffer.allocate(6));
            assertEquals(17L, files.<Long>get(done -> file.read(targets, position, done)));
            assertEquals("test-buffer", UTF_8.decode(targets.get(0).flip()).toString());
            assertEquals("second", UTF_8.decode(targets.get(1).flip()).toString());
            assertEquals(0, targets.get(2).position());
        }
        assertEquals(-1L, files.<Long>get(done -> file.read(List.of(ByteBuffer.allocate(1)), 17, done)));
    }

    @Test
    void moreBuffersThanAKernelTakesAreWrittenAtAPosition() throws IOException {
        // libuv fs_write_alotof_bufs_with_offset
        final int count = 54_321;
        final OpenFile file = open(path("file"), READ, WRITE, CREATE);
        write(file, "0123456789", CURRENT_POSITION);

        files.<Void>get(done -> file.write(Collections.nCopies(count, bytes("test-buffer\n")), 10, done));

        assertEquals(10 + 12L * count, Files.size(path("file")));
        final ByteBuffer[] targets = new ByteBuffer[count];
        Arrays.setAll(targets, index -> ByteBuffer.allocate(12));
        assertEquals(12L * count, files.<Long>get(done -> file.read(List.of(targets), 10, done)));
        for (final ByteBuffer target : targets) {
            assertEquals(bytes("test-buffer\n"), target.flip());
        }
        assertEquals("end", read(file, 1, 10 + 12L * count));
    }

    @Test
    void whatIsWrittenIsWhatTheBufferHeldWhenAsked() {
        final OpenFile file = open(path("file"), READ, WRITE, CREATE);
        final ByteBuffer source = bytes("then");
        final Outcome<Void> written = new Outcome<>();
        file.write(source, 0, written);
        source.put(0, (byte) 'w');

        files.pool().workAndDeliver();

        written.value();
        assertEquals("then", read(file, 10, 0));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aReadGivesWhatIsThereAndDoesNotWaitForMore() throws Exception { // libuv fs_partial_read
        EmulatorGap.PROCESS.skipWhereNamed();
        final Path pipe = path("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        try (FileChannel writer = FileChannel.open(pipe, READ, WRITE)) {
            final OpenFile reader = open(pipe, READ);
            writer.write(bytes("first"));
            assertEquals("first", read(reader, 100, CURRENT_POSITION));
            writer.write(bytes("second"));
            final List<ByteBuffer> targets = List.of(ByteBuffer.allocate(4), ByteBuffer.allocate(100));
            assertEquals(6L, files.<Long>get(done -> reader.read(targets, CURRENT_POSITION, done)));
            assertEquals("nd", UTF_8.decode(targets.get(1).flip()).toString());
        }
    }

    @Test
    void aPartIsCopiedToAnotherFile() throws IOException { // libuv fs_async_sendfile
        final OpenFile from = open(path("from"), READ, WRITE, CREATE);
        write(from, "begin\n", 0);
        write(from, "end\n", 65_542);
        final OpenFile to = open(path("to"), WRITE, CREATE);

        assertEquals(65_545L, files.<Long>get(done -> from.transferTo(1, 131_072, to, done)));
        assertEquals(65_545, Files.size(path("to")));
        assertEquals("egin\n", Files.readString(path("to")).substring(0, 5));
        assertEquals(3L, files.<Long>get(done -> from.transferTo(0, 3, to, done)));
        assertTrue(Files.readString(path("to")).endsWith("end\nbeg"));
    }

    @Test
    void aFileMayGrowAndBeShortened() throws IOException {
        Files.writeString(path("file"), "abc");
        final OpenFile file = open(path("file"), READ, WRITE);

        files.<Void>get(done -> file.truncate(5, done));
        assertEquals("abc\0\0", read(file, 100, 0));
        files.<Void>get(done -> file.truncate(1, done));
        assertEquals("a", read(file, 100, 0));
    }

    @Test
    void whatIsAppendedGoesToTheEndAndIsNotMadeLonger() throws IOException {
        Files.writeString(path("file"), "abc");
        final OpenFile file = open(path("file"), APPEND);
        write(file, "de", CURRENT_POSITION);
        files.<Void>get(done -> file.truncate(4, done));

        assertEquals("abcd", Files.readString(path("file")));
        files.<Void>run(done -> file.truncate(9, done)).assertFailed(Errno.ENOTSUP,
            "ENOTSUP: operation not supported, ftruncate " + path("file")
                + " (opened for appending: open it for writing to make it longer)");
    }

    @Test
    void tellsAboutItself() throws IOException { // libuv fs_fstat
        final OpenFile file = open(path("file"), READ, WRITE, CREATE);
        assertEquals(0, files.<FileStatus>get(file::stat).sizeBytes());
        write(file, "test-buffer\n", CURRENT_POSITION);

        final FileStatus status = files.get(file::stat);

        assertEquals(12, status.sizeBytes());
        assertTrue(status.isRegularFile());
        assertFalse(status.isDirectory() || status.isSymbolicLink());
        assertEquals(Files.getLastModifiedTime(path("file")).toInstant(), status.modified());
        assertEquals(((FileTime) Files.getAttribute(path("file"), "lastAccessTime")).toInstant(),
            status.accessed());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tellsItsPermissionsAndChangesThem() throws IOException { // libuv fs_chmod
        final OpenFile file = open(path("file"), READ, WRITE, CREATE);
        for (final String letters : List.of("-w-------", "r--------", "rw-------")) {
            files.<Void>get(done -> file.setPermissions(PosixFilePermissions.fromString(letters), done));
            assertEquals(letters, PosixFilePermissions.toString(Files.getPosixFilePermissions(path("file"))));
            assertEquals(letters,
                PosixFilePermissions.toString(files.<FileStatus>get(file::stat).permissions()));
        }
    }

    @Test
    void setsItsTimesEachAlone() { // libuv fs_futime
        final OpenFile file = open(path("file"), READ, WRITE, CREATE);
        final Instant old = Instant.parse("1982-09-10T11:22:33.250Z");
        final Instant later = Instant.parse("2010-12-03T20:35:00Z");

        files.<Void>get(done -> file.setTimes(old, old, done));
        files.<Void>get(done -> file.setTimes(null, null, done));
        assertTimes(old, old, file);
        files.<Void>get(done -> file.setTimes(later, null, done));
        assertTimes(later, old, file);
        files.<Void>get(done -> file.setTimes(null, later, done));
        assertTimes(later, later, file);
    }

    private void assertTimes(final Instant accessed, final Instant modified, final OpenFile file) {
        final FileStatus status = files.get(file::stat);
        assertEquals(accessed, status.accessed());
        assertEquals(modified, status.modified());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onceAnotherFileHasItsNameItTellsNothingOfThat() throws IOException {
        final OpenFile file = open(path("file"), READ, WRITE, CREATE);
        Files.move(path("file"), path("moved"));
        files.<FileStatus>run(file::stat).assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, fstat " + path("file"));
        Files.writeString(path("file"), "another");

        files.<FileStatus>run(file::stat).assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, fstat " + path("file")
                + " (another file has this name now)");
        files.<Void>run(done -> file.setTimes(null, Instant.EPOCH, done)).assertFailed(Errno.ENOENT,
            "ENOENT: no such file or directory, futime " + path("file")
                + " (another file has this name now)");
    }

    @Test
    void whatItWasNotOpenedForIsABadDescriptor() throws IOException {
        Files.writeString(path("file"), "abc");
        final OpenFile reader = open(path("file"));
        final OpenFile writer = open(path("file"), WRITE);

        files.<Void>run(done -> reader.write(bytes("x"), 0, done)).assertFailed(Errno.EBADF,
            "EBADF: bad file descriptor, write " + path("file")
                + " (not opened for that: open it with another option)");
        files.<Integer>run(done -> writer.read(ByteBuffer.allocate(1), 0, done)).assertFailed(Errno.EBADF,
            "EBADF: bad file descriptor, read " + path("file")
                + " (not opened for that: open it with another option)");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDirectoryIsOpenedToBeAskedAbout() { // libuv fs_open_dir
        final OpenFile opened = open(directory, READ);

        assertTrue(files.<FileStatus>get(opened::stat).isDirectory());
        close(opened);
        files.<OpenFile>run(done -> files.fs().open(directory, Set.of(WRITE), done)).assertFailed(
            Errno.EISDIR, "EISDIR: is a directory, open " + directory);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDirectoryHasNoBytesToRead() { // libuv fs_read_dir
        final OpenFile opened = open(directory, READ);
        files.<Integer>run(done -> opened.read(ByteBuffer.allocate(2), 0, done)).assertFailed(Errno.EISDIR,
            "EISDIR: is a directory, read " + directory);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToItselfCannotBeOpened() throws IOException { // libuv fs_file_loop
        final Path link = Files.createSymbolicLink(path("link"), path("link"));
        files.<OpenFile>run(done -> files.fs().open(link, Set.of(READ), done)).assertFailed(Errno.ELOOP,
            "ELOOP: too many levels of symbolic links, open " + link);
    }

    @Test
    void optionsThatContradictEachOtherAreRefusedAtOnce() {
        for (final StandardOpenOption other : List.of(READ, TRUNCATE_EXISTING)) {
            assertThrows(IllegalArgumentException.class, () ->
                files.fs().open(path("file"), Set.of(APPEND, other), new Outcome<>()));
        }
        final OpenFile file = open(path("file"), READ, WRITE, CREATE);
        assertThrows(IllegalArgumentException.class, () -> file.read(bytes("x"), -2, new Outcome<>()));
        assertThrows(IllegalArgumentException.class, () -> file.truncate(-1, new Outcome<>()));
        assertThrows(NullPointerException.class, () -> file.sync(null));
        assertEquals(0, files.pool().waitingCount());
    }

    @Test
    void onceClosedItTakesNothingMore() {
        final OpenFile file = open(path("file"), WRITE, CREATE);
        final Outcome<Void> closed = new Outcome<>();
        file.close(closed);
        assertFalse(file.isOpen());

        assertThrows(IllegalStateException.class, () -> file.write(bytes("x"), 0, new Outcome<>()));
        assertThrows(IllegalStateException.class, () -> file.close(new Outcome<>()));
        files.pool().workAndDeliver();
        closed.value();
    }

    @Test
    void aCloseThatIsTakenBackLeavesItOpen() {
        final OpenFile file = open(path("file"), WRITE, CREATE);
        final Outcome<Void> closed = new Outcome<>();
        final Request request = file.close(closed);

        assertTrue(request.cancel());
        files.pool().deliver();

        assertTrue(file.isOpen());
        write(file, "still", 0);
        close(file);
    }

    @Test
    void whatAWorkerBeginsAfterTheCloseIsCanceled() throws IOException {
        final OpenFileCalls calls = OpenFileCalls.open(path("file"), Set.of(WRITE, CREATE));
        calls.close();

        final SystemCallException failure =
            assertThrows(SystemCallException.class, () -> calls.write(bytes("x"), 0));
        assertEquals(Errno.ECANCELED, failure.errno());
    }

    @Test
    void onlyWhatIsOpenIsATarget() {
        final OpenFile file = open(path("file"), READ, WRITE, CREATE);
        final OpenFile target = open(path("target"), WRITE, CREATE);
        close(target);
        assertThrows(IllegalStateException.class, () -> file.transferTo(0, 1, target, new Outcome<>()));
        assertThrows(IllegalArgumentException.class, () -> file.transferTo(-1, 1, file, new Outcome<>()));
    }
}
