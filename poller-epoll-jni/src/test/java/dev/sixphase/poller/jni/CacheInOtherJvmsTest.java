package dev.sixphase.poller.jni;

import dev.sixphase.poller.jni.OtherJvm.Said;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static dev.sixphase.poller.jni.OtherJvm.withLeave;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What JVMs leave in the folder that they keep the library in, and what they find there. */
@Timeout(120)
class CacheInOtherJvmsTest { // users 3
    private static final Said AVAILABLE = Said.line("available");
    private static final String NOT_LOADED =
        "unavailable: the library cannot be loaded from a cache directory";
    private static final int STARTS = 20;

    @TempDir
    private Path home;
    private OtherJvm jvm;

    @BeforeEach
    void needsTheLibrary() {
        BuiltLibrary.require();
        jvm = new OtherJvm(home);
    }

    private Said start(final String... flags) throws Exception {
        return jvm.onClassPath(withLeave(flags), "once");
    }

    /** The one file that a first start leaves. */
    private Path firstStart() throws Exception {
        assertEquals(AVAILABLE, start());
        assertEquals(1, jvm.files("cache").size());
        return jvm.files("cache").get(0);
    }

    @Test
    void manyStartsAreSilentAndLeaveOneFile() throws Exception {
        final Path file = firstStart();
        final FileTime written = Files.getLastModifiedTime(file);
        for (int start = 1; start < STARTS; start++) {
            assertEquals(AVAILABLE, start());
        }

        assertEquals(List.of(file), jvm.files("cache"));
        assertEquals(written, Files.getLastModifiedTime(file));
    }

    @Test
    void aNamedLibraryIsLoadedFromWhereItIsAndNothingIsWritten() throws Exception {
        final Path library = Files.createDirectory(home.resolve("library"))
            .resolve(NativePlatform.current().system().fileName());
        Files.write(library, BuiltLibrary.content());
        final Path empty = Files.createDirectory(home.resolve("empty"));

        for (final String way : List.of("sixphase.native.path=" + library,
            "sixphase.native.path=" + library.getParent(), "java.library.path=" + library.getParent())) {
            assertEquals(AVAILABLE, start("-D" + way, "-Dsixphase.native.cache=" + empty,
                "-Duser.home=" + empty, "-Djava.io.tmpdir=" + empty));
        }

        assertEquals(List.of(), jvm.files("empty"));
        assertEquals(List.of(library), jvm.files("library"));
    }

    @Test
    void whatWasPlantedInPlaceOfTheLibraryIsNotLoaded() throws Exception {
        final Path file = firstStart();
        final byte[] library = BuiltLibrary.content();
        final byte[] planted = library.clone();
        Arrays.fill(planted, planted.length / 2, planted.length, (byte) 0xcc);

        final byte[] half = Arrays.copyOf(library, library.length / 2);
        for (final byte[] content : List.of(planted, half, new byte[0])) {
            Files.write(file, content);

            assertEquals(AVAILABLE, start());
            assertArrayEquals(library, Files.readAllBytes(file));
        }
        assertEquals(List.of(file), jvm.files("cache"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatOthersMayWriteToIsNamedAndNothingIsLoadedFromIt() throws Exception {
        final Path folder = firstStart().getParent();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        final Said said = start();

        assertEquals("", said.err());
        assertTrue(said.out().startsWith(NOT_LOADED + " ["), said::toString);
        assertTrue(said.out().contains(folder + " belongs to user "), said::toString);
    }

    @Test
    void aJvmThatWasKilledInTheMiddleOfWritingDoesNotHurtTheNext() throws Exception {
        final Path partial = killInTheMiddle();
        final Instant killed = Files.getLastModifiedTime(partial).toInstant();
        final byte[] content = LargeLibrary.content();

        final Path file = LargeLibrary.cache(jvm.cache(), killed).place(content);

        assertArrayEquals(content, Files.readAllBytes(file));
        LargeLibrary.cache(jvm.cache(), killed.plus(LibraryCache.LITTER_AGE).plusSeconds(1)).place(content);
        assertEquals(List.of(file), jvm.files("cache"));
    }

    private static List<File> namesIn(final List<File> folders) {
        return folders.stream().flatMap(folder -> namesIn(folder).stream()).toList();
    }

    /** What is in a folder, if that is there. */
    private static List<File> namesIn(final File folder) {
        final File[] names = folder.listFiles();
        return names == null ? List.of() : List.of(names);
    }

    /** What it had written by then. */
    private Path killInTheMiddle() throws Exception {
        final String classPath =
            OtherJvm.folderOf(EpollPollerProvider.class) + File.pathSeparator + OtherJvm.testFolder();
        final List<String> command =
            jvm.command(classPath, List.of(), LargeLibrary.class, jvm.cache().toString());
        while (true) {
            final Process process = OtherJvm.builder(command).start();
            while (process.isAlive() && namesIn(namesIn(jvm.cache().toFile())).isEmpty()) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
            final Path file = jvm.files("cache").get(0);
            if (Files.size(file) < LargeLibrary.BYTES) {
                return file;
            }
            Files.delete(file); // it was quicker
        }
    }

    @Test
    void litterOfAYearAgoIsGoneAfterAStart() throws Exception {
        final Path file = firstStart();
        final Path old = Files.createFile(Path.of(file + "." + UUID.randomUUID()));
        final Path fresh = Files.createFile(Path.of(file + "." + UUID.randomUUID()));
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));

        assertEquals(AVAILABLE, start());

        assertEquals(List.of(file, fresh), jvm.files("cache").stream().sorted().toList());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatIsMountedNoexecIsNamedWithWhatHelps() throws Exception {
        final Path mount = Files.createDirectory(home.resolve("noexec"));
        final List<String> mounted = mounting(mount);
        final List<String> command = new ArrayList<>(mounted);
        command.addAll(jvm.onClassPathCommand(withLeave("-Dsixphase.native.cache=" + mount), "once"));

        final Said said = jvm.run(command);

        assertEquals("", said.err());
        assertTrue(said.out().startsWith(NOT_LOADED + " [" + mount), said::toString);
        assertTrue(said.out().contains("noexec: set -Dsixphase.native.cache"), said::toString);
        assertTrue(said.out().contains("-Dsixphase.native.path"), said::toString);
    }

    /** What runs a command with such a folder there; nobody else sees it, and it ends with the command. */
    private static List<String> mounting(final Path mount) throws Exception {
        for (final String rights : List.of("-m", "-rm")) {
            final List<String> command = List.of("unshare", rights, "sh", "-c",
                "mount -t tmpfs -o noexec,mode=700 tmpfs \"$0\" && exec \"$@\"", mount.toString());
            final List<String> trial = new ArrayList<>(command);
            trial.add("true");
            if (isDone(trial)) {
                return command;
            }
        }
        assumeTrue(false, "unshare(1) and mount(8) may not mount anything here");
        throw new AssertionError();
    }

    private static boolean isDone(final List<String> command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (final IOException e) {
            return false;
        }
    }
}
